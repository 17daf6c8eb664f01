/**
 * 按日连续处罚: the fine again for every day from the day after the order to correct until a recheck. Discretionary; only for
 * enterprises, institutions and other operators, only for unlawful discharge, dumping or disposal.
 */
import { type Fen, fen } from "#base/money.ts";
import { addDays, dayNumberOf, type PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { type RuleId, refusedBy } from "../rules/public.ts";
import type { Subject } from "./penalty-kinds.ts";

export interface DailyFacts {
  readonly subject: Subject;
  /** `discharge`: 违法排放、倾倒、处置; `construction_dust`: listed by name until 2026-08-14 only. */
  readonly act: "discharge" | "construction_dust" | "other";
  readonly actEndedOn: PlainDate | null;
  readonly fine: Fen;
  readonly correctionOrderedOn: PlainDate | null;
  /** The day of the recheck that found the act going on, refused or obstructed; null: none. */
  readonly recheckedOn: PlainDate | null;
  /** A local regulation or a written legal opinion that carries dust under the Code. */
  readonly hasDustBasis: boolean;
}

export type DailyPenalty =
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | {
      readonly kind: "due";
      readonly from: PlainDate;
      readonly days: number;
      readonly amount: Fen;
      readonly rule: RuleId;
    };

/** 大气污染防治法 was in force until then. */
const AIR_LAW_UNTIL = "2026-08-14" as PlainDate;

export function dailyPenaltyOf(facts: DailyFacts): DailyPenalty {
  const isOldDust = facts.act === "construction_dust" && facts.actEndedOn !== null && facts.actEndedOn <= AIR_LAW_UNTIL;
  const rule: RuleId = isOldDust ? "DQ-123" : "GF-119";
  const refusals: Refusal[] = [];
  if (facts.subject === "individual") refusals.push(refusedBy(rule, "按日连续处罚不适用于公民"));
  if (facts.act === "other") refusals.push(refusedBy(rule, "只适用于违法排放、倾倒、处置"));
  if (facts.act === "construction_dust" && !isOldDust && !facts.hasDustBasis)
    refusals.push(refusedBy(rule, "施工扬尘未列入法典的按日处罚，须有地方性法规或者法制审核的书面意见"));
  if (facts.fine <= 0) refusals.push(refusedBy(rule, "须先受到罚款处罚"));
  const { correctionOrderedOn, recheckedOn } = facts;
  if (correctionOrderedOn === null) refusals.push(refusedBy(rule, "须先责令改正"));
  if (recheckedOn === null) refusals.push(refusedBy(rule, "须有复查发现继续违法、拒不改正或者阻挠复查的记录"));
  if (refusals.length > 0 || correctionOrderedOn === null || recheckedOn === null) return { kind: "refused", refusals };
  const days = Math.max(dayNumberOf(recheckedOn) - dayNumberOf(correctionOrderedOn), 0);
  return { kind: "due", from: addDays(correctionOrderedOn, 1), days, amount: fen(facts.fine * days), rule };
}
