/**
 * 日的性质: whether a number of 日 in a statute means workdays. Each law says so for itself, and never by the number alone:
 * ten days are workdays under the Compulsion Law and calendar days under the Penalty Law.
 */
import type { DayBasis } from "#base/workdays.ts";
import type { LawId } from "../sources/public.ts";

/** 《行政处罚法》第八十五条：二日、三日、五日、七日. */
const PENALTY_WORKDAYS: readonly number[] = [2, 3, 5, 7];
/** 《行政强制法》第六十九条：十日以内（含本数）. */
const COMPULSION_WORKDAYS_UP_TO = 10;
/** 《行政复议法》第八十八条：三日、五日、七日、十日. */
const RECONSIDERATION_WORKDAYS: readonly number[] = [3, 5, 7, 10];

/** How `value` 日 written in `law` is counted. */
export function dayBasisOf(law: LawId, value: number): DayBasis {
  return isWorkdays(law, value) ? "statutory_working" : "statutory";
}

function isWorkdays(law: LawId, value: number): boolean {
  switch (law) {
    case "penalty-law":
    // The decree carries out the Penalty Law and prints 日 only; an agency may confirm another reading.
    case "decree-55":
      return PENALTY_WORKDAYS.includes(value);
    case "compulsion-law":
      return value <= COMPULSION_WORKDAYS_UP_TO;
    case "reconsideration-law":
      return RECONSIDERATION_WORKDAYS.includes(value);
    default:
      return false;
  }
}
