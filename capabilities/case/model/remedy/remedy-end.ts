/** Until when the party's silence does not yet count: the later end of reconsideration and litigation. */
import type { PlainDate } from "#base/plain-date.ts";
import { afterReconsideration, remediesOf } from "#law/penalty/public.ts";
import type { CaseSituation } from "../case-act.ts";

/** Null: the decision has not been delivered, or a remedy still runs. */
export function remedyEnd({ detail: known, facts }: CaseSituation): PlainDate | null {
  const deliveredOn = known.deliveries.find(
    (delivery) => ["DOC-33", "DOC-34"].includes(delivery.form) && delivery.deliveredOn,
  )?.deliveredOn;
  if (!deliveredOn || known.remedies.some((remedy) => remedy.state !== "concluded")) return null;
  const isOnTheSpot = known.procedure === "simple";
  const { end } = remediesOf(facts.calendar, { servedOn: deliveredOn, isOnTheSpot, isToldOfRemedies: true });
  const reconsidered = known.remedies.findLast((remedy) => remedy.kind === "reconsideration" && remedy.concludedOn);
  if (known.remedies.some((remedy) => remedy.kind === "litigation")) {
    const concluded = known.remedies.findLast((remedy) => remedy.kind === "litigation")?.concludedOn;
    return concluded ?? null;
  }
  return reconsidered?.concludedOn ? afterReconsideration(facts.calendar, reconsidered.concludedOn) : end;
}
