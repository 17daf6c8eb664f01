import "../hotline.css";
import { Link } from "react-router";
import { listDoubts } from "#capabilities/hotline/contract.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useCall } from "#ui/use-call.ts";
import { useHotlineTabs } from "./tabs.ts";

type Doubtful = CallOutput<typeof listDoubts>["orders"][number];

const COLUMNS: readonly DataColumn<Doubtful>[] = [
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
    title: "主办单位",
    sortBy: (row) => row.unitName,
    text: (row) => row.unitName ?? "",
    render: (row) => row.unitName,
  },
  {
    id: "doubts",
    title: "疑点",
    width: "minmax(160px, 1.5fr)",
    text: (row) => row.doubts.join("、"),
    render: (row) => row.doubts.join("、") || "随机抽样",
  },
  {
    id: "first",
    title: "初访",
    width: "88px",
    text: (row) => row.firstSatisfaction ?? "",
    render: (row) => row.firstSatisfaction,
  },
  {
    id: "second",
    title: "复访",
    width: "88px",
    text: (row) => row.satisfaction ?? "",
    render: (row) => row.satisfaction,
  },
  {
    id: "contradicted",
    title: "两次",
    width: "88px",
    sortBy: (row) => (row.isContradicted ? 0 : 1),
    text: (row) => (row.isContradicted ? "不符" : "相符"),
    render: (row) => (row.isContradicted ? <Chip look="accent">不符</Chip> : "相符"),
  },
  {
    id: "draw",
    title: "种子、签号",
    width: "128px",
    text: (row) => (row.sampleSeed === null ? "" : `${row.sampleSeed} ${row.sampleDraw}`),
    render: (row) => (row.sampleSeed === null ? "" : `${row.sampleSeed}、${row.sampleDraw}`),
  },
  { id: "number", title: "编号", width: "180px", text: (row) => row.number ?? "", render: (row) => row.number },
];

/** 防“被满意”: answers that may not be the caller's own, and what the second call said. */
export default function DoubtsPage() {
  const tabs = useHotlineTabs();
  const { data, error, refetch } = useCall(listDoubts, {});
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const wrong = data.orders.filter(({ isContradicted }) => isContradicted).length;
  return (
    <RegisterPage title="热线诉求" note={`复访 ${data.orders.length} 件，${wrong} 件与初访不符`} tabs={tabs}>
      <p className="list-note">
        签号由种子和工单标识算出，谁都可以重算；答复后很快回访、同一承办人全部满意、诉求人反映被要求好评的，一律由另一人复访。
      </p>
      <DataTable
        label="回访疑点和抽样复访"
        columns={COLUMNS}
        rows={data.orders}
        keyOf={(row) => row.matterId}
        empty={<EmptyState title="还没有复访">有疑点的和随机抽中的工单，复访之后会列在这里。</EmptyState>}
      />
    </RegisterPage>
  );
}
