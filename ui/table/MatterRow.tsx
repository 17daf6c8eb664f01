import { memo } from "react";
import type { Instant } from "#base/instant.ts";
import { Chip } from "../controls/parts.tsx";
import { formatShort } from "../format.ts";
import type { Icon } from "../shell.ts";
import { LIGHT_WORDS, LightShape } from "../work/light.tsx";
import { type MatterColumn, type MatterRowData, shortNumber } from "./matter-row.ts";

interface MatterRowProps {
  readonly row: MatterRowData;
  readonly columns: readonly MatterColumn[];
  readonly now: Instant;
  readonly sourceIcon: Icon | undefined;
}

/** The cells of one row, two lines each. Kept between scrolls: rows that stay in view are not drawn again. */
export const MatterRow = memo(Cells);

function Cells({ row, columns, now, sourceIcon }: MatterRowProps) {
  return columns.map((column) => (
    <td key={column} className={`q-${column}`}>
      <Cell column={column} row={row} now={now} sourceIcon={sourceIcon} />
    </td>
  ));
}

function Cell({ column, row, now, sourceIcon: Source }: Omit<MatterRowProps, "columns"> & { column: MatterColumn }) {
  switch (column) {
    case "light":
      return row.light ? (
        <span className="light" data-light={row.light}>
          <LightShape light={row.light} />
          {LIGHT_WORDS[row.light]}
        </span>
      ) : null;
    case "remaining":
      return (
        <>
          <b data-light={row.light}>{row.light === "red" ? row.remaining : row.remaining.replace(/^剩 ?/, "")}</b>
          <i>{dueWords(row, now)}</i>
        </>
      );
    case "matter":
      return (
        <>
          <b className="clip" title={`${row.subject} ${row.title}`}>
            <em>{row.subject}</em>
            {row.title}
          </b>
          <i className="clip" data-mine={row.isMyTurn || undefined}>
            {row.turnReason || row.stateLabel}
          </i>
        </>
      );
    case "place":
      return (
        <>
          <b className="clip" title={row.address}>
            {row.address || "还没有地点"}
          </b>
          <i className="clip">{row.areaName}</i>
        </>
      );
    case "turn":
      return row.isMyTurn ? <Chip look="accent">轮到我</Chip> : <span className="clip">{row.turnLabel}</span>;
    case "number":
      return <span title={row.number ?? ""}>{shortNumber(row.number)}</span>;
    case "source":
      return (
        <span title={row.sourceLabel}>
          {Source ? <Source size={16} strokeWidth={1.5} aria-hidden /> : null}
          <span className="visually-hidden">{row.sourceLabel}</span>
        </span>
      );
  }
}

function dueWords(row: MatterRowData, now: Instant): string {
  const parts = [row.dueAt && formatShort(row.dueAt, now), row.isEmergency && "紧急", row.isProvisional && "暂定"];
  return parts.filter(Boolean).join("·");
}
