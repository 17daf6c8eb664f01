/** 未到时候的文书: papers of the main line that the case will still bring forth, each with the first day on which it can. */
import type { PlainDate } from "#base/plain-date.ts";
import type { CaseDetail } from "./case.ts";
import { CASE_FORMS } from "./papers/index.ts";
import type { Step } from "./timeline/step.ts";
import type { Timeline } from "./timeline/timeline.ts";

export interface PaperAhead {
  readonly form: string;
  readonly name: string;
  /** Null: it depends on what has no day yet. */
  readonly from: PlainDate | null;
}

/** In their order, each with the step that issues it. */
const ORDINARY: readonly (readonly [form: string, step: string])[] = [
  ["DOC-02", "立案"],
  ["DOC-23", "调查终结"],
  ["DOC-26", "批准告知"],
  ["DOC-25", "集体讨论"],
  ["DOC-34", "作出决定"],
  ["DOC-51", "结案"],
  ["DOC-53", "归档"],
];
const SIMPLE: typeof ORDINARY = [
  ["DOC-33", "当场决定"],
  ["DOC-51", "结案"],
  ["DOC-53", "归档"],
];
const NO_PENALTY: typeof ORDINARY = [
  ["DOC-35", "决定不予处罚"],
  ["DOC-51", "结案"],
  ["DOC-53", "归档"],
];

const SHOWN = 3;

export function papersAhead(known: CaseDetail, state: string, { ahead, ended }: Timeline): readonly PaperAhead[] {
  if (ended !== null) return [];
  const line = lineOf(known, state);
  const last = line.findLastIndex(([form]) => known.issued.some((paper) => paper.form === form));
  return line
    .slice(last + 1)
    .filter(([form]) => form !== "DOC-25" || stepOf(ahead, "集体讨论") !== undefined)
    .slice(0, SHOWN)
    .map(([form, step]) => ({ form, name: nameOf(form), from: stepOf(ahead, step)?.earliestOn ?? null }));
}

function lineOf(known: CaseDetail, state: string): typeof ORDINARY {
  if (state === "on_the_spot" || known.procedure === "simple") return SIMPLE;
  return known.noPenaltyProposal !== null || known.outcome === "no_penalty" ? NO_PENALTY : ORDINARY;
}

const stepOf = (ahead: readonly Step[], label: string) => ahead.find((step) => step.label.includes(label));
const nameOf = (form: string) => CASE_FORMS.find(({ code }) => code === form)?.name ?? form;
