/** Sections and loose paragraphs become headings, tasks, phases and reporting duties. */
import { type Flow, joinFlows, sliceFlow, spanIn } from "./flow.ts";
import type { Context } from "./gathered.ts";
import { sentencesOf } from "./masks.ts";
import type { FoundParty } from "./parties.ts";
import type { Anchor } from "./periods.ts";
import { phaseOf, phasesInText } from "./phases.ts";
import type { Section } from "./sections.ts";
import { type Findings, findingsIn, partyFindings, taskOf } from "./tasks.ts";

/** Sections that say what for, not what to do: work only where a sentence sets a number, a day or a report. */
const BACKGROUND =
  /^(?:指导思想|总体(?:要求|目标|思路)|(?:工作|主要|任务|行动|整治)?目标|(?:基本|工作|总体)原则|适用范围|(?:编制|制定|工作)依据|(?:重要|目的)意义|(?:工作|现实)背景|组织(?:机构|领导)|领导(?:机构|小组)|工作机构)/;

/** Own departments of a section and where they stand. */
interface Assigned {
  readonly parties: readonly FoundParty[];
  readonly from: string;
}

export function readSection(section: Section, context: Context, above: Assigned | null): void {
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
  if (flow.text.trim() === "") return false;
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
export function readLoose(flow: Flow, id: string, { anchor, out }: Context): void {
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
