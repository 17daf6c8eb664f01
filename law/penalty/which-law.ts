/**
 * 从旧兼从轻: which version of a provision governs an act.
 *
 * The version in force on the last day of the act, so that an act which goes on past a change falls under the new one. When the
 * law has changed by the day of the decision and the new version is lighter, or no longer forbids the act, the new one.
 * Milder means: a lower highest fine; at the same highest fine a lower lowest one; at equal fines fewer other penalties.
 */
import type { Fen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { isWithin } from "../parameters/public.ts";

export interface Severity {
  /** null: set by local rules, so that it cannot be compared here. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** `fen`, or ten-thousandths of what an offence is measured by (工程造价). */
  readonly unit: "fen" | "share";
  readonly others: readonly string[];
}

export interface PenaltyVersion {
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
  readonly severity: Severity;
}

export type Governing<V extends PenaltyVersion> =
  /** One version, for the reason given. */
  | { readonly kind: "governs"; readonly version: V; readonly why: Why; readonly compared: V | null }
  /** 须经法制审核: the two cannot be put in order by figures. */
  | { readonly kind: "needs_review"; readonly atAct: V; readonly atDecision: V }
  /** No longer unlawful when decided: no penalty. */
  | { readonly kind: "no_longer_unlawful"; readonly atAct: V }
  /** Nothing forbade the act when it was done: no penalty. */
  | { readonly kind: "not_unlawful" };

/** `unchanged`; `lighter_new` 从轻; `old_not_heavier` 从旧. */
export type Why = "unchanged" | "lighter_new" | "old_not_heavier";

/** @param actEndedOn the last day of the act; of an act that goes on the day of the decision */
export function governingVersion<V extends PenaltyVersion>(
  versions: readonly V[],
  actEndedOn: PlainDate,
  decidedOn: PlainDate,
): Governing<V> {
  const atAct = versions.find((version) => isWithin(version, actEndedOn));
  if (!atAct) return { kind: "not_unlawful" };
  const atDecision = versions.find((version) => isWithin(version, decidedOn));
  if (!atDecision) return { kind: "no_longer_unlawful", atAct };
  if (atDecision === atAct) return { kind: "governs", version: atAct, why: "unchanged", compared: null };
  switch (compareSeverity(atDecision.severity, atAct.severity)) {
    case "lighter":
      return { kind: "governs", version: atDecision, why: "lighter_new", compared: atAct };
    case "heavier":
    case "equal":
      return { kind: "governs", version: atAct, why: "old_not_heavier", compared: atDecision };
    case "unclear":
      return { kind: "needs_review", atAct, atDecision };
  }
}

/** Whether `a` is lighter or heavier than `b`. `unclear`: amounts set locally, other units, or money and other penalties disagree. */
export function compareSeverity(a: Severity, b: Severity): "lighter" | "heavier" | "equal" | "unclear" {
  if (a.unit !== b.unit || a.lowest === null || a.highest === null || b.lowest === null || b.highest === null)
    return isSame(a, b) ? "equal" : "unclear";
  const money = Math.sign(a.highest - b.highest) || Math.sign(a.lowest - b.lowest);
  const added = hasWeightierThan(a, b);
  const dropped = hasWeightierThan(b, a);
  if (money < 0) return added ? "unclear" : "lighter";
  if (money > 0) return dropped ? "unclear" : "heavier";
  if (added && dropped) return "unclear";
  return added ? "heavier" : dropped ? "lighter" : "equal";
}

/** 警告 is the lightest penalty of all and weighs nothing beside a fine. */
const WEIGHTLESS = "警告";

function hasWeightierThan(a: Severity, b: Severity): boolean {
  return a.others.some((other) => other !== WEIGHTLESS && !b.others.includes(other));
}

function isSame(a: Severity, b: Severity): boolean {
  return (
    a.unit === b.unit &&
    a.lowest === b.lowest &&
    a.highest === b.highest &&
    a.others.length === b.others.length &&
    a.others.every((other) => b.others.includes(other))
  );
}

/** A range of fines as a severity. */
export function fineSeverity(lowest: Fen | null, highest: Fen | null, others: readonly string[] = []): Severity {
  return { lowest, highest, unit: "fen", others };
}
