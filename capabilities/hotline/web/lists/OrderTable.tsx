import { Link } from "react-router";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import { EmptyState } from "#ui/controls/states.tsx";
import { formatCount, formatInstant } from "#ui/format.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";

const COLUMNS: readonly DataColumn<MatterListRow>[] = [
  {
    id: "light",
    title: "灯",
    width: "150px",
    sortBy: (row) => row.dueAt,
    text: (row) => row.remaining,
    render: (row) => row.light && <ClockLight light={row.light} remaining={row.remaining} />,
  },
  {
    id: "title",
    title: "诉求",
    width: "minmax(180px, 2fr)",
    text: (row) => row.title,
    render: (row) => (
      <Link className="register-link" to={matterPath(row.id)}>
        {row.title}
      </Link>
    ),
  },
  { id: "kind", title: "类型", width: "72px", text: (row) => row.subject, render: (row) => row.subject },
  { id: "state", title: "状态", width: "104px", text: (row) => row.stateLabel, render: (row) => row.stateLabel },
  {
    id: "unit",
    title: "主办单位",
    sortBy: (row) => row.unitName,
    text: (row) => row.unitName,
    render: (row) => row.unitName || "还没有派",
  },
  { id: "turn", title: "轮到", text: (row) => row.turnLabel, render: (row) => row.turnLabel },
  {
    id: "opened",
    title: "登记",
    width: "136px",
    sortBy: (row) => row.openedAt,
    text: (row) => formatInstant(row.openedAt),
    render: (row) => formatInstant(row.openedAt),
  },
  { id: "number", title: "编号", width: "180px", text: (row) => row.number ?? "", render: (row) => row.number },
];

/** On a phone one line says what and how late, the next where it is. */
const NARROW: readonly DataColumn<MatterListRow>[] = [
  {
    id: "title",
    title: "诉求",
    width: "minmax(0, 1fr)",
    sortBy: (row) => row.dueAt,
    text: (row) => row.title,
    render: (row) => (
      <span className="two-lines">
        <Link className="register-link" to={matterPath(row.id)}>
          {row.title}
        </Link>
        <span>{[row.stateLabel, row.unitName || "还没有派"].join("　")}</span>
      </span>
    ),
  },
  {
    id: "light",
    title: "灯",
    width: "140px",
    align: "right",
    text: (row) => row.remaining,
    render: (row) => row.light && <ClockLight light={row.light} remaining={row.remaining} />,
  },
];

interface OrderTableProps {
  readonly label: string;
  readonly rows: readonly MatterListRow[];
  /** How many there are in all; undefined while it is not known. */
  readonly count: number | undefined;
  /** Of the list of all matters that has every one of them. */
  readonly path: string;
  readonly empty: string;
}

export function OrderTable({ label, rows, count, path, empty }: OrderTableProps) {
  const isNarrow = useIsNarrow();
  return (
    <DataTable
      key={String(isNarrow)}
      label={label}
      columns={isNarrow ? NARROW : COLUMNS}
      rowHeight={isNarrow ? 60 : 40}
      rows={rows}
      tools={
        count !== undefined &&
        count > rows.length && (
          <p className="t13">
            共 {formatCount(count)} 件，列出先到期的 {formatCount(rows.length)} 件。<Link to={path}>看全部</Link>
          </p>
        )
      }
      keyOf={(row) => row.id}
      empty={<EmptyState title={`没有${label}`}>{empty}</EmptyState>}
    />
  );
}
