/** 救济期限: until when a party may ask for reconsideration or go to court, and from when its silence counts. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Workdays } from "#base/workdays.ts";
import { findPeriodOn, lastDay } from "../parameters/public.ts";

export interface RemedyFacts {
  /** The day on which the decision was served. */
  readonly servedOn: PlainDate;
  readonly isOnTheSpot: boolean;
  /** The decision names the ways and the periods; where it does not, they grow to a year. */
  readonly isToldOfRemedies: boolean;
}

export interface Remedies {
  readonly reconsiderationUntil: PlainDate;
  readonly litigationUntil: PlainDate;
  /** 复议前置: a template that offers the court directly would be wrong. */
  readonly isReconsiderationFirst: boolean;
  /** The later of the two: before it has passed nothing is final, no building is pulled down, no court is asked. */
  readonly end: PlainDate;
}

export function remediesOf(workdays: Workdays, { servedOn, isOnTheSpot, isToldOfRemedies }: RemedyFacts): Remedies {
  const until = (told: "reconsideration" | "litigation") => {
    const notTold = `${told}_not_told` as const;
    return lastDay(workdays, isToldOfRemedies || !findPeriodOn(notTold, servedOn) ? told : notTold, servedOn);
  };
  const [reconsiderationUntil, litigationUntil] = [until("reconsideration"), until("litigation")];
  return {
    reconsiderationUntil,
    litigationUntil,
    // 《行政复议法》第二十三条第一款第一项，自 2024-01-01；之前作出的当场决定不在此列。
    isReconsiderationFirst: isOnTheSpot && servedOn >= RECONSIDERATION_FIRST_FROM,
    end: later(reconsiderationUntil, litigationUntil),
  };
}

const RECONSIDERATION_FIRST_FROM = "2024-01-01" as PlainDate;

/** After a reconsideration was asked for: fifteen days from its decision, or from the day on which it should have been made. */
export function afterReconsideration(workdays: Workdays, decisionReceivedOn: PlainDate): PlainDate {
  return lastDay(workdays, "litigation_after_reconsideration", decisionReceivedOn);
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}
