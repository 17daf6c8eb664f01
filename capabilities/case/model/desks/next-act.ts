/** 下一步: of all that may be done to a case now, the one that moves it on. What may be done is decided by the procedure alone. */
import type { PlainDate } from "#base/plain-date.ts";
import { addDays } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import type { ListedAct } from "#kernel/procedure/model/public.ts";
import type { CaseDetail } from "../case.ts";
import type { CaseSituation } from "../case-act.ts";
import { isLive } from "../execution/parts.ts";
import { owedOn } from "../payment/surcharge.ts";
import type { CaseAct } from "../procedure.ts";
import { today } from "../rules.ts";

/** What cannot wait comes first, then the main line in its order. */
const IN_ORDER = [
  "hand_in_money",
  "execute_measure",
  "handle_measure",
  "send_transfer",
  "deliver",
  "start_verifying",
  "name_party",
  "set_offence",
  "add_evidence",
  "propose_filing",
  "inform_on_the_spot",
  "hear_on_the_spot",
  "decide_on_the_spot",
  "recheck_correction",
  "verify_evidence",
  "propose_penalty",
  "close_investigation",
  "review_by_unit",
  "review_representation",
  "file_on_the_spot",
  "demand_performance",
  "execute",
  "open_execution",
  "propose_closing",
  "resume",
] as const satisfies readonly CaseAct[];
type NextAct = (typeof IN_ORDER)[number];

/** Days before the end of a measure from which dealing with it is the next thing to do. */
const MEASURE_NEAR_DAYS = 3;

/** Allowed again and again, but only sometimes what the case needs. */
const IS_NEEDED: Partial<Record<NextAct, (situation: CaseSituation) => boolean>> = {
  handle_measure: (situation) => measuresEndingBy(situation.detail, addDays(today(situation), MEASURE_NEAR_DAYS)),
  name_party: ({ detail }) => detail.party === null,
  set_offence: ({ detail }) => detail.offenceId === null,
  add_evidence: ({ detail, matter }) => matter.state === "verifying" && detail.evidence.length === 0,
  verify_evidence: ({ detail, matter }) =>
    matter.state === "investigating" && detail.evidence.some((item) => !item.isVerified),
  propose_filing: ({ matter }) => !matter.flags.includes("filing_proposed"),
  propose_penalty: ({ detail }) => detail.proposal === null && detail.noPenaltyProposal === null,
  inform_on_the_spot: ({ detail }) => !detail.spotSteps.includes("informed"),
  hear_on_the_spot: ({ detail }) => !detail.spotSteps.includes("heard"),
  recheck_correction: ({ detail, now }) =>
    detail.corrections.some((order) => order.recheckedAt === null && order.dueAt <= now),
  review_representation: ({ detail }) => !detail.representation?.review,
  demand_performance: ({ detail }) =>
    detail.executions.some(({ state }) => state === "opened" || state === "announced"),
  execute: ({ detail }) => detail.executions.some(({ state }) => state === "decided"),
  // Once the days of the remedies are over too: before that the demand could lead nowhere.
  open_execution: (situation) =>
    owedOn(situation.detail, today(situation)).isOverdue &&
    situation.detail.payment?.arrangement?.isGranted !== null &&
    !situation.detail.executions.some(isLive) &&
    !situation.clocks.some(({ kind, dueAt }) => kind === "litigation" && dueAt > situation.now),
  propose_closing: ({ matter }) => !matter.flags.includes("closing_proposed"),
};

function measuresEndingBy({ measures }: Pick<CaseDetail, "measures">, day: PlainDate): boolean {
  return measures.some(({ state, dueOn }) => state === "executed" && dueOn !== null && dueOn <= day);
}

export interface NextStep {
  readonly act: CaseAct | null;
  readonly label: string;
  /** Why what would come next cannot be done yet; null when it can, or when it is somebody else's turn. */
  readonly heldBy: Refusal | null;
}

/** @param acts as listed for the caller */
export function nextStepOf(situation: CaseSituation, acts: readonly ListedAct[]): NextStep {
  const wanted = IN_ORDER.filter((act) => IS_NEEDED[act]?.(situation) ?? true).flatMap((id) => {
    const listed = acts.find((one) => one.act === id && one.isMine);
    return listed ? [{ id, listed }] : [];
  });
  const next = wanted.find(({ listed }) => listed.isAllowed);
  if (next) return { act: next.id, label: next.listed.label, heldBy: null };
  const isMyTurn = situation.matter.turn?.roles.includes(situation.actor.role) ?? false;
  const held = isMyTurn ? wanted.find(({ id }) => TELLS_WHY.includes(id)) : undefined;
  return { act: null, label: held?.listed.label ?? "", heldBy: held?.listed.refusals[0] ?? null };
}

/** Steps of the main line: a refusal of one of these is what the case waits for. */
const TELLS_WHY: readonly NextAct[] = [
  "start_verifying",
  "propose_filing",
  "decide_on_the_spot",
  "close_investigation",
  "review_representation",
  "propose_closing",
];
