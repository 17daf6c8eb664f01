/** 延期、缓办、挂账、作废: what is asked for while a unit has the matter, and how it is decided. */
import { addMillis, MINUTE_MS } from "#base/instant.ts";
import { addDays, startOfDay } from "#base/plain-date.ts";
import type { InventedReport } from "../../city/public.ts";
import { TEXTS } from "../texts.ts";
import { inDays, later, pick, type Step, type Walk, whenManned } from "../walk.ts";
import { desksOf } from "./unit-seats.ts";
import { afterShiftTime, dueAt, limitMinutes } from "./work.ts";

/** 延期、缓办、挂账, each asked early enough to be granted before the deadline. */
export function asks(walk: Walk): Step | null {
  const { fate, trail } = walk;
  const isEmergency = trail.condition?.limit.basis === "emergency";
  const wanted = fate.ask === "second_extension" ? 2 : 1;
  const isForWorksOnly = fate.ask === "deferral" || fate.ask === "ledger";
  if (fate.ask === null || isEmergency || (isForWorksOnly && !isWorks(walk.report))) return null;
  if (trail.asked >= wanted || trail.failedRechecks > 0 || trail.reopened > 0) return null;
  const share = trail.extensions > 0 ? 0.6 : isForWorksOnly ? 0.35 : 0.5;
  const ready = afterShiftTime(walk, share);
  const desk = whenManned(walk, "ask", desksOf(walk), ready > trail.at ? ready : later(walk, "ask", 8, 40));
  if (!desk || desk.at >= addMillis(dueAt(walk), -30 * MINUTE_MS)) return null;
  const { at } = desk;
  const by = desk.seat.actor;
  const common = { by, at, to: "resolving" } as const;
  const asked = trail.asked + 1;
  if (fate.ask === "deferral") {
    const date = inDays(walk, at, 4, 28);
    // A deferral ends with its last day.
    const leaves = { ask: "deferral", asked, pausedUntil: startOfDay(addDays(date, 1)) } as const;
    return { ...common, act: "ask_deferral", input: { reason: pick(walk, "text", TEXTS.askDeferral), date }, leaves };
  }
  if (fate.ask === "ledger") {
    const input = { reason: pick(walk, "text", TEXTS.askLedger), date: inDays(walk, at, 20, 60) };
    const photos = [{ field: "photos", phase: "before" }] as const;
    return { ...common, act: "ask_ledger", input, photos, leaves: { ask: "ledger", asked } };
  }
  const input = {
    ...extensionOf(walk),
    reason: pick(walk, "text", isWorks(walk.report) ? TEXTS.askExtensionOfWorks : TEXTS.askExtensionOfOrder),
  };
  return { ...common, act: "ask_extension", input, leaves: { ask: "extension", asked } };
}

/** As much again as the limit, the second time half of it. */
function extensionOf({ trail }: Walk): { readonly value: number; readonly unit: "hour" | "day" } {
  const { value = 1, unit = "hour" } = trail.condition?.limit ?? {};
  const part = value / (trail.extensions > 0 ? 2 : 1);
  return unit === "minute" ? { value: part / 60, unit: "hour" } : { value: part, unit: unit === "hour" ? unit : "day" };
}

/** The same in minutes of handling time. */
function extensionMinutes(walk: Walk): number {
  return limitMinutes(walk, walk.trail.condition) / (walk.trail.extensions > 0 ? 2 : 1);
}

export function decided(walk: Walk, asked: NonNullable<Walk["trail"]["ask"]>): Step | null {
  const { trail, world, fate } = walk;
  const isLarge = asked === "extension" && trail.extensions >= 1;
  const role = asked === "extension" && !isLarge ? "shift_leader" : "command_lead";
  const judge = whenManned(walk, "judge", world.seats.over(role, trail.divisionCode), later(walk, "weigh", 8, 100));
  if (!judge) return null;
  const { at } = judge;
  const by = judge.seat.actor;
  const grant = { opinion: pick(walk, "text", TEXTS.grant) };
  const decline = { opinion: pick(walk, "text", TEXTS.decline) };
  const common = { by, at } as const;
  if (asked === "annulment") {
    const input = { opinion: pick(walk, "text", TEXTS.annulConfirmed) };
    return { ...common, act: "confirm_annulment", input, to: "annulled" };
  }
  if (asked === "extension") {
    if (!fate.isGranted)
      return { ...common, act: "decline_extension", input: decline, to: "resolving", leaves: { ask: null } };
    const more = {
      ask: null,
      extensions: trail.extensions + 1,
      workMinutes: trail.workMinutes + extensionMinutes(walk),
    };
    if (!isLarge) return { ...common, act: "grant_extension", input: grant, to: "resolving", leaves: more };
    const input = { ...grant, sectionReview: pick(walk, "section", TEXTS.section) };
    const photos = [{ field: "writtenForm", phase: "paper" }] as const;
    return { ...common, act: "grant_extension", input, photos, to: "resolving", leaves: more };
  }
  if (!fate.isGranted) {
    const act = asked === "deferral" ? "decline_deferral" : "decline_ledger";
    return { ...common, act, input: decline, to: "resolving", leaves: { ask: null } };
  }
  return asked === "deferral"
    ? { ...common, act: "defer", input: grant, to: "deferred", leaves: { ask: null } }
    : { ...common, act: "enter_ledger", input: grant, to: "on_ledger", leaves: { ask: null } };
}

const SCENES_OF_WORKS: ReadonlySet<InventedReport["scene"]> = new Set(["manhole", "pothole", "lamp", "fallen_tree"]);

/** Something has to be repaired; elsewhere somebody has to be persuaded, or it is cleared away. */
export function isWorks({ issueKind, scene }: InventedReport): boolean {
  return issueKind === "facility" || SCENES_OF_WORKS.has(scene);
}

export function annulmentAsked(walk: Walk): Step | null {
  const { trail, world } = walk;
  const leader = whenManned(
    walk,
    "annul",
    world.seats.over("shift_leader", trail.divisionCode),
    later(walk, "annul", 20, 90),
  );
  const input = { reason: pick(walk, "text", TEXTS.annul) };
  return (
    leader && {
      act: "ask_annulment",
      by: leader.seat.actor,
      at: leader.at,
      input,
      to: "resolving",
      leaves: { ask: "annulment", asked: trail.asked + 1 },
    }
  );
}
