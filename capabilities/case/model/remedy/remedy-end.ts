/** Until when the party's silence does not yet count: the later end of reconsideration and litigation. */
import type { PlainDate } from "#base/plain-date.ts";
import { afterReconsideration, remediesOf } from "#law/penalty/public.ts";
import type { CaseSituation } from "../case-act.ts";
import { decisionDeliveredOn } from "../consequences.ts";

/** Null: the decision has not been delivered, or a remedy still runs. */
export function remedyEnd({ detail: known, facts }: CaseSituation): PlainDate | null {
  const servedOn = decisionDeliveredOn(known);
  if (!servedOn || known.remedies.some((remedy) => remedy.state !== "concluded")) return null;
  const isOnTheSpot = known.procedure === "simple";
  const { end } = remediesOf(facts.calendar, { servedOn, isOnTheSpot, isToldOfRemedies: true });
  const last = known.remedies.at(-1);
  if (!last?.concludedOn) return end;
  if (last.kind === "litigation" && last.outcome !== "withdrawn_by_party") return last.concludedOn;
  const afterLast =
    last.kind === "reconsideration" ? afterReconsideration(facts.calendar, last.concludedOn) : last.concludedOn;
  // Whoever took the application back may still go to court within the first period.
  return last.outcome === "withdrawn_by_party" && end > afterLast ? end : afterLast;
}
