import type { PlainDate } from "#base/plain-date.ts";
import { type TargetPoint, targetLine } from "./target-line.ts";
import { formatValue } from "./words.ts";

interface TargetChartProps {
  readonly label: string;
  readonly unit: string;
  readonly target: number;
  readonly dueOn: PlainDate | null;
  readonly points: readonly TargetPoint[];
}

const [WIDTH, HEIGHT, TOP, FOOT, SIDE] = [264, 104, 12, 34, 4];

/** A target as a small chart: the dashed line is where it must be, the dotted one where it would end as it goes. */
export function TargetChart({ label, unit, target, dueOn, points }: TargetChartProps) {
  const line = targetLine({ points, target, dueOn });
  const last = line?.points.at(-1);
  const first = line?.points[0];
  if (!line || !last || !first)
    return <p className="t12 faint">还没有数值，目标 {formatValue(target, unit)}。填报之后这里画出走势。</p>;
  const x = (at: number) => SIDE + at * (WIDTH - 2 * SIDE);
  const y = (at: number) => TOP + (1 - at) * (HEIGHT - TOP - FOOT);
  const path = line.points.map((one, i) => `${i === 0 ? "M" : "L"}${x(one.x).toFixed(1)} ${y(one.y).toFixed(1)}`);
  const now = formatValue(last.point.value, unit);
  const { projected } = line;
  const summary = `${label}：目标 ${formatValue(target, unit)}，${last.point.on} 为 ${now}${projected ? `，照现在的势头到期为 ${formatValue(projected.value, unit)}` : ""}`;
  // Words beside the last value stay inside the drawing.
  const anchor = last.x > 0.8 ? "end" : last.x < 0.2 ? "start" : "middle";
  return (
    <figure className="target-chart">
      <figcaption className="row t12">
        <span className="grow clip muted">{unit ? `${label}，${unit}` : label}</span>
        <span className="nowrap muted">目标 {formatValue(target, "")}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
        <path d={`M0 ${y(line.targetY)}H${WIDTH}`} stroke="var(--n-900)" strokeDasharray="3 3" />
        <path d={`M0 ${HEIGHT - FOOT + 8}H${WIDTH}`} stroke="var(--line)" />
        <path d={path.join("")} fill="none" stroke="var(--a-600)" strokeWidth={2} />
        {projected && (
          <path
            d={`M${x(last.x)} ${y(last.y)}L${x(projected.x)} ${y(projected.y)}`}
            stroke="var(--a-300)"
            strokeWidth={2}
            strokeDasharray="3 3"
          />
        )}
        <circle cx={x(last.x)} cy={y(last.y)} r={3.5} fill="var(--a-600)" />
        <g className="target-words">
          <text x={x(last.x)} y={HEIGHT - FOOT} dy={-2} textAnchor={anchor} data-strong>
            {formatValue(last.point.value, "")}
          </text>
          {projected && projected.x - last.x > 0.25 && (
            <text x={WIDTH} y={HEIGHT - FOOT} dy={-2} textAnchor="end">
              推 {formatValue(projected.value, "")}
            </text>
          )}
          <text x={0} y={HEIGHT - 6}>
            {first.point.on.slice(5)}
          </text>
          {last !== first && last.x > 0.2 && last.x < 0.8 && (
            <text x={x(last.x)} y={HEIGHT - 6} textAnchor="middle">
              {last.point.on.slice(5)}
            </text>
          )}
          <text x={WIDTH} y={HEIGHT - 6} textAnchor="end">
            {(dueOn && dueOn > last.point.on ? dueOn : last.point.on).slice(5)}
          </text>
        </g>
      </svg>
    </figure>
  );
}
