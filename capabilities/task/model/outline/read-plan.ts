/**
 * Reads a plan. General rules for documents of the official form, nothing tuned to one of them; what they cannot decide becomes a doubt.
 * Pure: the same source gives the same outline.
 */
import { contactsIn } from "./contacts.ts";
import { type Flow, joinFlows, segmentsOf, sliceFlow, spanIn } from "./flow.ts";
import { type Head, readHead } from "./head.ts";
import { type FoundStep, ladderIn } from "./ladder.ts";
import { sentencesOf } from "./masks.ts";
import { labelOf } from "./numbering.ts";
import type {
  Contact,
  Heading,
  LadderStep,
  Outline,
  Party,
  Phase,
  PlanSource,
  PlanTask,
  ReportingDuty,
} from "./outline.ts";
import { type Line, paragraphsOf } from "./paragraphs.ts";
import type { FoundParty } from "./parties.ts";
import type { Anchor } from "./periods.ts";
import { phaseOf, phasesInText } from "./phases.ts";
import { type Part, partsOf, type Section } from "./sections.ts";
import { readTable, type TaskRow } from "./tables.ts";
import { type Findings, findingsIn, partyFindings, taskOf } from "./tasks.ts";
import { unitNamesIn } from "./unit-names.ts";

/** Sections that say what for, not what to do: work only where a sentence sets a number, a day or a report. */
const BACKGROUND =
  /^(?:指导思想|总体(?:要求|目标|思路)|(?:工作|主要|任务|行动|整治)?目标|(?:基本|工作|总体)原则|适用范围|(?:编制|制定|工作)依据|(?:重要|目的)意义|(?:工作|现实)背景|组织(?:机构|领导)|领导(?:机构|小组)|工作机构)/;

interface Gathered {
  readonly headings: Heading[];
  readonly tasks: PlanTask[];
  readonly parties: Party[];
  readonly duties: ReportingDuty[];
  readonly phases: Phase[];
  readonly doubts: string[];
}

interface Context {
  readonly anchor: Anchor;
  readonly prefix: string;
  readonly out: Gathered;
}

/** Own departments of a section and where they stand. */
interface Assigned {
  readonly parties: readonly FoundParty[];
  readonly from: string;
}

export function readPlan(source: PlanSource): Outline {
  const lines = paragraphsOf(source);
  const head = readHead(lines);
  const anchor = anchorOf(head);
  const out: Gathered = { headings: [], tasks: [], parties: [], duties: [], phases: [], doubts: [] };
  const parts = partsOf(lines, head);
  const main = mainPart(parts);
  let lists = 0;
  for (const part of parts) {
    const context = { anchor, out, prefix: part === main ? "" : part.id === "" ? "n" : `a${part.id}.` };
    for (const section of part.sections) readSection(section, context, null);
    for (const [index, flow] of part.loose.entries()) readLoose(flow, `${context.prefix}p${index + 1}`, context);
    for (const { rows, under } of part.tables) {
      lists++;
      readList(rows, { ...context, prefix: `list${lists}.` }, under, new Set(source.mergedCells ?? []));
    }
  }
  return {
    title: head.title,
    issuer: head.issuer,
    number: head.number,
    date: head.date,
    headings: out.headings,
    tasks: unique(out.tasks).map((task) => withMissing(task, out.tasks)),
    reporting: out.duties,
    ladder: ladderOf(lines),
    phases: out.phases,
    parties: out.parties,
    contacts: contactsOf(lines),
    attachments: head.attachments,
    paragraphs: lines.map(({ flow, kind }) => ({
      kind: kind === "row" ? "row" : isHeaded(flow, out.headings) ? "heading" : "text",
      segments: segmentsOf(flow),
    })),
    doubts: [...out.doubts, ...documentDoubts(head, out)],
    text: source.text,
  };
}

/** The clean words of a place in the document: pieces of broken lines joined, page numbers left out. */
export function quote(
  outline: Pick<Outline, "text" | "paragraphs">,
  span: { readonly start: number; readonly end: number },
): string {
  const words = outline.paragraphs.map(({ segments }) =>
    segments
      .map(({ start, end }) =>
        outline.text.slice(Math.max(start, span.start), Math.min(end, span.end)).replace(/[\n\r\f]/g, " "),
      )
      .join(""),
  );
  return words.filter((text) => text !== "").join("\n");
}

