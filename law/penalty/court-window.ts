/** 申请法院强制执行: from which day the agency may apply and until which day it must. */
import { addDays, type PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import type { Workdays } from "#base/workdays.ts";
import { firstDayAfter, lastDay } from "../parameters/public.ts";
import { refusedBy } from "../rules/public.ts";
import { later } from "./remedies.ts";

export interface CourtFacts {
  /** The later end of reconsideration and litigation, unused; see `remediesOf`. */
  readonly remediesEndOn: PlainDate;
  /** The day on which the demand (催告书) was served; null: not yet. */
  readonly demandServedOn: PlainDate | null;
  /** The end of an approved deferral or of the last instalment; null: none. */
  readonly deferredUntil: PlainDate | null;
}

export interface CourtWindow {
  /** null: no demand has been served. */
  readonly opensOn: PlainDate | null;
  readonly closesOn: PlainDate;
}

export function courtWindowOf(workdays: Workdays, facts: CourtFacts): CourtWindow {
  const start = later(facts.remediesEndOn, facts.deferredUntil ?? facts.remediesEndOn);
  const demandOver =
    facts.demandServedOn === null ? null : firstDayAfter(workdays, "demand_before_court", facts.demandServedOn);
  return {
    opensOn: demandOver === null ? null : later(addDays(start, 1), demandOver),
    closesOn: lastDay(workdays, "court_window", start),
  };
}

/** Why an application on that day would fail; `isLate` alone is a flag, for a court may accept it with good reason. */
export function judgeCourtApplication(
  workdays: Workdays,
  facts: CourtFacts,
  on: PlainDate,
): { readonly refusals: readonly Refusal[]; readonly isLate: boolean } {
  const { opensOn, closesOn } = courtWindowOf(workdays, facts);
  const refusals: Refusal[] = [];
  if (on <= facts.remediesEndOn)
    refusals.push(refusedBy("XZQZ-053", `复议、诉讼期限 ${facts.remediesEndOn} 届满，之后方可申请`));
  if (opensOn === null) refusals.push(refusedBy("XZQZ-054", "申请前须先催告，催告书送达十个工作日后仍不履行方可申请"));
  else if (on < opensOn && on > facts.remediesEndOn)
    refusals.push(refusedBy(waitsForDeferral(facts, on) ? "XZCF-072-3" : "XZQZ-054", `${opensOn} 起方可申请`));
  return { refusals, isLate: on > closesOn };
}

function waitsForDeferral({ deferredUntil }: CourtFacts, on: PlainDate): boolean {
  return deferredUntil !== null && on <= deferredUntil;
}
