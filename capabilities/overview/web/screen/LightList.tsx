import { LIGHT_WORDS, LightShape } from "#ui/work/light.tsx";
import type { OverviewRow } from "../../contract.ts";
import { listAddress, matterAddress } from "../addresses.ts";
import { countWords } from "../words.ts";

interface LightListProps {
  readonly title: string;
  readonly rows: readonly OverviewRow[];
  readonly total: number;
  readonly light: "red" | "yellow";
  readonly empty: string;
  readonly className: string;
}

/** As many rows as the wall has room for: what does not fit is not half shown. */
export function LightList({ title, rows, total, light, empty, className }: LightListProps) {
  return (
    <section className={`tile ${className}`}>
      <h2>
        {title}
        <a href={listAddress({ lights: light })}>全部 {countWords(total)} 件</a>
      </h2>
      {rows.length === 0 ? (
        <p className="wall-empty">{empty}</p>
      ) : (
        <ul className="wall-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <a href={matterAddress(row.id)}>
                <span className="light" data-light={light}>
                  <LightShape light={light} size={17} />
                  <span>{LIGHT_WORDS[light]}</span>
                </span>
                <b className="clip">{row.subject || "还没有分类"}</b>
                <em data-light={light}>{row.remaining}</em>
                <span className="clip">{row.address || "还没有地点"}</span>
                <span className="clip whose">{row.unitName || row.turnLabel}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
