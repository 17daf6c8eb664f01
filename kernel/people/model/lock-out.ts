/** 登录锁定: too many wrong sign-ins in a row close a name for some minutes, whether or not it exists. */
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";

export interface LockOut {
  readonly wrongCount: number;
  readonly lastAt: Instant;
  readonly lockedUntil: Instant | null;
}

export interface LockOutSetting {
  /** 连续输错几次后锁定. */
  readonly wrongLimit: number;
  readonly lockMinutes: number;
}

/** Wrong attempts are forgotten after this long without another. */
export const FORGET_AFTER_MS = 24 * 60 * MINUTE_MS;

export type Attempt =
  | { readonly kind: "refused"; readonly until: Instant }
  /** `rest`: how many more may go wrong after this one. */
  | { readonly kind: "admitted"; readonly next: LockOut; readonly rest: number };

/**
 * Counts an attempt before its password is looked at, and locks with the last one allowed; success clears the count. Counted
 * afterwards, a hundred attempts sent at once would all be judged before the first of them is known to be wrong.
 */
export function admitAttempt(before: LockOut | null, setting: LockOutSetting, now: Instant): Attempt {
  if (before?.lockedUntil && before.lockedUntil > now) return { kind: "refused", until: before.lockedUntil };
  const isForgotten = !before || before.lockedUntil !== null || addMillis(before.lastAt, FORGET_AFTER_MS) < now;
  const wrongCount = (isForgotten ? 0 : before.wrongCount) + 1;
  const rest = Math.max(setting.wrongLimit - wrongCount, 0);
  const lockedUntil = rest === 0 ? addMillis(now, setting.lockMinutes * MINUTE_MS) : null;
  return { kind: "admitted", next: { wrongCount, lastAt: now, lockedUntil }, rest };
}
