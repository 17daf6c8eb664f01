const [WIDTH, HEIGHT, MARGIN] = [80, 22, 4];

/** A line without axes; a month without a value is a gap. */
export function Sparkline({ values, label }: { readonly values: readonly (number | null)[]; readonly label: string }) {
  const known = values.flatMap((value) => value ?? []);
  if (known.length < 2) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (at: number) => MARGIN + (at * (WIDTH - 2 * MARGIN)) / (values.length - 1);
  const y = (value: number) =>
    most === least ? HEIGHT / 2 : HEIGHT - MARGIN - ((value - least) * (HEIGHT - 2 * MARGIN)) / (most - least);
  const last = values.at(-1) ?? null;
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <path d={pathOf(values, x, y)} fill="none" stroke="var(--n-500)" strokeWidth={1.5} />
      {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r={2.5} fill="var(--accent)" />}
    </svg>
  );
}

/** As SVG: pieces between the months that have a value. */
export function pathOf(
  values: readonly (number | null)[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let isDrawing = false;
  return values
    .map((value, at) => {
      if (value === null) {
        isDrawing = false;
        return "";
      }
      const step = `${isDrawing ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      isDrawing = true;
      return step;
    })
    .join("");
}
