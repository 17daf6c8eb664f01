import { Scale } from "lucide-react";
import { Link } from "react-router";
import { listAppeals } from "#capabilities/report/contract.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";

type Appeal = CallOutput<typeof listAppeals>["rows"][number];

const standing = (row: Appeal) => <Chip look={row.isRunning ? "accent" : "plain"}>{row.appealLabel}</Chip>;

const COLUMNS: readonly DataColumn<Appeal>[] = [
  {
    id: "matter",
    title: "案卷",
    width: "minmax(200px, 2fr)",
    sortBy: (row) => row.subject,
    text: (row) => `${row.subject} ${row.title}`,
    render: (row) => (
      <Link className="two-lines" to={matterPath(row.matterId)}>
        {row.subject}·{row.title}
        <span>{row.number ?? "未编号"}</span>
      </Link>
    ),
  },
  {
    id: "appeal",
    title: "审到哪里",
    width: "104px",
    sortBy: (row) => row.appealLabel,
    text: (row) => row.appealLabel,
    render: standing,
  },
  {
    id: "counter",
    title: "申诉的指标",
    width: "92px",
    sortBy: (row) => row.counterLabel,
    text: (row) => row.counterLabel,
    render: (row) => row.counterLabel,
  },
  {
    id: "unit",
    title: "申诉单位",
    width: "minmax(120px, 1fr)",
    sortBy: (row) => row.unitName,
    text: (row) => row.unitName,
    render: (row) => row.unitName,
  },
  {
    id: "reason",
    title: "理由",
    width: "minmax(140px, 1.6fr)",
    text: (row) => row.reason,
    render: (row) => row.reason,
  },
  {
    id: "opinion",
    title: "审核意见",
    width: "minmax(120px, 1fr)",
    text: (row) => row.opinion,
    render: (row) => row.opinion,
  },
  {
    id: "asked",
    title: "申诉时间",
    width: "140px",
    sortBy: (row) => row.askedAt,
    text: (row) => formatInstant(row.askedAt),
    render: (row) => formatInstant(row.askedAt),
  },
  {
    id: "number",
    title: "编号",
    width: "200px",
    isInitiallyHidden: true,
    text: (row) => row.number ?? "",
    render: (row) => row.number ?? "未编号",
  },
];

const NARROW: readonly DataColumn<Appeal>[] = [
  {
    id: "matter",
    title: "案卷",
    width: "minmax(0, 1fr)",
    text: (row) => row.title,
    render: (row) => (
      <Link className="two-lines" to={matterPath(row.matterId)}>
        {row.subject}·{row.title}
        <span>
          {row.counterLabel}，{row.unitName}
        </span>
      </Link>
    ),
  },
  { id: "appeal", title: "审到哪里", width: "100px", text: (row) => row.appealLabel, render: standing },
];

/** 考核申诉: what a unit holds to be counted wrongly against it, those under review first. It changes a statistic, never a fact. */
export default function AppealsPage() {
  const { data, error, refetch } = useCall(listAppeals, {});
  const isNarrow = useIsNarrow();
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const running = data.rows.filter((row) => row.isRunning).length;
  return (
    <RegisterPage
      title="考核申诉"
      note={`${running > 0 ? `${running} 件在审` : "没有在审的"}；只改变统计，办理时间和回访结果照实保留`}
    >
      <DataTable
        key={String(isNarrow)}
        label="考核申诉"
        columns={isNarrow ? NARROW : COLUMNS}
        rowHeight={isNarrow ? 60 : 48}
        rows={data.rows}
        keyOf={(row) => row.matterId}
        empty={
          <EmptyState icon={Scale} title="没有考核申诉">
            单位认为超期、返工或不满意不该算到自己头上的，在案卷里申诉，由两人先后审定，列在这里。
          </EmptyState>
        }
      />
    </RegisterPage>
  );
}
