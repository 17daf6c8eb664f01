import { FileUp } from "lucide-react";
import { Link } from "react-router";
import { listImports } from "#capabilities/report/contract.ts";
import type { CallOutput } from "#ui/call.ts";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount, formatInstant } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useCall } from "#ui/use-call.ts";
import { UploadArea } from "./UploadArea.tsx";

type ImportRow = CallOutput<typeof listImports>["imports"][number];

/** Imports run on while one looks at the list. */
const EVERY_MS = 5_000;

const COLUMNS: readonly DataColumn<ImportRow>[] = [
  {
    id: "file",
    title: "文件",
    width: "minmax(180px, 2fr)",
    sortBy: (row) => row.fileName,
    text: (row) => row.fileName,
    render: (row) => (
      <Link className="clip" to={`/console/import/${row.id}`}>
        {row.fileName}
      </Link>
    ),
  },
  { id: "state", title: "状态", width: "96px", text: (row) => row.stateLabel, render: (row) => row.stateLabel },
  {
    id: "mapping",
    title: "字段对照",
    text: (row) => row.mappingName ?? "",
    render: (row) => row.mappingName ?? "还没有定",
  },
  figure("rows", "行数", (row) => row.rowCount),
  figure("made", "建立", (row) => row.madeCount),
  figure("known", "已有", (row) => row.knownCount),
  figure("faulty", "有问题", (row) => row.faultyCount),
  {
    id: "at",
    title: "上传时间",
    width: "140px",
    sortBy: (row) => row.createdAt,
    text: (row) => formatInstant(row.createdAt),
    render: (row) => formatInstant(row.createdAt),
  },
];

function figure(id: string, title: string, numberOf: (row: ImportRow) => number): DataColumn<ImportRow> {
  return {
    id,
    title,
    width: "88px",
    align: "right",
    sortBy: numberOf,
    text: (row) => String(numberOf(row)),
    render: (row) => formatCount(numberOf(row)),
  };
}

/** 批量导入: a new file above, every former import below. */
export default function ImportsPage() {
  const { data, error, refetch } = useCall(listImports, {}, { everyMs: EVERY_MS });
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <RegisterPage title="批量导入" note="热线工单、其他系统的历史案卷">
      <UploadArea label="选择要导入的文件" hint="CSV 或 XLSX，可以是 gz 压缩的；第一行是列名" />
      <DataTable
        label="历次导入"
        columns={COLUMNS}
        rows={data.imports}
        keyOf={(row) => row.id}
        empty={
          <EmptyState icon={FileUp} title="还没有导入过">
            上传以后先对字段、看前 20 行，确认了才开始；有问题的行可以下载、改好再传。
          </EmptyState>
        }
      />
    </RegisterPage>
  );
}
