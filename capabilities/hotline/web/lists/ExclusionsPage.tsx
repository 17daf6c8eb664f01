import "../hotline.css";
import { Link } from "react-router";
import { listExclusions } from "#capabilities/hotline/contract.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useCall } from "#ui/use-call.ts";
import { useHotlineTabs } from "./tabs.ts";

type Excluded = CallOutput<typeof listExclusions>["orders"][number];

const answerOf = (row: Excluded) =>
  [row.satisfaction, row.isSolved === null ? "" : row.isSolved ? "已解决" : "未解决"].filter(Boolean).join("，");

const COLUMNS: readonly DataColumn<Excluded>[] = [
  {
    id: "title",
    title: "诉求",
    width: "minmax(180px, 2fr)",
    text: (row) => row.title,
    render: (row) => (
      <Link className="register-link" to={matterPath(row.matterId)}>
        {row.title}
      </Link>
    ),
  },
  {
    id: "unit",
    title: "申诉单位",
    sortBy: (row) => row.unitName,
    text: (row) => row.unitName ?? "",
    render: (row) => row.unitName,
  },
  { id: "reason", title: "理由", width: "144px", text: (row) => row.reason, render: (row) => row.reason },
  { id: "text", title: "说明", width: "minmax(200px, 3fr)", text: (row) => row.text, render: (row) => row.text },
  { id: "answer", title: "诉求人说", width: "136px", text: answerOf, render: answerOf },
  { id: "number", title: "编号", width: "180px", text: (row) => row.number ?? "", render: (row) => row.number },
];

/** 申诉剔除: left out of the rates, for everybody to see; what the caller said stays. */
export default function ExclusionsPage() {
  const tabs = useHotlineTabs();
  const { data, error, refetch } = useCall(listExclusions, {});
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <RegisterPage title="热线诉求" note={`剔除 ${data.orders.length} 件，只改变统计，不改变事实`} tabs={tabs}>
      <DataTable
        label="申诉剔除名单"
        columns={COLUMNS}
        rows={data.orders}
        keyOf={(row) => row.matterId}
        empty={<EmptyState title="没有剔除的">单位申诉、由回复把关岗同意剔除的工单，连同理由列在这里。</EmptyState>}
      />
    </RegisterPage>
  );
}
