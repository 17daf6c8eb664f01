import type { Evaluation } from "../../contract.ts";
import { TILES } from "../../model/subject.ts";
import { countWords, percentWords } from "../../model/words.ts";

const SHOWN = 5;

interface TilesProps {
  readonly evaluation: Evaluation;
  readonly onOpen: (indicator: string) => void;
}

export function Tiles({ evaluation, onOpen }: TilesProps) {
  const { indicators, rankedBy, total, totalBefore, totalYearAgo, period } = evaluation;
  const wanted = [...new Set([rankedBy.id, ...TILES, ...indicators.map(({ id }) => id)])];
  const tiles = wanted.flatMap((id) => indicators.filter((indicator) => indicator.id === id)).slice(0, SHOWN);
  const before = { day: "前一日", week: "上周", month: "上月", quarter: "上季", year: "上年", custom: "前一段" }[
    period
  ];
  return (
    <ul className="evaluation-tiles">
      {tiles.map(({ id, label, isRatio, formula }) => (
        <li key={id}>
          <button type="button" className="card" title={formula} onClick={() => onOpen(id)}>
            <span className="t12 muted">{label}</span>
            <b>
              {isRatio ? percentWords(total.ratios[id] ?? null) : countWords(total.counters[id] ?? 0)}
              <i>
                {isRatio
                  ? `${before} ${percentWords(totalBefore.ratios[id] ?? null).replace("%", "")}`
                  : id in totalYearAgo.counters && `上年同期 ${countWords(totalYearAgo.counters[id] ?? 0)}`}
              </i>
            </b>
          </button>
        </li>
      ))}
    </ul>
  );
}
