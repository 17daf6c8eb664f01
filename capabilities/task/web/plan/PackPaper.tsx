import type { ReactNode } from "react";
import { formatInstant } from "#ui/format.ts";
import type { MeetingPack } from "../../contract.ts";
import { doneWords } from "../../model/progress/done-words.ts";

/** The pack as the meeting reads it. */
export function PackPaper({ pack }: { readonly pack: MeetingPack }) {
  return (
    <article className="pack-paper">
      <h2>{pack.title}</h2>
      <dl className="pack-figures">
        {pack.figures.map((figure) => (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd>{figure.value}</dd>
            {figure.note && <dd className="t12 muted">{figure.note}</dd>}
          </div>
        ))}
      </dl>
      <PackTable
        title="已完成"
        heads={["任务", "单位", "完成日"]}
        rows={pack.done.map((one) => [one.title, one.unit, one.on])}
      />
      <PackTable
        title="落后"
        heads={["任务", "单位，责任人", "期限", "进度 / 时间", "逐级报告"]}
        rows={pack.late.map((one) => [
          one.title,
          [one.unitName, one.personName].filter(Boolean).join("，"),
          one.dueOn ?? "待定",
          `${doneWords(one)} / ${one.timePercent}%`,
          one.ladderLabel,
        ])}
      />
      <PackTable
        title="指标"
        heads={["指标", "目标", "现值", "评价"]}
        rows={pack.targets.map((one) => [one.label, one.target, one.current, one.verdict])}
      />
      <PackTable
        title="定量报送"
        heads={["任务", "单位", "本期截止", "已报送/应报送"]}
        rows={pack.quotas.map((one) => [one.title, one.unit, one.dueOn, `${one.delivered}/${one.quota}`])}
      />
      <PackTable
        title="上次以来的变化"
        heads={["时间", "任务", "变化", "经办"]}
        rows={pack.changes.map((one) => [
          formatInstant(one.at),
          one.title,
          [one.act, one.text].filter(Boolean).join("："),
          one.by,
        ])}
      />
      <PackTable
        title="下一步"
        heads={["期限", "任务", "单位"]}
        rows={pack.next.map((one) => [one.dueOn, one.title, one.unitName ?? "待定"])}
      />
      <PackTable
        title="按单位"
        heads={["单位", "牵头", "负责", "完成", "红灯", "黄灯", "进度"]}
        rows={pack.byUnit.map((one) => [
          one.unitName,
          one.leads,
          one.parts,
          one.done,
          one.red,
          one.yellow,
          `${Math.round(one.percent)}%`,
        ])}
      />
    </article>
  );
}

interface PackTableProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

function PackTable({ title, heads, rows }: PackTableProps) {
  return (
    <section>
      <h3>
        {title} <i>{rows.length}</i>
      </h3>
      {rows.length === 0 ? (
        <p className="t13 muted">没有</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone scrolls, also by keyboard.
        <section className="pack-scroll" tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a paper have no other identity.
                <tr key={i}>
                  {row.map((cell, at) => (
                    <td key={heads[at]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
