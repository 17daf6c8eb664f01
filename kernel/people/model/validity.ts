/** 有效期: posts, delegations, credentials and units hold from one day to another, both included, in China's calendar. */
import type { PlainDate } from "#base/plain-date.ts";

export interface Validity {
  readonly validFrom: PlainDate;
  /** Last valid day; null: open. */
  readonly validTo: PlainDate | null;
}

export function isValidOn(validity: Validity, on: PlainDate): boolean {
  return validity.validFrom <= on && (validity.validTo === null || on <= validity.validTo);
}
