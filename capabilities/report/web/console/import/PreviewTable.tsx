import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { previewImport } from "#capabilities/report/contract.ts";
import type { ImportMapping } from "#capabilities/report/model/import-mapping.ts";
import { type ApiProblem, type CallOutput, call } from "#ui/call.ts";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { formatInstant } from "#ui/format.ts";

type PreviewRow = CallOutput<typeof previewImport>["rows"][number];

const OUTCOMES = { made: "将建立", known: "以前导入过", faulty: "有问题" } as const;

/** 前 20 行: as they would become. Nothing is made by looking. */
export function PreviewTable({
  importId,
  mapping,
}: {
  readonly importId: string;
  readonly mapping: ImportMapping | null;
}) {
  const { data, error } = useQuery<CallOutput<typeof previewImport>, ApiProblem>({
    queryKey: [previewImport.path, importId, mapping],
    queryFn: ({ signal }) =>
      call(previewImport, { params: { id: importId }, body: { mapping: mapping as ImportMapping } }, signal),
    enabled: mapping !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const faulty = data?.rows.filter((row) => row.outcome === "faulty").length ?? 0;
  return (
    <Card title="前 20 行" {...(data ? { more: faulty > 0 ? `${faulty} 行有问题` : "都读得懂" } : {})} isBare>
      {error && (
        <p className="import-words" role="alert">
          {wordsOf(error)}
        </p>
      )}
      {!data && !error && <p className="import-words muted">字段对好以后，这里显示前 20 行会成为什么。</p>}
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="preview-scroll" aria-label="前 20 行" tabIndex={0}>
          <table className="preview-rows">
            <thead>
              <tr>
                {["行", "结果", "来源编号", "小类", "标题", "上报时间", "期限", "位置"].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <Line key={row.rowNumber} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}

function Line({ row }: { readonly row: PreviewRow }) {
  return (
    <tr data-faulty={row.outcome === "faulty" || undefined}>
      <td>{row.rowNumber}</td>
      <td>
        <Chip look={row.outcome === "faulty" ? "outlined" : "plain"}>
          {OUTCOMES[row.outcome]}
          {row.outcome === "made" && (row.isClosed ? "·已办结" : "·在办")}
        </Chip>
      </td>
      {row.outcome === "faulty" ? (
        <td colSpan={6}>
          {row.problems.map(({ column, message }) => (column ? `${column}：${message}` : message)).join("；")}
        </td>
      ) : (
        <>
          <td>{row.externalNumber}</td>
          <td>{row.subject}</td>
          <td>{row.title}</td>
          <td>{row.openedAt && formatInstant(row.openedAt)}</td>
          <td>{row.dueAt && formatInstant(row.dueAt)}</td>
          <td>{row.place}</td>
        </>
      )}
    </tr>
  );
}