function anchorOf({ date, title }: Head): Anchor {
  const named = /(?:^|[^\d])(20\d{2})\s*年/.exec(title ?? "")?.[1];
  return { date, year: named ? Number(named) : date ? Number(date.slice(0, 4)) : null };
}

function mainPart(parts: readonly Part[]): Part | undefined {
  const count = (sections: readonly Section[]): number =>
    sections.reduce((sum, one) => sum + 1 + count(one.children), 0);
  return [...parts].sort((a, b) => count(b.sections) - count(a.sections))[0];
}

function readSection(section: Section, context: Context, above: Assigned | null): void {
  const { out, anchor } = context;
  out.headings.push({
    level: section.level,
    label: section.label.text,
    text: section.heading.text,
    span: spanIn(section.headed),
  });
  const phase = phaseOf(section, anchor);
  if (phase) out.phases.push(phase);
  const inText = section.children.length === 0 && !phase ? phasesInText(section, anchor) : [];
  out.phases.push(...inText);
  const flow = joinFlows(section.own, "\n");
  const findings = findingsIn(flow, anchor);
  const own = findings.parties.parties;
  const isLeaf = section.children.length === 0;
  const shared = isLeaf ? null : closingParties(section, anchor);
  if (isTask(section, flow, findings, phase !== null || inText.length > 0))
    addSectionTask(section, flow, findings, own, above, context);
  else out.duties.push(...findings.duties);
  const passed = shared ?? (own.length > 0 ? { parties: own, from: "上一级" } : above);
  for (const child of section.children) readSection(child, context, passed);
}

/** Departments behind the last of several items, none of which has any, are meant for all of them. */
function closingParties({ children }: Section, anchor: Anchor): Assigned | null {
  if (children.length < 2) return null;
  const found = children.map(({ own, children: inner }) =>
    inner.length > 0 ? null : findingsIn(joinFlows(own, "\n"), anchor).parties.parties,
  );
  const last = found[found.length - 1];
  const isAlone = found.slice(0, -1).every((one) => one !== null && one.length === 0);
  return last && last.length > 0 && isAlone ? { parties: last, from: "本组末条之后" } : null;
}

function isTask(section: Section, flow: Flow, findings: Findings, isPhase: boolean): boolean {
  const found = findings.targets.length > 0 || findings.duties.length > 0;
  if (isBackground(section) || isPhase) return found || (findings.parties.parties.length > 0 && !isBackground(section));
  if (section.children.length === 0)
    return found || section.level > 1 || flow.text.length > section.heading.text.length + 4;
  const rest = withoutParties(flow.text.slice(section.heading.text.length), findings).replace(/[。；;：:，,\s]/g, "");
  return found || (rest.length >= 12 && !/[：:]$/.test(flow.text.trim()));
}

function withoutParties(text: string, { parties }: Findings): string {
  return parties.parties.length > 0 ? (text.split(/(?:牵头|总牵|责任)(?:部门|单位|处室|科室)/)[0] ?? "") : text;
}

function isBackground(section: Section): boolean {
  let top = section;
  while (top.parent) top = top.parent;
  return BACKGROUND.test(top.heading.text) && top.heading.text.length <= 14;
}

function addSectionTask(
  section: Section,
  flow: Flow,
  findings: Findings,
  own: readonly FoundParty[],
  above: Assigned | null,
  { prefix, out }: Context,
): void {
  const id = `${prefix}${section.path}`;
  const has = (role: FoundParty["role"]) => own.some((one) => one.role === role);
  const lacking = (above?.parties ?? []).filter(
    ({ role }) => role !== "person" && !has(role) && (role === "lead" || own.length === 0),
  );
  const doubts =
    lacking.length > 0
      ? [`${lacking.some(({ role }) => role === "lead") ? "牵头部门" : "责任部门"}沿用${above?.from}所写，请核对`]
      : [];
  const task = taskOf({
    id,
    heading: `${section.label.text}${section.heading.text}`,
    text: flow.text,
    span: spanIn(flow),
    parties: [...own, ...lacking],
    findings: [findings],
    doubts,
  });
  out.tasks.push(task);
  out.parties.push(...partyFindings(flow, own, id));
  out.duties.push(...findings.duties);
}

