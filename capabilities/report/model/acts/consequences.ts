/** What acts of a report lead to, as effects. */

import type { Json } from "#base/canonical-json.ts";
import { type Instant, MINUTE_MS, millisOf } from "#base/instant.ts";
import type { Clock, Limit } from "#kernel/clock/model/public.ts";
import type { Role } from "#kernel/people/model/public.ts";
import { PATROL_SOURCES, sourceOf } from "../labels.ts";
import type { ReportDetail } from "../report.ts";
import { STAGE_LIMITS, type StageClock, stageLimit, wholeLimit } from "../settings.ts";
import type { ReportEffect, ReportSituation } from "./report-act.ts";

export function detail(changes: Partial<ReportDetail>): ReportEffect {
  return { kind: "detail", changes };
}

export function tell(event: string, payload: Json = {}): ReportEffect {
  return { kind: "tell", event: `report.${event}`, payload };
}

export function turn(
  roles: readonly Role[],
  reason: string,
  whose: { readonly unitId?: string | null; readonly personId?: string | null } = {},
): ReportEffect {
  return { kind: "turn", turn: { roles, reason, unitId: whose.unitId ?? null, personId: whose.personId ?? null } };
}

export const NOBODYS_TURN: ReportEffect = { kind: "turn", turn: null };

export function unitsTurn({ matter }: ReportSituation, reason: string): ReportEffect {
  return turn(["unit_desk", "crew"], reason, { unitId: matter.unitId });
}

/** The clock of a kind that runs or is paused. */
export function liveClock({ clocks }: ReportSituation, kind: string): Clock | null {
  return clocks.findLast((clock) => clock.kind === kind && clock.state !== "stopped") ?? null;
}

export function lastClock({ clocks }: ReportSituation, kind: string): Clock | null {
  return clocks.findLast((clock) => clock.kind === kind) ?? null;
}

export function startStage(
  situation: ReportSituation,
  stage: StageClock,
  isEmergency = situation.detail.isEmergency,
): ReportEffect {
  const { label } = STAGE_LIMITS[stage];
  const limit = stageLimit(situation.facts.settings, stage, isEmergency);
  return { kind: "startClock", clock: stage, label, limit, source: `本市设置「${label}」` };
}

export function startWhole({ facts }: ReportSituation, resolve: Limit): ReportEffect {
  const limit = wholeLimit(facts.settings, resolve, facts.minutesPerWorkday);
  return { kind: "startClock", clock: "whole", label: "全流程时限", limit, source: "立案条件时限与各阶段时限之和" };
}

/** A clock with a deadline that somebody named: 来源单位时限, 督办回复, 缓办至. */
export function startUntil(clock: string, label: string, source: string, from: Instant, until: Instant): ReportEffect {
  const limit: Limit = { value: (millisOf(until) - millisOf(from)) / MINUTE_MS, unit: "minute", basis: "natural" };
  return { kind: "startClock", clock, label, limit, source };
}

/** Clocks that do not go are left alone; a terminal state stops every clock by itself. */
export function stop(...kinds: readonly string[]): readonly ReportEffect[] {
  return kinds.map((clock) => ({ kind: "stopClock", clock }));
}

/** The clocks of the handling. 缓办 and 挂账 pause them; clocks of posts do not run then. */
const HANDLING_CLOCKS = ["resolve", "onward", "whole"];

export function pauseHandling(reason: string): readonly ReportEffect[] {
  return HANDLING_CLOCKS.map((clock) => ({ kind: "pauseClock", clock, reason }));
}

export function resumeHandling(): readonly ReportEffect[] {
  return HANDLING_CLOCKS.map((clock) => ({ kind: "resumeClock", clock }));
}

/** The limit of the filing condition, as kept at filing. */
export function filedLimit({ detail }: ReportSituation): Limit {
  const { limitValue: value, limitUnit: unit, limitBasis: basis } = detail;
  if (value === null || unit === null || basis === null) throw new RangeError("a filed report without a limit");
  return { value, unit, basis };
}

export function isPublic(situation: ReportSituation): boolean {
  return !PATROL_SOURCES.includes(sourceOf(situation.matter));
}

/** What closing leaves to do: a call-back where somebody can be called. */
export function afterClosing(situation: ReportSituation, reason: string): ReportEffect {
  return isPublic(situation) && situation.detail.hasContact ? turn(["acceptor"], reason) : NOBODYS_TURN;
}

export function withPerson(list: readonly string[], personId: string | null): string[] {
  return personId === null || list.includes(personId) ? [...list] : [...list, personId];
}

export const NO_ASK = {
  ask: null,
  askedByPersonId: null,
  askedAt: null,
  askReason: null,
  askedValue: null,
  askedUnit: null,
  askedDate: null,
  isEngineering: false,
} as const satisfies Partial<ReportDetail>;
/** Flags of what a unit asks for; they fall when the unit gives the matter on. */
export const UNIT_ASK_FLAGS = ["extension_asked", "deferral_asked", "ledger_asked"] as const;
