import { getMeasures } from "#kernel/measure/contract.ts";
import { useCall } from "#ui/use-call.ts";
import type { Evaluation } from "../../contract.ts";
import { subjectOf } from "../../model/subject.ts";
import { countWords } from "../../model/words.ts";
import { useClassNames } from "../use-class-names.ts";
import type { queryOf } from "./figure-query.ts";

interface ConcentrationProps {
  readonly evaluation: Evaluation;
  readonly query: ReturnType<typeof queryOf>;
  readonly counter: string;
}

const SHOWN = 3;

/** 集中在: of whom the figure is most; of units where it counts units, else of kinds of problems. */
export function Concentration({ evaluation, query, counter }: ConcentrationProps) {
  const isOfUnits = subjectOf(evaluation.subject).groupBy === "unit";
  const { counter: _one, limit: _limit, after: _after, ...filter } = query;
  const units = useCall(
    getMeasures,
    { query: { ...filter, counters: [counter], groupBy: "unit" } },
    { isEnabled: !isOfUnits },
  );
  const named = (units.data?.rows ?? []).filter((row) => row.key !== null && (row.counters[counter] ?? 0) > 0);
  const isOther = isOfUnits || (units.data !== undefined && named.length === 0);
  const others = useCall(
    getMeasures,
    { query: { ...filter, counters: [counter], groupBy: isOfUnits ? "street" : "class" } },
    { isEnabled: isOther },
  );
  const className = useClassNames(isOther && !isOfUnits);
  const rows = (isOther ? (others.data?.rows ?? []) : named)
    .map((row) => ({
      key: row.key ?? "none",
      label: isOther && !isOfUnits && row.key ? className(row.key) : row.label,
      value: row.counters[counter] ?? 0,
    }))
    .filter((row) => row.value > 0)
    .sort((a, b) => b.value - a.value);
  const most = rows[0]?.value;
  if (most === undefined || rows.length < 2) return null;
  const rest = rows.slice(SHOWN);
  const shown = [
    ...rows.slice(0, SHOWN),
    ...(rest.length > 0
      ? [
          {
            key: "others",
            label: `其他 ${rest.length} ${isOther ? (isOfUnits ? "处" : "类") : "家"}`,
            value: rest.reduce((sum, row) => sum + row.value, 0),
          },
        ]
      : []),
  ];
  const widest = Math.max(...shown.map((row) => row.value));
  return (
    <section className="evaluation-concentration">
      <h3>集中在</h3>
      <ul>
        {shown.map((row) => (
          <li key={row.key}>
            <span className="clip">{row.label}</span>
            <span className="bar">
              <i style={{ width: `${Math.round((100 * row.value) / widest)}%` }} />
            </span>
            <b>{countWords(row.value)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
