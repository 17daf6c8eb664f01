/** Folds the record of one case into deltas. Pure: the same entries give the same deltas. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type Measures, Tally, type TallyDelta } from "#kernel/measure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { CASE_COUNTERS, CASE_RATIOS, type CaseCounter } from "./counters.ts";

type CountedEntry = Pick<RecordEntry, "act" | "at" | "divisionCode" | "changes" | "clocks" | "input">;

/** Acts that count once each time they are done. */
const COUNTED: Readonly<Record<string, CaseCounter>> = {
  receive_clue: "case_clue",
  file_case: "case_filed",
  refuse_filing: "case_not_filed",
  transfer_clue: "case_transferred",
  send_transfer: "case_transferred",
  give_notice: "case_noticed",
  request_hearing: "case_hearing",
  review_legally: "case_reviewed",
  decide_on_the_spot: "case_decided_simple",
  decide_penalty: "case_decided_ordinary",
  decide_no_penalty: "case_no_penalty",
  withdraw_case: "case_withdrawn",
  apply_to_court: "case_court",
  accept_remedy: "case_remedy",
  revoke_decision: "case_revoked",
  publish: "case_published",
  close_case: "case_closed",
  archive: "case_archived",
};
const LOST: readonly unknown[] = ["revoked", "changed", "unlawful", "void"];

function countCases(entries: readonly CountedEntry[]): readonly TallyDelta<CaseCounter>[] {
  const tally = new Tally<CaseCounter>();
  let unitId: string | null = null;
  let causeOfAction: string | null = null;
  let decideBy: Instant | null = null;
  for (const entry of entries) {
    const { matter, detail } = entry.changes as {
      matter?: { unitId?: string | null };
      detail?: { offenceId?: string | null };
    };
    unitId = matter?.unitId === undefined ? unitId : matter.unitId;
    causeOfAction = detail?.offenceId === undefined ? causeOfAction : detail.offenceId;
    const dimensions = {
      divisionCode: entry.divisionCode,
      unitId,
      personId: null,
      role: null,
      classKey: causeOfAction,
      isEmergency: false,
    };
    const add = (counter: CaseCounter) => tally.add(counter, plainDateOf(entry.at), dimensions);
    const isDecision = entry.act === "decide_penalty" || entry.act === "decide_no_penalty";
    if (isDecision && decideBy !== null && entry.at > decideBy) add("case_decided_late");
    decideBy = entry.clocks.findLast((clock) => clock.kind === "decide")?.dueAt ?? decideBy;
    const counted = COUNTED[entry.act];
    if (counted) add(counted);
    if (entry.act === "conclude_remedy" && LOST.includes((entry.input as { outcome?: unknown } | null)?.outcome))
      add("case_lost");
    if (isCleared(entry)) add("case_paid");
  }
  return tally.deltas;
}

/** The act that pays the rest stops the clock of payment. */
function isCleared({ act, clocks }: CountedEntry): boolean {
  const isPayment = act === "record_payment" || act === "collect_on_the_spot";
  return isPayment && clocks.some((clock) => clock.kind === "pay" && clock.state === "stopped");
}

export const CASE_MEASURES: Measures = { counters: CASE_COUNTERS, ratios: CASE_RATIOS, countersOf: countCases };
