/**
 * 卷宗审查: what the file of a case still lacks, judged against the procedure it went through, before it is archived.
 *
 * - hard gap: the law makes the paper a condition of what was done; nothing explains it away
 * - soft gap: to be mended, or explained in writing in the file (卷内情况说明)
 */
import type { CaseDetail } from "../case.ts";
import { CASE_FORMS } from "../papers/index.ts";

/** How one paper of the file stands, as the papers of the matter know it. */
export interface PaperFact {
  readonly form: string;
  readonly key: string;
  readonly number: string;
  readonly state: "awaits_signature" | "awaits_seal" | "issued" | "voided";
  /** Labels of required fields that nobody filled in. */
  readonly missing: readonly string[];
}

export interface FileGap {
  /** `缺少送达回证（《行政处罚法》(2021) 第六十一条）：DOC-34` */
  readonly message: string;
  readonly isHard: boolean;
}

type Due = readonly [form: string, key: string | null, about: string];

/** @param papers absent: only what the case itself knows of its papers is judged */
export function fileGapsOf(known: CaseDetail, papers: readonly PaperFact[] = []): readonly FileGap[] {
  return [...lackingIn(known, papers), ...disorderIn(known), ...faultsIn(papers)];
}

function lackingIn(known: CaseDetail, papers: readonly PaperFact[]): readonly FileGap[] {
  const isThere = ([form, key]: Due) =>
    known.issued.some((one) => one.form === form && (key === null || one.key === key || one.key.startsWith(`${key}-`)));
  const isVoided = ([form, key]: Due) => {
    const same = papers.filter((one) => one.form === form && (key === null || one.key === key));
    return same.length > 0 && same.every((one) => one.state === "voided");
  };
  const missing = (due: Due, isHard: boolean): FileGap[] => {
    if (isThere(due) && !isVoided(due)) return [];
    const about = due[2] === "" ? "" : `：${due[2]}`;
    return [{ isHard, message: `${isThere(due) ? "已作废而没有重新制发" : "缺少"}${nameWithSource(due[0])}${about}` }];
  };
  return [
    ...conditionsOf(known).flatMap((due) => missing(due, true)),
    ...recordsOf(known).flatMap((due) => missing(due, false)),
  ];
}

/** Papers without which what was done could not lawfully have been done. */
function conditionsOf(known: CaseDetail): readonly Due[] {
  const { outcome, hearing, procedure } = known;
  if (procedure === "simple") return outcome === "penalty" ? [["DOC-33", null, ""]] : [];
  const due: Due[] = [];
  if (known.filedOn) due.push(["DOC-02", null, ""]);
  if (outcome === "withdrawn") return [...due, ["DOC-52", null, ""]];
  if (outcome === "penalty") due.push(["DOC-26", null, ""], ["DOC-36", null, ""], ["DOC-34", null, ""]);
  if (outcome === "no_penalty") due.push(["DOC-35", null, ""]);
  if (outcome) due.push(["DOC-23", null, ""]);
  if (known.legalReview) due.push(["DOC-24", null, ""]);
  if (known.collective) due.push(["DOC-25", null, ""]);
  if (hearing?.state === "reported" && !known.isHearingWaived) due.push(["DOC-28", null, ""], ["DOC-31", null, ""]);
  return [...due, ["DOC-51", null, ""]];
}

/** Papers that record what was done, each with what it is about. */
function recordsOf(known: CaseDetail): readonly Due[] {
  const { representation, hearing } = known;
  const due: Due[] = [];
  if (representation?.state === "made" && representation.content !== "" && hearing?.state !== "reported")
    due.push(["DOC-07", null, ""], ["DOC-08", null, ""]);
  if (hearing?.state === "reported") due.push(["DOC-32", null, ""]);
  for (const one of known.deliveries) {
    const about = CASE_FORMS.find((form) => form.code === one.form)?.name ?? one.form;
    if (one.state === "delivered" && one.attempts.length > 0) due.push(["DOC-37", one.id, about]);
    if (one.state === "deemed") due.push(["DOC-39", one.id, about]);
  }
  for (const { id, kind, items, executedAt, endedAt } of known.measures) {
    const about = items[0]?.name ?? "";
    const isPreserved = kind === "preserve";
    if (executedAt)
      due.push([isPreserved ? "DOC-09" : "DOC-15", id, about], [isPreserved ? "DOC-10" : "DOC-16", id, about]);
    if (executedAt && !isPreserved) due.push(["DOC-17", id, about]);
    if (executedAt && endedAt) due.push([isPreserved ? "DOC-11" : "DOC-19", id, about]);
  }
  for (const { id, state, requirement } of known.corrections) {
    due.push(["DOC-20", id, requirement.slice(0, 20)]);
    if (state !== "ordered") due.push(["DOC-22", id, requirement.slice(0, 20)]);
  }
  for (const one of known.executions) {
    if (one.demandDeliveredOn) due.push(["DOC-41", one.id, one.obligation.slice(0, 20)]);
    if (one.appliedOn) due.push(["DOC-46", one.id, one.obligation.slice(0, 20)]);
  }
  if (known.offsite?.isAccepted) due.push(["DOC-58", null, ""], ["DOC-59", null, ""]);
  return due;
}

/** What the law puts one after the other, the last of each. */
const ORDER = ["DOC-02", "DOC-23", "DOC-26", "DOC-34", "DOC-51"] as const;

function disorderIn({ issued, outcome }: CaseDetail): readonly FileGap[] {
  if (outcome !== "penalty") return [];
  const place = (form: string) => issued.findLastIndex((one) => one.form === form);
  return ORDER.slice(1).flatMap((form, index) => {
    const before = ORDER[index] ?? form;
    const [earlier, later] = [place(before), place(form)];
    if (earlier < 0 || later < 0 || earlier < later) return [];
    return [soft(`${nameOf(form)}制发在${nameOf(before)}之前，与程序的先后不符`)];
  });
}

/** One line for each kind of fault, however many papers have it. */
function faultsIn(papers: readonly PaperFact[]): readonly FileGap[] {
  const names = (some: readonly PaperFact[]) => some.map(({ form, number }) => `${nameOf(form)} ${number}`).join("、");
  const unsigned = papers.filter((one) => one.state === "awaits_signature");
  const unsealed = papers.filter((one) => one.state === "awaits_seal");
  const unfilled = papers.filter((one) => one.state !== "voided" && one.missing.length > 0);
  return [
    ...(unsigned.length > 0 ? [soft(`还没有签全：${names(unsigned)}`)] : []),
    ...(unsealed.length > 0 ? [soft(`还没有用印：${names(unsealed)}`)] : []),
    ...unfilled.map((one) => soft(`${names([one])}有没填的栏目：${one.missing.join("、")}`)),
  ];
}

const soft = (message: string): FileGap => ({ isHard: false, message });

function nameOf(code: string): string {
  return CASE_FORMS.find((form) => form.code === code)?.name ?? code;
}

function nameWithSource(code: string): string {
  const source = CASE_FORMS.find((form) => form.code === code)?.sources[0];
  return source ? `${nameOf(code)}（${source}）` : nameOf(code);
}
