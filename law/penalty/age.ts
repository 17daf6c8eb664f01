/**
 * 责任年龄: judged on the day of the act, not of the decision.
 *
 * A year of age is full from the day after the birthday, as judicial practice counts 周岁: on the birthday itself the party is
 * still treated as the younger one, which is the reading that cannot hurt a child.
 */
import { addMonths, type PlainDate } from "#base/plain-date.ts";
import { type ThresholdId, thresholdOn } from "../parameters/public.ts";

export interface AgeVerdict {
  readonly years: number;
  /** `none`: no penalty, the guardian is told to educate. `reduced`: 应当从轻或者减轻. */
  readonly liability: "none" | "reduced" | "full";
  readonly rule: "XZCF-030";
}

export function judgeAge(bornOn: PlainDate, actOn: PlainDate): AgeVerdict {
  const years = fullYears(bornOn, actOn);
  const limit = (id: ThresholdId) => thresholdOn(id, actOn).value;
  const liability =
    years < limit("age_of_penalty") ? "none" : years < limit("age_of_full_penalty") ? "reduced" : "full";
  return { years, liability, rule: "XZCF-030" };
}

/** Full years of age on a day. @throws RangeError before the birth */
export function fullYears(bornOn: PlainDate, on: PlainDate): number {
  if (on < bornOn) throw new RangeError(`${on} lies before the birth`);
  let years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  if (addMonths(bornOn, years * 12) >= on) years -= 1;
  return Math.max(years, 0);
}
