import { Card } from "#ui/controls/parts.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import type { Evaluation, EvaluationRow } from "../../contract.ts";
import { pathOf } from "./Sparkline.tsx";

interface Line {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
}

const HEIGHT = 208;
const EDGE = { top: 12, right: 120, bottom: 24, left: 44 };
/** Words beside the ends of lines keep this distance. */
const WORD_HEIGHT = 15;

/** How it went over twelve months: the row that is open, the whole, and who is first. */
export function TrendCard({
  evaluation,
  row,
}: {
  readonly evaluation: Evaluation;
  readonly row: EvaluationRow | null;
}) {
  const { rankedBy, months, totalTrend, rows } = evaluation;
  const first = rows.find((one) => one.rank === 1);
  const shown = row ?? null;
  const lines: Line[] = [
    ...(first && first.key !== shown?.key ? [{ id: "first", label: first.label, values: first.trend }] : []),
    { id: "total", label: "合计", values: totalTrend },
    ...(shown ? [{ id: "own", label: shown.label, values: shown.trend }] : []),
  ];
  const isNarrow = useIsNarrow();
  const width = isNarrow ? 360 : 760;
  const known = [
    ...lines.flatMap(({ values }) => values.flatMap((value) => value ?? [])),
    ...(rankedBy.target === null ? [] : [rankedBy.target]),
  ];
  if (known.length < 2) return null;
  const { low, high, ticks } = scaleOf(Math.min(...known), Math.max(...known));
  const x = (at: number) => EDGE.left + (at * (width - EDGE.left - EDGE.right)) / Math.max(1, months.length - 1);
  const y = (value: number) => EDGE.top + ((high - value) * (HEIGHT - EDGE.top - EDGE.bottom)) / (high - low);
  const unit = rankedBy.id === "score" ? "" : "%";
  const ends = spread([
    ...lines.flatMap(({ id, label, values }) => {
      const last = values.at(-1) ?? null;
      return last === null ? [] : [{ id, words: `${shortened(label)} ${last.toFixed(1)}`, at: y(last) }];
    }),
    ...(rankedBy.target === null
      ? []
      : [{ id: "target", words: `目标 ${rankedBy.target}${unit}`, at: y(rankedBy.target) }]),
  ]);
  return (
    <Card
      className="evaluation-trend"
      title={`${rankedBy.label}，近 ${months.length} 个月`}
      more={[...lines]
        .reverse()
        .map(({ label }) => label)
        .join("·")}
    >
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`${rankedBy.label}走势：${ends.map((end) => end.words).join("，")}`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} className="trend-grid" />
            <text x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end">
              {tick}
              {unit}
            </text>
          </g>
        ))}
        {months.map((month, at) => (
          <text key={month} x={x(at)} y={HEIGHT - 6} textAnchor="middle">
            {isNarrow && at % 2 === 0
              ? ""
              : at === 0 || month.endsWith("-01")
                ? month.slice(2)
                : Number(month.slice(5))}
          </text>
        ))}
        {rankedBy.target !== null && (
          <line
            x1={EDGE.left}
            x2={width - EDGE.right}
            y1={y(rankedBy.target)}
            y2={y(rankedBy.target)}
            className="trend-target"
          />
        )}
        {lines.map(({ id, values }) => {
          const last = values.at(-1) ?? null;
          return (
            <g key={id} data-line={id}>
              <path d={pathOf(values, x, y)} fill="none" />
              {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r={id === "own" ? 4 : 2.5} />}
            </g>
          );
        })}
        {ends.map(({ id, words, at }) => (
          <text key={id} x={width - EDGE.right + 10} y={at + 4} data-line={id}>
            {words}
          </text>
        ))}
      </svg>
    </Card>
  );
}

/** What fits beside the chart. */
function shortened(label: string): string {
  return label.length > 7 ? `${label.slice(0, 6)}…` : label;
}

/** Round steps around what is drawn: four or five lines. */
function scaleOf(least: number, most: number) {
  const step = [1, 2, 4, 5, 10, 20, 25].find((size) => (most - least) / size <= 4) ?? 50;
  const low = Math.floor(least / step) * step;
  const high = Math.max(low + step, Math.ceil(most / step) * step);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => low + at * step);
  return { low, high, ticks };
}

/** From top to bottom, none over another. */
function spread<E extends { readonly at: number }>(ends: readonly E[]): E[] {
  const placed: E[] = [];
  for (const end of ends.toSorted((a, b) => a.at - b.at)) {
    const above = placed.at(-1);
    placed.push(above && end.at - above.at < WORD_HEIGHT ? { ...end, at: above.at + WORD_HEIGHT } : end);
  }
  return placed;
}
