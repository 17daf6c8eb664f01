import { ScrollText } from "lucide-react";
import { Link } from "react-router";
import { listForcedClosures } from "#capabilities/report/contract.ts";
import type { CallOutput } from "#ui/call.ts";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useCall } from "#ui/use-call.ts";

type Closure = CallOutput<typeof listForcedClosures>["closures"][number];

const COLUMNS: readonly DataColumn<Closure>[] = [
  {
    id: "published",
    title: "公示时间",
    width: "140px",
    sortBy: (row) => row.publishedAt,
    text: (row) => formatInstant(row.publishedAt),
    render: (row) => formatInstant(row.publishedAt),
  },
  {
    id: "number",
    title: "编号",
    width: "220px",
    sortBy: (row) => row.number,
    text: (row) => row.number,
    render: (row) => (
      <Link to={`/console?${new URLSearchParams({ view: "all", text: row.number })}`}>{row.number}</Link>
    ),
  },
  {
    id: "subject",
    title: "问题",
    sortBy: (row) => row.subject,
    text: (row) => row.subject,
    render: (row) => row.subject,
  },
  { id: "address", title: "地点", text: (row) => row.address, render: (row) => row.address },
  {
    id: "reason",
    title: "公示的原因",
    width: "minmax(200px, 2fr)",
    text: (row) => row.reason,
    render: (row) => row.reason,
  },
];

/** 强制结案公示, as the public reads it. */
export default function ForcedPage() {
  const { data, error, refetch } = useCall(listForcedClosures, {});
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <RegisterPage
      title="强制结案公示"
      note="公众看到的就是这些"
      actions={
        <a className="button" data-look="plain" href="/forced-closures">
          看公众的那一页
        </a>
      }
    >
      <DataTable
        label="强制结案公示"
        columns={COLUMNS}
        rows={data.closures}
        keyOf={(row) => row.number}
        empty={
          <EmptyState icon={ScrollText} title="没有强制结案的">
            指挥中心负责人强制结案并公示的案卷会列在这里。
          </EmptyState>
        }
      />
    </RegisterPage>
  );
}
