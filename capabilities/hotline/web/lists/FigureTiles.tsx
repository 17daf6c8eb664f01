import { Link } from "react-router";
import type { MeasureRow } from "#kernel/measure/contract.ts";
import { formatCount } from "#ui/format.ts";
import { ordersAddress, percent, RATIO_OPENS, type Span } from "./figures.ts";

export interface Tile {
  /** Of a counter or a ratio. */
  readonly id: string;
  readonly label: string;
  readonly isRatio?: true;
  /** More than none is a fault: the figure turns red. */
  readonly isAlarm?: true;
}

interface FigureTilesProps {
  readonly tiles: readonly Tile[];
  readonly row: MeasureRow | undefined;
  readonly span: Span;
}

/** Figures large enough to read across the room; each opens its orders. */
export function FigureTiles({ tiles, row, span }: FigureTilesProps) {
  return (
    <ul className="figure-tiles">
      {tiles.map(({ id, label, isRatio, isAlarm }) => {
        const count = row?.counters[id] ?? 0;
        const address = ordersAddress(span, row ?? { opens: {} }, isRatio ? (RATIO_OPENS[id] ?? id) : id);
        return (
          <li key={id}>
            <Link className="card" to={address} data-alarm={(isAlarm && count > 0) || undefined}>
              <span className="t12 muted">{label}</span>
              <b>{isRatio ? percent(row?.ratios[id]) : formatCount(count)}</b>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
