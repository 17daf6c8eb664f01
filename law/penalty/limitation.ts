/** 追责时效: until when an act may still be found. It binds the agency, so it does not roll past a holiday. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { findPeriodOn, fixedLastDay, type PeriodId, periodOn } from "../parameters/public.ts";
import { refusedBy } from "../rules/public.ts";

/** `safety`: 涉及公民生命健康安全、金融安全且有危害后果; `environment`: 造成环境污染、生态破坏等危害后果. */
export type Harm = "none" | "safety" | "environment";

export interface PastAct {
  /** The day of the act; for a continuing or continuous one the day on which it ended; null: it goes on. */
  readonly endedOn: PlainDate | null;
  readonly harm: Harm;
}

/** The last day on which the act may be found, or null while it goes on. */
export function limitationEnd({ endedOn, harm }: PastAct): PlainDate | null {
  return endedOn === null ? null : fixedLastDay(limitationPeriod(endedOn, harm), endedOn);
}

/**
 * The longer periods hold only for acts that ended while they were law: five years under the Penalty Law since 2021-07-15, under the
 * Code since 2026-08-15. Any other act keeps two years.
 */
function limitationPeriod(endedOn: PlainDate, harm: Harm): PeriodId {
  const longer = harm === "none" ? "limitation" : (`limitation_${harm}` as const);
  return findPeriodOn(longer, endedOn) ? longer : "limitation";
}

/** @param foundOn the day on which the clue was registered or the case was filed, whichever came first */
export function judgeLimitation(act: PastAct, foundOn: PlainDate): Refusal | null {
  const end = limitationEnd(act);
  if (end === null || act.endedOn === null || foundOn <= end) return null;
  const { limit } = periodOn(limitationPeriod(act.endedOn, act.harm), act.endedOn);
  return refusedBy(
    "XZCF-036",
    `违法行为 ${act.endedOn} 终了，${limit.value} 年内（至 ${end}）未被发现，${foundOn} 才发现，不再给予行政处罚；仍可以责令改正`,
  );
}
