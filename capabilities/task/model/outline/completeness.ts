/** What is missing or out of order in the document as a whole. */
import type { Gathered } from "./gathered.ts";
import type { Head } from "./head.ts";
import { labelOf } from "./numbering.ts";
import type { Heading, PlanTask } from "./outline.ts";

/** Ids stay apart when a document numbers twice. */
export function unique(tasks: readonly PlanTask[]): readonly PlanTask[] {
  const counts = new Map<string, number>();
  return tasks.map((task) => {
    const count = (counts.get(task.id) ?? 0) + 1;
    counts.set(task.id, count);
    return count === 1 ? task : { ...task, id: `${task.id}~${count}` };
  });
}

/** Where most items of the same group name departments, one that does not is a question. */
export function withMissing(task: PlanTask, all: readonly PlanTask[]): PlanTask {
  if (task.lead.length + task.responsible.length > 0 || task.id.startsWith("list") || /p\d/.test(task.id)) return task;
  const group = all.filter(({ id }) => id.split(".")[0] === task.id.split(".")[0]);
  const named = group.filter(({ lead, responsible }) => lead.length + responsible.length > 0);
  return named.length * 2 > group.length ? { ...task, doubts: [...task.doubts, "没有写明牵头或责任部门"] } : task;
}

export function documentDoubts(head: Head, out: Gathered): readonly string[] {
  const missing = head.attachments.filter(({ isPresent }) => !isPresent);
  return [
    ...(head.title === null ? ["没有找到标题"] : []),
    ...(head.issuer === null ? ["没有找到发文机关"] : []),
    ...(head.date === null ? ["没有找到成文日期，没有写年份的日期无法推算"] : []),
    ...missing.map(({ label, title }) => `${label}“${title}”没有随文`),
    ...numberingDoubts(out.headings),
    ...(out.tasks.length === 0 ? ["没有读出任务"] : []),
  ];
}

/** A number that neither begins anew nor follows the last one of its style. */
function numberingDoubts(headings: readonly Heading[]): readonly string[] {
  const last = new Map<number, number>();
  return headings.flatMap((heading) => {
    const label = labelOf(`${heading.label}　`);
    if (!label) return [];
    const before = last.get(label.rank);
    last.set(label.rank, label.number);
    const follows = label.number === 1 || label.number === (before ?? 0) + 1;
    return follows ? [] : [`编号不连续：“${heading.label}${heading.text.slice(0, 12)}”之前缺号或重号`];
  });
}
