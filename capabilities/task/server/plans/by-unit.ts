/** Tasks by unit: what each leads, answers for and still owes. */
import type { z } from "zod";
import type { PlainDate } from "#base/plain-date.ts";
import type { listOwed, TaskRow } from "#capabilities/task/contract.ts";
import type { Task } from "./task-rows.ts";

type UnitLine = z.output<typeof listOwed.response>["units"][number];

/** 按单位: what each unit leads or has a part in, and what it still owes to whom. */
export function byUnitOf(
  tasks: readonly Task[],
  /** Only how much, without each thing that is owed. */
  isInShort = false,
): UnitLine[] {
  const lines = new Map<
    string,
    { name: string; leads: TaskRow[]; parts: { row: TaskRow; part: TaskRow["parts"][number] }[] }
  >();
  const line = (id: string, name: string) => {
    const known = lines.get(id) ?? { name, leads: [], parts: [] };
    lines.set(id, known);
    return known;
  };
  for (const { row } of tasks) {
    if (row.state === "cancelled") continue;
    if (row.leadUnitId) line(row.leadUnitId, row.leadUnitName ?? "").leads.push(row);
    for (const part of row.parts) line(part.unitId, part.unitName).parts.push({ row, part });
  }
  return [...lines]
    .map(([unitId, { name, leads, parts }]): UnitLine => {
      const percents = [
        ...leads.map((row) => (row.state === "done" ? 100 : row.percent)),
        ...parts.map(({ part }) => part.percent),
      ];
      const owedLeads = leads.filter(({ state }) => state === "assigned" || state === "doing");
      const owedParts = parts.filter(({ row, part }) => part.state === "doing" && row.state !== "done");
      const all = [...leads, ...owedParts.map(({ row }) => row)];
      return {
        ...{ unitId, unitName: name, leads: leads.length, parts: parts.length },
        done:
          leads.filter(({ state }) => state === "done").length +
          parts.filter(({ part }) => part.state === "confirmed").length,
        red: all.filter(({ light }) => light === "red").length,
        yellow: all.filter(({ light }) => light === "yellow").length,
        percent:
          percents.length === 0
            ? 0
            : Math.round((10 * percents.reduce((sum, one) => sum + one, 0)) / percents.length) / 10,
        owed: owedLeads.length + owedParts.length,
        owes: (isInShort
          ? []
          : [
              ...owedLeads.map((row) => ({ row, text: "", to: "督查室", dueOn: row.dueOn })),
              ...owedParts.map(({ row, part }) => ({
                ...{ row, text: part.text, to: row.leadUnitName ?? "督查室", dueOn: part.dueOn ?? row.dueOn },
              })),
            ]
        )
          .toSorted((a, b) => compareDays(a.dueOn, b.dueOn))
          .map(({ row, text, to, dueOn }) => ({
            ...{ matterId: row.matterId, title: text || row.title, to, dueOn, light: row.light },
          })),
      };
    })
    .toSorted((a, b) => b.red - a.red || b.yellow - a.yellow || (a.unitName < b.unitName ? -1 : 1));
}

/** The earliest first, those without a day last. */
export function compareDays(a: PlainDate | null, b: PlainDate | null): number {
  if (a === b) return 0;
  return (a ?? "9") < (b ?? "9") ? -1 : 1;
}
