import { Download } from "lucide-react";
import type { ImportReport } from "#kernel/place/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { formatCount } from "#ui/format.ts";
import { csvOf, download } from "#ui/table/csv.ts";

const SEVERITIES = { error: "没有收", warning: "提醒" } as const;
/** More lines than this are read in the file. */
const SHOWN = 100;

/** What the import found, row by row: rows left out, and rows taken with a word of warning. */
export function Findings({ isTrial, report }: { readonly isTrial: boolean; readonly report: ImportReport }) {
  const { findings } = report;
  const repaired = [
    report.closedRings > 0 && `补上闭合 ${formatCount(report.closedRings)} 环`,
    report.turnedRings > 0 && `改正方向 ${formatCount(report.turnedRings)} 环`,
  ].filter(Boolean);
  function save() {
    const lines = findings.map(({ row, code, severity, message }) => [
      String(row),
      code ?? "",
      SEVERITIES[severity],
      message,
    ]);
    download("图层导入问题.csv", csvOf([["行", "编码", "结果", "说明"], ...lines]));
  }
  return (
    <section aria-live="polite">
      <div className="report-figures">
        <Figure name="读到" count={report.read} />
        <Figure name={isTrial ? "可以收" : "收下"} count={report.taken} />
        <Figure name="其中新增" count={report.added} />
        <Figure name="没有收" count={report.errorCount} />
      </div>
      {repaired.length > 0 && <p className="panel-note">自动修好：{repaired.join("，")}。</p>}
      {findings.length === 0 ? (
        <p className="t13">每一行都没有问题。</p>
      ) : (
        <>
          <div className="row">
            <h3 className="t13 strong grow">
              逐行问题 {formatCount(report.errorCount + report.warningCount)} 处
              {findings.length > SHOWN && `，下面是前 ${SHOWN} 处`}
            </h3>
            <Button look="plain" size="small" icon={Download} onClick={save}>
              存成文件
            </Button>
          </div>
          <table className="findings">
            <thead>
              <tr>
                <th scope="col">行</th>
                <th scope="col">编码</th>
                <th scope="col">结果</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {findings.slice(0, SHOWN).map((finding) => (
                <tr key={`${finding.row} ${finding.rule} ${finding.message}`}>
                  <td>{finding.row}</td>
                  <td>{finding.code}</td>
                  <td className="nowrap">{SEVERITIES[finding.severity]}</td>
                  <td>{finding.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function Figure({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <div>
      <b>{formatCount(count)}</b>
      <span>{name}</span>
    </div>
  );
}
