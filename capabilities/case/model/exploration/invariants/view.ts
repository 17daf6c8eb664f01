/** What an invariant looks at: the step, the walk behind it, and what can be told from both without the guards of the procedure. */
import { dayNumberOf, type plainDateOf } from "#base/plain-date.ts";
import { isWorkday } from "#base/workdays.ts";
import { lastDayOfLimit } from "#law/parameters/public.ts";
import type { CaseAct } from "../../procedure.ts";
import { CALENDAR } from "../../rehearsal.ts";
import type { Step, Walk } from "../walk.ts";

export interface View {
  readonly walk: Walk;
  readonly step: Step;
  readonly today: ReturnType<typeof plainDateOf>;
}
export interface Invariant {
  readonly says: string;
  /** Only after these acts; absent: after each. */
  readonly after?: readonly CaseAct[];
  readonly holds: (view: View) => boolean;
}

const OF_INVESTIGATION: readonly CaseAct[] = [
  "start_verifying",
  "handle_on_the_spot",
  "propose_filing",
  "add_evidence",
  "verify_evidence",
  "take_samples",
  "call_interview",
  "request_measure",
  "execute_measure",
  "execute_urgently",
  "propose_penalty",
  "propose_no_penalty",
  "close_investigation",
];

export const state = ({ step }: View) => step.after.core.state;
export const detailOf = ({ step }: View) => step.after.detail;
export const beforeOf = ({ step }: View) => step.before.detail;
export const inputOf = ({ step }: View) => step.input as Readonly<Record<string, unknown>>;
export const secondOf = (step: Step) => (step.input as { secondOfficerId?: string } | null)?.secondOfficerId;
export const hasPaper = (view: View, form: string, key?: string) =>
  detailOf(view).issued.some((paper) => paper.form === form && (key === undefined || paper.key === key));
export const live = (view: View, kind: string) =>
  view.step.after.clocks.find((clock) => clock.kind === kind && clock.state !== "stopped");
export const bears = (measure: { state: string }) => measure.state === "executed" || measure.state === "urgent";

/** Told from the walk's own memory, not from what the case keeps. */
export function investigated({ walk, step }: View, personId: string | null): boolean {
  if (personId === null) return false;
  return walk.steps.some(
    (one) =>
      one !== step &&
      ((OF_INVESTIGATION.includes(one.act) && (one.actor.personId === personId || secondOf(one) === personId)) ||
        one.after.detail.handlerIds.includes(personId)),
  );
}

export function hasValidCertificate({ walk, today }: View, personId: string | null | undefined): boolean {
  const certificate = personId ? walk.world.officers.get(personId)?.certificate : null;
  return certificate != null && certificate.validFrom <= today && today <= certificate.validTo;
}

export const fineOf = (view: View) => detailOf(view).penalty?.fineFen ?? 0;

export function isMajorFine(view: View, kind: "review.major" | "collective", fine: number): boolean {
  const { settings } = view.walk.world;
  const isOrganization = detailOf(view).party?.kind === "organization";
  const yuan = isOrganization ? settings[`${kind}.organization_yuan`] : settings[`${kind}.individual_yuan`];
  return yuan > 0 && fine >= yuan * 100;
}

/** Signed away since the last notice, whatever was said afterwards. */
export function hasWaived({ walk }: View): boolean {
  const last = walk.steps.findLastIndex((step) => step.act === "give_notice");
  return walk.steps.slice(last + 1).some((step) => step.act === "waive_representation");
}

export const nextWorkdays = (from: ReturnType<typeof plainDateOf>, count: number) =>
  lastDayOfLimit(CALENDAR, { value: count, unit: "day", basis: "statutory_working" }, from);

/** Whole workdays strictly between two days. */
export function workdaysBetween(from: ReturnType<typeof plainDateOf>, to: ReturnType<typeof plainDateOf>): number {
  let count = 0;
  for (let day = dayNumberOf(from) + 1; day < dayNumberOf(to); day++) if (isWorkday(CALENDAR, day)) count += 1;
  return count;
}

export const executionOf = (view: View) =>
  detailOf(view).executions.find((one) => one.id === inputOf(view).executionId);
