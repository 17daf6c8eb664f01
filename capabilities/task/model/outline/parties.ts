/** 谁来办: lead and responsible departments of one item, from labels (牵头部门：…), from a bracket at its end, and from 由…牵头. */
import { maskTitles, sentencesOf } from "./masks.ts";
import type { PartyRole } from "./outline.ts";
import { type LabelledRole, roleLabelsIn } from "./role-labels.ts";
import { isUnitName, looksRunTogether, type NamePlace, unitNamesIn } from "./unit-names.ts";

export interface FoundParty extends NamePlace {
  readonly role: PartyRole;
}

export interface FoundParties {
  readonly parties: readonly FoundParty[];
  /** Values behind 完成时限：. */
  readonly times: readonly { readonly start: number; readonly end: number }[];
  readonly doubts: readonly string[];
}

const BRACKET = /（(?:[^（）]|（[^（）]*）)*）|\((?:[^()]|\([^()]*\))*\)|【[^【】]*】|\[[^[\]]*\]/g;
const LEADS = /(?:总?牵头(?:负责|抓总|组织)?|主办|为牵头单位|负总责)$/;
const SUPPORTS = /(?:(?:积极|密切|协同)?配合(?:落实|实施)?|参与|参加|协助|协办|协同|支持)$/;
const WORKS =
  /(?:(?:按照?|根据)(?:各自)?(?:职责|职能|分工)+(?:分工)?(?:分别|共同)?(?:抓好|做好)?(?:负责|落实|实施|组织实施|推进)?|(?:分别|共同|具体|分工)?负责(?:落实|实施|组织实施)?|组织实施|落实|承担|实施|承办|分工负责)$/;
/** 由城管局牵头，公安局、住建局配合 */
const SENTENCE =
  /由([^，。；,;\n：:]{2,60}?)(?:(总?牵头)|负责)(?:[^，。；,;\n]{0,12})?[，,](?:(?:会同|联合|组织|协调)?([^，。；,;\n：:]{2,90}?)(?:(?:积极|密切|共同)?(?:配合|参与|协助|协同)|按照?职责|对(?=[^应])|共同))?/g;
const TASK_END_LIST = 80;

/** @param text of the item, its paragraphs divided by line ends */
export function partiesIn(text: string): FoundParties {
  const labelled = labelledParties(text);
  const brackets = bracketParties(text, labelled.parties.length > 0);
  const known = [...labelled.parties, ...brackets.parties];
  const spoken = known.some(({ role }) => role === "lead")
    ? []
    : sentenceParties(text).filter((one) => !isTaken(one, known));
  const bare = known.length + spoken.length === 0 ? bareList(text) : { parties: [], doubts: [] };
  const parties = [...known, ...spoken, ...bare.parties];
  const runTogether = parties.filter(({ name, role }) => role !== "person" && looksRunTogether(name));
  return {
    parties: [...parties].sort((a, b) => a.start - b.start),
    times: labelled.times,
    doubts: [
      ...labelled.doubts,
      ...brackets.doubts,
      ...bare.doubts,
      ...runTogether.map(({ name }) => `“${name}”可能是两个部门连写，请核对`),
      ...strangeNames(parties),
    ],
  };
}

function isTaken(one: NamePlace, known: readonly NamePlace[]): boolean {
  return known.some((other) => one.start < other.end && other.start < one.end);
}

function strangeNames(parties: readonly FoundParty[]): readonly string[] {
  return parties
    .filter(({ name, role }) => role !== "person" && (name.length > 40 || /\d{4}|[：:]/.test(name)))
    .map(({ name }) => `“${name.slice(0, 20)}”不像部门名称，请核对`);
}

function labelledParties(text: string): FoundParties {
  const labels = roleLabelsIn(text);
  const parties: FoundParty[] = [];
  const times: { start: number; end: number }[] = [];
  const doubts: string[] = [];
  for (const [index, label] of labels.entries()) {
    const end = valueEnd(text, label.end, labels[index + 1]?.start ?? text.length);
    if (label.role === "time") times.push({ start: label.end, end });
    else parties.push(...namesOf(text, label.role, label.end, end));
    if (text.slice(label.end, end).trim() === "") doubts.push(`“${text.slice(label.start, label.end)}”之后没有内容`);
  }
  return { parties, times, doubts };
}

