const [WIDTH, HEIGHT, MARGIN] = [96, 28, 4];

interface FourWeeksProps {
  readonly values: readonly (number | null)[];
  readonly label: string;
}

/** How it went, day by day; a day of which nothing is known is passed over. */
export function FourWeeks({ values, label }: FourWeeksProps) {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  if (known.length < 2) return <svg width={WIDTH} height={HEIGHT} aria-hidden />;
  const all = known.map(({ value }) => value);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const x = (at: number) => MARGIN + (at * (WIDTH - 2 * MARGIN)) / (values.length - 1);
  const y = (value: number) =>
    most === least ? HEIGHT / 2 : HEIGHT - MARGIN - ((value - least) * (HEIGHT - 2 * MARGIN)) / (most - least);
  const path = known.map(({ value, at }, n) => `${n === 0 ? "M" : "L"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`);
  const last = known.at(-1);
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <path d={path.join("")} fill="none" stroke="var(--n-500)" strokeWidth={1.5} />
      {last && <circle cx={x(last.at)} cy={y(last.value)} r={2.5} fill="var(--accent)" />}
    </svg>
  );
}
