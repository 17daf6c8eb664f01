import { Link } from "react-router";
import { LightShape } from "#ui/work/light.tsx";
import type { OverviewRow } from "../../contract.ts";
import { listAddress, matterAddress } from "../addresses.ts";
import { countWords } from "../words.ts";

interface RedListProps {
  readonly title: string;
  readonly rows: readonly OverviewRow[];
  readonly total: number;
  readonly light: "red" | "yellow";
}

/** Each with who has it: a leader calls a person, not a number. */
export function RedList({ title, rows, total, light }: RedListProps) {
  return (
    <section className="card board-list">
      <h2>
        {title}
        <Link to={listAddress({ lights: light })}>全部 {countWords(total)} 件</Link>
      </h2>
      {rows.length === 0 ? (
        <p className="muted">{light === "red" ? "现在没有红灯。" : "现在没有黄灯。"}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={matterAddress(row.id)}>
                <LightShape light={light} />
                <b className="clip">{row.subject || "还没有分类"}</b>
                <em data-light={light}>{row.remaining}</em>
                <span className="clip">{row.address || "还没有地点"}</span>
                <span className="clip whose">{row.turnLabel || row.unitName}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