function namesOf(text: string, role: Exclude<LabelledRole, "time">, start: number, end: number): readonly FoundParty[] {
  // 渣土办（牵头），法规科、执法支队配合: a clause or a name may say otherwise.
  return [...text.slice(start, end).matchAll(/(?:[^，,；;（(]|[（(][^（）()]*[）)])+/g)].flatMap((match) => {
    const clause = match[0].trimEnd();
    const verb = LEADS.exec(clause) ?? SUPPORTS.exec(clause);
    const own = verb === null ? role : LEADS.test(clause) ? "lead" : "support";
    const words = clause.slice(0, verb?.index);
    return unitNamesIn(words, start + match.index).map((place) => markedLead({ ...place, role: own }));
  });
}

/** 市城管局（牵头） */
export function markedLead(party: FoundParty): FoundParty {
  const mark = /[（(]牵头(?:单位|部门)?[）)]$/.exec(party.name);
  if (!mark) return party;
  return { role: "lead", name: party.name.slice(0, mark.index), start: party.start, end: party.start + mark.index };
}

/** Up to the next label, the end of the sentence or paragraph, or the bracket that the label stands in. */
function valueEnd(text: string, start: number, limit: number): number {
  let depth = 0;
  const begin = /^\s*\n/.exec(text.slice(start))?.[0].length ?? 0;
  for (let index = start + begin; index < limit; index++) {
    const sign = text[index] ?? "";
    if ("（(【[《".includes(sign)) depth++;
    else if ("）)】]》".includes(sign) && --depth < 0) return index;
    else if (depth === 0 && /[。\n！？]/.test(sign)) return index;
  }
  return limit;
}

/** （市城管局牵头，市公安局、各区政府按职责分工负责） */
function bracketParties(
  text: string,
  isLabelled: boolean,
): { parties: readonly FoundParty[]; doubts: readonly string[] } {
  const parties: FoundParty[] = [];
  const doubts: string[] = [];
  for (const match of text.matchAll(BRACKET)) {
    const inside = match[0].slice(1, -1);
    if (roleLabelsIn(inside).length > 0 || inside.length > 300) continue;
    const offset = match.index + 1;
    const found = clausesWithVerb(inside, offset);
    if (found.length > 0) parties.push(...found);
    else if (!isLabelled && isAtEnd(text, match.index + match[0].length) && isUnitList(inside)) {
      parties.push(...unitNamesIn(inside, offset).map((place) => ({ ...place, role: "responsible" as const })));
      doubts.push("括号内只列出单位，没有写明牵头或责任，按责任单位理解");
    }
  }
  return { parties, doubts };
}

function isAtEnd(text: string, index: number): boolean {
  return /^[。；;\s]*(?:\n|$)/.test(text.slice(index));
}

function isUnitList(text: string): boolean {
  const names = unitNamesIn(text);
  return (
    names.length > 0 && names.every(({ name }) => isUnitName(name)) && (names.length > 1 || /^[市区县省局]/.test(text))
  );
}

/** Names gather until a clause says what they do: A，B，C按职责分工负责. */
function clausesWithVerb(inside: string, offset: number): readonly FoundParty[] {
  const parties: FoundParty[] = [];
  let from = 0;
  for (const match of inside.matchAll(/[^，,；;。]+/g)) {
    const clause = match[0].trimEnd();
    const verb = LEADS.exec(clause) ?? SUPPORTS.exec(clause) ?? WORKS.exec(clause);
    if (!verb) continue;
    const role = LEADS.test(clause) ? "lead" : SUPPORTS.test(clause) ? "support" : "responsible";
    const end = match.index + verb.index;
    const names = unitNamesIn(inside.slice(from, end), offset + from);
    if (names.every(({ name }) => isUnitName(name)))
      parties.push(...names.map((place) => ({ ...place, role }) as const));
    from = match.index + match[0].length + 1;
  }
  return parties;
}

function sentenceParties(text: string): readonly FoundParty[] {
  const masked = maskTitles(text);
  return [...masked.matchAll(SENTENCE)].flatMap((match) => {
    const [, first = "", leads, second] = match;
    const firstAt = match.index + 1;
    const firsts = unitNamesIn(first, firstAt).filter(({ name }) => isUnitName(name));
    if (firsts.length === 0) return [];
    const secondAt = second === undefined ? 0 : masked.indexOf(second, firstAt + first.length);
    const seconds = second === undefined ? [] : unitNamesIn(second, secondAt).filter(({ name }) => isUnitName(name));
    return [
      ...firsts.map((place) => ({ ...place, role: leads ? ("lead" as const) : ("responsible" as const) })),
      ...seconds.map((place) => ({ ...place, role: "support" as const })),
    ];
  });
}

/** A last sentence that is nothing but names of departments. */
function bareList(text: string): { parties: readonly FoundParty[]; doubts: readonly string[] } {
  const sentences = sentencesOf(text);
  const last = sentences[sentences.length - 1];
  const words = last ? text.slice(last.start, last.end) : "";
  if (!last || sentences.length < 2 || words.length > TASK_END_LIST || !words.includes("、"))
    return { parties: [], doubts: [] };
  const names = unitNamesIn(words, last.start);
  if (names.length < 2 || !names.every(({ name }) => isUnitName(name))) return { parties: [], doubts: [] };
  return {
    parties: names.map((place) => ({ ...place, role: "responsible" })),
    doubts: ["末句只列出单位，没有写“责任部门”，按责任部门理解"],
  };
}
