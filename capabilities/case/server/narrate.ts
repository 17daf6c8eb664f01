/** What an entry of the record says, as a sentence for the story. Never personal data. */
import { fen, formatFen } from "#base/money.ts";
import {
  CLUE_SOURCES,
  DELIVERY_METHODS,
  LEGAL_OPINIONS,
  NO_PENALTY_GROUNDS,
  NOT_FILING_REASONS,
  REMEDY_KINDS,
  REMEDY_OUTCOMES,
} from "#capabilities/case/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { PENALTY_KINDS } from "#law/penalty/public.ts";

type Input = Readonly<Record<string, unknown>>;
type Labels = Readonly<Record<string, string>>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const labelled = (labels: Labels, value: unknown): string => labels[text(value)] ?? "";

/** Members with a word of their own before the free text, by act where one name means several things. */
const CHOICES: Readonly<Record<string, (input: Input) => string>> = {
  receive_clue: (input) => labelled(CLUE_SOURCES, input.source),
  refuse_filing: (input) => labelled(NOT_FILING_REASONS, input.reason),
  review_legally: (input) => labelled(LEGAL_OPINIONS, input.opinion),
  decide_no_penalty: (input) => labelled(NO_PENALTY_GROUNDS, input.ground),
  accept_remedy: (input) => `${labelled(REMEDY_KINDS, input.kind)}，${text(input.body)}`,
  conclude_remedy: (input) => labelled(REMEDY_OUTCOMES, input.outcome),
  name_party: (input) => text(input.name),
  set_offence: (input) => `${text(input.causeOfAction)}（${text(input.offenceId)}）`,
  add_evidence: (input) => text(input.title),
  transfer_clue: (input) => text(input.receiver),
  propose_transfer: (input) => text(input.receiver),
  deliver: (input) =>
    [labelled(DELIVERY_METHODS, input.method), input.isDone === true ? "已送达" : "未能送达"]
      .filter(Boolean)
      .join("，"),
  decide_measure: (input) => (input.isApproved === true ? "批准" : "不批准"),
  decide_transfer: (input) => (input.isApproved === true ? "批准" : "不批准"),
  decide_recusal: (input) => (input.isGranted === true ? "回避" : "不回避"),
  decide_arrangement: (input) => (input.isGranted === true ? "同意" : "不同意"),
};

/** Free words, in the order in which they are told; choices of the same name are told by `CHOICES`. */
const FREE = [
  "summary",
  "facts",
  "nature",
  "content",
  "requirement",
  "obligation",
  "method",
  "process",
  "account",
  "views",
  "conclusion",
  "transcript",
  "report",
  "words",
  "detail",
  "review",
  "education",
  "result",
  "note",
  "reason",
  "publicReason",
  "opinion",
];

export function narrate(entry: RecordEntry): string {
  const input = (entry.input ?? {}) as Input;
  const chosen = CHOICES[entry.act]?.(input) ?? "";
  const codes = new Set(
    [LEGAL_OPINIONS, NOT_FILING_REASONS, DELIVERY_METHODS].flatMap((labels) => Object.keys(labels)),
  );
  const free = FREE.map((name) => text(input[name])).filter((words) => words !== "" && !codes.has(words));
  return [chosen, penaltyWords(input), ...free].filter(Boolean).join("；");
}

function penaltyWords({ kinds, fineFen, amountFen }: Input): string {
  const named = Array.isArray(kinds) ? kinds.map((kind) => labelled(PENALTY_KINDS, kind)).join("、") : "";
  const amount = typeof fineFen === "number" && fineFen > 0 ? fineFen : amountFen;
  return [named, typeof amount === "number" ? formatFen(fen(amount)) : ""].filter(Boolean).join(" ");
}
