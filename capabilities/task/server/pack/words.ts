/** The pack as titled tables: what the PDF and the editable document both print. */
import { formatInstant } from "#base/instant.ts";
import { doneWords } from "#capabilities/task/model/public.ts";
import type { Pack } from "./pack.ts";

export interface PackTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly isFigure: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

const text = (title: string) => ({ title, isFigure: false });
const figure = (title: string) => ({ title, isFigure: true });
/** Longer lists are read on the page; the paper says how many there are. */
const MOST_ROWS = 80;

function table(title: string, columns: PackTable["columns"], rows: readonly (readonly string[])[]): PackTable {
  const notes = rows.length > MOST_ROWS ? [`共 ${rows.length} 条，此处列前 ${MOST_ROWS} 条`] : [];
  return { title, columns, rows: rows.slice(0, MOST_ROWS), notes };
}

export function packTables(pack: Pack): readonly PackTable[] {
  return [
    table(
      "一、总体情况",
      [text("指标"), figure("数值"), text("说明")],
      pack.figures.map(({ label, value, note }) => [label, value, note]),
    ),
    table(
      "二、红灯任务",
      [text("任务"), text("牵头单位"), text("责任人"), figure("期限"), figure("进度/时间"), text("提级")],
      pack.late.map((item) => [
        item.title,
        item.unitName ?? "待定",
        item.personName ?? "",
        `${item.dueOn ?? ""}${item.daysLate > 0 ? ` 超期 ${item.daysLate} 日` : ""}`,
        `${doneWords(item)} / ${item.timePercent}%`,
        item.ladderLabel,
      ]),
    ),
    table(
      "三、上次会议以来完成",
      [text("任务"), text("牵头单位"), figure("完成日期")],
      pack.done.map(({ title, unit, on }) => [title, unit, on]),
    ),
    table(
      "四、目标与现值",
      [text("目标"), figure("要求"), figure("现值"), text("结论")],
      pack.targets.map(({ label, target, current, verdict }) => [label, target, current, verdict]),
    ),
    table(
      "五、定量报送",
      [text("任务"), text("单位"), figure("本期截止"), figure("已报送/应报送"), figure("还差")],
      pack.quotas.map(({ title, unit, dueOn, quota, delivered }) => [
        ...[title, unit, dueOn, `${delivered}/${quota}`, String(Math.max(0, quota - delivered))],
      ]),
    ),
    table(
      "六、各单位",
      [text("单位"), figure("牵头"), figure("分工"), figure("完成"), figure("红灯"), figure("黄灯"), figure("进度")],
      pack.byUnit.map((unit) => [
        unit.unitName,
        ...[unit.leads, unit.parts, unit.done, unit.red, unit.yellow].map(String),
        `${unit.percent}%`,
      ]),
    ),
    table(
      "七、上次会议以来的变化",
      [figure("时间"), text("任务"), text("动作"), text("说明")],
      pack.changes.map(({ at, title, act, by, text: said }) => [formatInstant(at), title, `${act}（${by}）`, said]),
    ),
    table(
      "八、下一批期限",
      [figure("期限"), text("任务"), text("牵头单位")],
      pack.next.map(({ dueOn, title, unitName }) => [dueOn, title, unitName ?? "待定"]),
    ),
  ];
}
