import { CalendarClock } from "lucide-react";
import { Link } from "react-router";
import { listLedger } from "#capabilities/report/contract.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useCall } from "#ui/use-call.ts";

type LedgerRow = CallOutput<typeof listLedger>["rows"][number];

const COLUMNS: readonly DataColumn<LedgerRow>[] = [
  {
    id: "review",
    title: "复核日期",
    width: "148px",
    sortBy: (row) => row.reviewOn,
    text: (row) => row.reviewOn ?? "",
    render: (row) => (
      <>
        {row.reviewOn ?? "没有定"} {row.isDue && <Chip look="accent">该复核了</Chip>}
      </>
    ),
  },
  {
    id: "matter",
    title: "事项",
    width: "minmax(200px, 2fr)",
    sortBy: (row) => row.subject,
    text: (row) => `${row.subject} ${row.title}`,
    render: (row) => (
      <Link className="clip" to={matterPath(row.matterId)}>
        {row.subject}·{row.title}
      </Link>
    ),
  },
  { id: "address", title: "地点", text: (row) => row.address, render: (row) => row.address },
  {
    id: "reason",
    title: "挂账原因",
    width: "minmax(160px, 2fr)",
    text: (row) => row.reason,
    render: (row) => row.reason,
  },
  {
    id: "unit",
    title: "责任单位",
    sortBy: (row) => row.unitName,
    text: (row) => row.unitName,
    render: (row) => row.unitName,
  },
  {
    id: "since",
    title: "挂账时间",
    width: "140px",
    sortBy: (row) => row.since,
    text: (row) => formatInstant(row.since),
    render: (row) => formatInstant(row.since),
  },
  {
    id: "number",
    title: "编号",
    width: "200px",
    text: (row) => row.number ?? "",
    render: (row) => row.number ?? "未编号",
  },
];

/** 挂账台账: what waits for conditions to change, soonest review first. No clock of handling runs meanwhile. */
export default function LedgerPage() {
  const { data, error, refetch } = useCall(listLedger, {});
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const due = data.rows.filter((row) => row.isDue).length;
  return (
    <RegisterPage title="挂账台账" note={due > 0 ? `${due} 件到了复核日期` : "没有到期要复核的"}>
      <DataTable
        label="挂账台账"
        columns={COLUMNS}
        rows={data.rows}
        keyOf={(row) => row.matterId}
        empty={
          <EmptyState icon={CalendarClock} title="没有挂账的">
            条件不具备、一时办不了的案卷，经批准挂账后列在这里，到复核日期提醒。
          </EmptyState>
        }
      />
    </RegisterPage>
  );
}
