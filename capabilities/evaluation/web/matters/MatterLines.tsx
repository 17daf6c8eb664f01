import { Link } from "react-router";
import { shortNumber } from "#ui/table/matter-row.ts";

interface MatterLine {
  readonly matterId: string;
  readonly number: string | null;
  readonly subject: string;
  readonly title: string;
  readonly address: string;
  readonly stateLabel: string;
  readonly day: string;
  readonly value: number;
}

/** Matters of a figure, two lines each; the day is the one on which it was counted. */
export function MatterLines({ rows }: { readonly rows: readonly MatterLine[] }) {
  return (
    <ul className="evaluation-matters">
      {rows.map((row) => (
        <li key={row.matterId}>
          <Link to={`/console/matters/${row.matterId}`}>
            <span className="clip">
              <b>{row.subject || row.title}</b>　{row.address || row.title || "还没有地点"}
            </span>
            <span className="nowrap">{row.stateLabel}</span>
            <i>
              {shortNumber(row.number)}
              {row.value !== 1 && `　计 ${row.value} 次`}
            </i>
            <i className="nowrap">{row.day.slice(5)} 计入</i>
          </Link>
        </li>
      ))}
    </ul>
  );
}