/** Paragraphs under no heading hold work only where a sentence says who reports what by when, or sets a number. */
function readLoose(flow: Flow, id: string, { anchor, out }: Context): void {
  const sentences = sentencesOf(flow.text).map(({ start, end }) => sliceFlow(flow, start, end));
  for (const [index, sentence] of sentences.entries()) {
    const findings = findingsIn(sentence, anchor);
    out.duties.push(...findings.duties);
    if (findings.duties.length === 0 && (findings.targets.length === 0 || findings.periods.length === 0)) continue;
    const taskId = sentences.length > 1 ? `${id}.${index + 1}` : id;
    const responsible = findings.duties.flatMap(({ who }) => (who === "" ? [] : [who]));
    const named = [...new Set(responsible)].map((name) => ({ name, role: "responsible" as const, start: 0, end: 0 }));
    const parties = findings.parties.parties.length > 0 ? findings.parties.parties : named;
    out.tasks.push(
      taskOf({
        id: taskId,
        heading: "",
        text: sentence.text,
        span: spanIn(sentence),
        parties,
        findings: [findings],
        doubts: [],
      }),
    );
    out.parties.push(...partyFindings(sentence, findings.parties.parties, taskId));
  }
}

function readList(rows: readonly Flow[], context: Context, title: string, mergedCells: ReadonlySet<number>): void {
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
  return unitNamesIn(text).map((place) => {
    const marked = /[（(]牵头(?:单位|部门)?[）)]$/.exec(place.name);
    if (!marked) return { ...place, role: column };
    const name = place.name.slice(0, marked.index);
    return { name, start: place.start, end: place.start + name.length, role: "lead" };
  });
}

function runTogetherDoubt(name: string): readonly string[] {
  return /^.{2,}?科.{2,}科$|^.{2,}?处.{2,}处$/.test(name) ? [`“${name}”可能是两个部门连写，请核对`] : [];
}

function isHeaded(flow: Flow, headings: readonly Heading[]): boolean {
  const span = spanIn(flow);
  return headings.some((heading) => heading.span.start === span.start);
}

function ladderOf(lines: readonly Line[]): readonly LadderStep[] {
  const found: (FoundStep & { readonly flow: Flow })[] = [];
  for (const { flow, kind } of lines) {
    if (kind === "row") continue;
    for (const step of ladderIn(flow.text)) {
      const known = found.findIndex(({ party }) => sameParty(party, step.party));
      const other = found[known];
      if (!other) found.push({ ...step, flow });
      else if (other.when === "" && step.when !== "") found[known] = { ...other, when: step.when };
    }
  }
  return found.map(({ flow, party, when, start, end }, index) => ({
    step: index + 1,
    party,
    when,
    text: flow.text.slice(start, end),
    span: spanIn(flow, start, end),
  }));
}

function sameParty(a: string, b: string): boolean {
  return a === b || a.endsWith(b) || b.endsWith(a);
}

function contactsOf(lines: readonly Line[]): readonly Contact[] {
  return lines.flatMap(({ flow }) =>
    contactsIn(flow.text).map(({ kind, start, end }) => ({
      kind,
      text: flow.text.slice(start, end),
      span: spanIn(flow, start, end),
    })),
  );
}

/** Ids stay apart when a document numbers twice. */
function unique(tasks: readonly PlanTask[]): readonly PlanTask[] {
  const counts = new Map<string, number>();
  return tasks.map((task) => {
    const count = (counts.get(task.id) ?? 0) + 1;
    counts.set(task.id, count);
    return count === 1 ? task : { ...task, id: `${task.id}~${count}` };
  });
}

/** Where most items of the same group name departments, one that does not is a question. */
function withMissing(task: PlanTask, all: readonly PlanTask[]): PlanTask {
  if (task.lead.length + task.responsible.length > 0 || task.id.startsWith("list") || /p\d/.test(task.id)) return task;
  const group = all.filter(({ id }) => id.split(".")[0] === task.id.split(".")[0]);
  const named = group.filter(({ lead, responsible }) => lead.length + responsible.length > 0);
  return named.length * 2 > group.length ? { ...task, doubts: [...task.doubts, "没有写明牵头或责任部门"] } : task;
}

function documentDoubts(head: Head, out: Gathered): readonly string[] {
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
