/** Rows of a list of tasks become tasks. */
import { type Flow, spanIn } from "./flow.ts";
import type { Context } from "./gathered.ts";
import { type FoundParty, markedLead } from "./parties.ts";
import { readTable, type TaskRow } from "./tables.ts";
import { type Findings, findingsIn, partyFindings, taskOf } from "./tasks.ts";
import { looksRunTogether, unitNamesIn } from "./unit-names.ts";

export function readList(
  rows: readonly Flow[],
  context: Context,
  title: string,
  mergedCells: ReadonlySet<number>,
): void {
  const list = readTable(rows, context.anchor, mergedCells);
  context.out.doubts.push(...list.doubts);
  for (const row of list.rows) addRowTask(row, context, title);
}

function addRowTask(row: TaskRow, { prefix, anchor, out }: Context, title: string): void {
  const id = `${prefix}${row.index}`;
  const content = findingsIn(row.content, anchor);
  const cells = row.cells.map(({ kind, flow }) => ({
    kind,
    flow,
    findings: findingsIn(flow, anchor, { standing: kind === "time", isColumn: kind === "target" }),
  }));
  const departments = cells.flatMap(({ kind, flow, findings }) => {
    if (kind === "time" || kind === "target") return [];
    const isTimeOnly = findings.periods.length > 0 && findings.periods[0]?.text === flow.text;
    return isTimeOnly ? [] : [{ flow, parties: cellParties(flow.text, kind, findings) }];
  });
  const parties = departments.length > 0 ? departments.flatMap((one) => one.parties) : content.parties.parties;
  const timed = cells.filter(({ kind }) => kind === "time" || kind === "target").map((one) => one.findings);
  const task = taskOf({
    id,
    heading: row.groups[row.groups.length - 1] ?? title,
    text: row.content.text,
    span: spanIn(row.whole),
    parties,
    findings: [
      ...timed,
      departments.length > 0 ? { ...content, parties: { parties: [], times: [], doubts: [] } } : content,
    ],
    doubts: [...row.doubts, ...parties.flatMap(({ name }) => runTogetherDoubt(name))],
  });
  out.tasks.push(task);
  out.duties.push(...content.duties);
  for (const one of departments) out.parties.push(...partyFindings(one.flow, one.parties, id));
}

/** 市城管局（牵头）、市公安局, or labels in the cell; otherwise every name has the role of the column. */
function cellParties(text: string, column: FoundParty["role"], findings: Findings): readonly FoundParty[] {
  if (findings.parties.parties.some(({ role }) => role === "lead") || /[：:]/.test(text))
    return findings.parties.parties;
  return unitNamesIn(text).map((place) => markedLead({ ...place, role: column }));
}

function runTogetherDoubt(name: string): readonly string[] {
  return looksRunTogether(name) ? [`“${name}”可能是两个部门连写，请核对`] : [];
}
