/** The unit that has the task: it takes it, sends it back, asks for time, gets it done; and whoever presses it meanwhile. */
import { addMillis, HOUR_MS, type Instant, MINUTE_MS } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Seat } from "../seats.ts";
import { AUTOMATIC_ORDER, RESULTS, TEXTS } from "../texts.ts";
import { draw, later, pick, type Step, standingNear, type Walk, whenManned } from "../walk.ts";
import { isMistaken } from "./desk.ts";
import { atShare, doneAt, dueAt, limitMinutes } from "./work.ts";

/** A matter whose unit has no desk is forced to its end after so long. */
const ABANDONED_HOURS = 96;

export function whenDispatched(walk: Walk): Step | null {
  const desks = desksOf(walk);
  if (desks.length === 0) {
    return ordered(walk) ?? forced(walk, addMillis(walk.trail.at, ABANDONED_HOURS * HOUR_MS));
  }
  const isEmergency = walk.trail.condition?.limit.basis === "emergency";
  const ready = later(walk, "take", 4, isEmergency ? 12 : 55);
  const desk = isEmergency ? seatAt(desks, ready) : whenManned(walk, "desk", desks, ready);
  if (!desk) return null;
  const { at } = desk;
  const by = desk.seat.actor;
  const back = sendsBack(walk);
  if (back) {
    const input = {
      reason: back,
      opinion: pick(walk, "text", back === "wrong_class" ? TEXTS.wrongClass : TEXTS.returnReason),
    };
    const leaves = { triedReturns: walk.trail.triedReturns + 1, returnedAsWrongClass: back === "wrong_class" };
    return { act: "send_back", by, at, input, to: "sent_back", leaves };
  }
  const crew = crewOf(walk)[0];
  const crewPersonIds = crew && crew.person.key !== desk.seat.person.key ? [crew.actor.personId] : [];
  return {
    act: "receive",
    by,
    at,
    input: { crewPersonIds, opinion: pick(walk, "text", TEXTS.receive) },
    to: "resolving",
  };
}

function sendsBack(walk: Walk): "wrong_class" | "not_our_duty" | "not_our_area" | null {
  const { fate, trail } = walk;
  if (trail.triedReturns === 0 && isMistaken(walk)) return "wrong_class";
  if (trail.triedReturns >= fate.returns.length) return null;
  return draw(walk, "why") < 0.7 ? "not_our_duty" : "not_our_area";
}

/** Of all that could happen next, what happens first. */
export function whenResolving(walk: Walk): Step | null {
  const asked = walk.trail.ask;
  const next = [
    asked ? decided(walk, asked) : asks(walk),
    partDone(walk),
    ordered(walk),
    replied(walk),
    commented(walk),
    asked || walk.trail.assistUnitKeys.length > 0 ? null : finished(walk),
  ].filter((step) => step !== null);
  return next.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

function finished(walk: Walk): Step | null {
  const { fate, trail, report } = walk;
  const crew = crewOf(walk);
  const workers = crew.length > 0 ? crew : desksOf(walk);
  const at = doneAt(walk, workers);
  if (fate.ending === "forced") return forced(walk, at);
  if (fate.ending === "annulled" && trail.asked === 0) return annulmentAsked(walk);
  const worker = seatAt(workers, at);
  if (!worker) return null;
  const isLast = trail.failedRechecks >= fate.failedRechecks;
  return {
    act: "report_result",
    by: worker.seat.actor,
    at,
    input: { result: pick(walk, "text", RESULTS[report.scene]), position: standingNear(walk) },
    photos: [{ field: "photos", phase: isLast ? "after" : "partly" }],
    to: "resolved",
    leaves: { isLate: trail.isLate || at > dueAt(walk), ask: null },
  };
}

function partDone(walk: Walk): Step | null {
  const [helper] = walk.trail.assistUnitKeys;
  if (!helper) return null;
  const desk = whenManned(walk, "part", walk.world.seats.ofUnit("unit_desk", helper), later(walk, "part", 40, 260));
  return (
    desk && {
      act: "report_part",
      by: desk.seat.actor,
      at: desk.at,
      input: { result: pick(walk, "text", TEXTS.part) },
      photos: [{ field: "photos", phase: "after" }],
      to: "resolving",
      leaves: { assistUnitKeys: [] },
    }
  );
}

/** 延期、缓办、挂账, each asked early enough to be granted before the deadline. */
function asks(walk: Walk): Step | null {
  const { fate, trail } = walk;
  const isEmergency = trail.condition?.limit.basis === "emergency";
  const wanted = fate.ask === "second_extension" ? 2 : 1;
  if (fate.ask === null || isEmergency || trail.asked >= wanted || trail.failedRechecks > 0 || trail.reopened > 0)
    return null;
  const share = trail.extensions > 0 ? 0.7 : fate.ask === "deferral" || fate.ask === "ledger" ? 0.35 : 0.55;
  const ready = atShare(walk, share);
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
  const input = { ...extensionOf(walk), reason: pick(walk, "text", TEXTS.askExtension) };
  return { ...common, act: "ask_extension", input, leaves: { ask: "extension", asked } };
}

function decided(walk: Walk, asked: NonNullable<Walk["trail"]["ask"]>): Step | null {
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

/** As much again as the limit, the second time half of it. */
function extensionOf({ trail }: Walk): { readonly value: number; readonly unit: "hour" | "day" } {
  const { value = 1, unit = "hour" } = trail.condition?.limit ?? {};
  const part = value / (trail.extensions > 0 ? 2 : 1);
  return unit === "minute" ? { value: part / 60, unit: "hour" } : { value: part, unit };
}

/** The same in minutes of handling time. */
function extensionMinutes(walk: Walk): number {
  return limitMinutes(walk, walk.trail.condition) / (walk.trail.extensions > 0 ? 2 : 1);
}

/** A deferral ends by itself, with its last day. */
export function whenDeferred(walk: Walk): Step | null {
  const end = walk.trail.pausedUntil ?? addMillis(walk.trail.at, 24 * HOUR_MS);
  const at = addMillis(end, Math.round((3 + draw(walk, "machine") * 50) * 1_000));
  const input = { opinion: "缓办到期" };
  return { act: "resume", by: SYSTEM_ACTOR, at, input, to: "resolving", leaves: goesOn(at) };
}

export function whenOnLedger(walk: Walk): Step | null {
  const { trail, world } = walk;
  const days = 9 + draw(walk, "days") * 30;
  const lead = whenManned(
    walk,
    "review",
    world.seats.over("command_lead", trail.divisionCode),
    addMillis(trail.at, Math.round(days * 24 * HOUR_MS)),
  );
  if (!lead) return null;
  const common = { by: lead.seat.actor, at: lead.at } as const;
  if (trail.reviews < 2 && draw(walk, "stays") < 0.5) {
    const input = { date: inDays(walk, lead.at, 20, 60), opinion: pick(walk, "text", TEXTS.review) };
    return { ...common, act: "review_ledger", input, to: "on_ledger", leaves: { reviews: trail.reviews + 1 } };
  }
  return { ...common, act: "leave_ledger", input: {}, to: "resolving", leaves: goesOn(lead.at) };
}

/** About half of the handling time was left when it was paused. */
function goesOn(at: Instant): Partial<Walk["trail"]> {
  return { workFrom: at, pausedUntil: null, workShare: 0.35 };
}

/** 督办: by a person when it is late, by the system when it is very late. */
function ordered(walk: Walk): Step | null {
  const { fate, trail, world } = walk;
  if (trail.openOrder !== null || trail.orders > 0) return null;
  const automatic = addMillis(atShare(walk, 1.5), 2 * MINUTE_MS);
  const order = { openOrder: trail.orders + 1, orders: trail.orders + 1 };
  if (!fate.isSupervised || automatic < trail.at) return orderedBySystem(walk, automatic, order);
  const role = pick(walk, "who", ["dispatcher", "command_lead", "leader"] as const);
  const ready = addMillis(atShare(walk, 1.02), Math.round(draw(walk, "when") * 2 * HOUR_MS));
  const person = whenManned(
    walk,
    "order",
    world.seats.over(role, trail.divisionCode),
    ready > trail.at ? ready : later(walk, "o", 5, 50),
  );
  if (!person || person.at > automatic) return orderedBySystem(walk, automatic, order);
  return {
    act: "supervise",
    by: person.seat.actor,
    at: person.at,
    input: {
      level: role === "leader" ? "leader" : draw(walk, "level") < 0.3 ? "important" : "ordinary",
      text: pick(walk, "text", TEXTS.supervise),
      replyDueAt: addMillis(person.at, 24 * HOUR_MS),
    },
    to: trail.state,
    leaves: order,
  };
}

function orderedBySystem(walk: Walk, at: Instant, leaves: Partial<Walk["trail"]>): Step | null {
  if (at < walk.trail.at) return null;
  const input = { level: "ordinary", text: AUTOMATIC_ORDER, replyDueAt: addMillis(at, 24 * HOUR_MS) };
  // After a pause or a rework the clock knows better than the walk how late it is.
  const learns = { "T16-AUTO": { orders: walk.trail.orders + 1 } };
  return { act: "supervise", by: SYSTEM_ACTOR, at, input, to: walk.trail.state, leaves, learns };
}

function replied(walk: Walk): Step | null {
  const { trail } = walk;
  if (trail.openOrder === null) return null;
  const desk = whenManned(walk, "reply", desksOf(walk), later(walk, "reply", 30, 420));
  const input = { order: trail.openOrder, text: pick(walk, "text", TEXTS.reply) };
  return (
    desk && {
      act: "reply_supervision",
      by: desk.seat.actor,
      at: desk.at,
      input,
      to: "resolving",
      leaves: { openOrder: null },
    }
  );
}

function commented(walk: Walk): Step | null {
  const { fate, trail, world } = walk;
  if (!fate.isCommentedOn || trail.isCommentedOn) return null;
  const isInstruction = draw(walk, "kind") < 0.35;
  const seats = isInstruction ? world.seats.over("leader", trail.divisionCode) : desksOf(walk);
  const person = whenManned(walk, "note", seats, later(walk, "note", 20, 200));
  const input = { text: pick(walk, "text", isInstruction ? TEXTS.instruction : TEXTS.note), isInstruction };
  return (
    person && {
      act: "comment",
      by: person.seat.actor,
      at: person.at,
      input,
      to: "resolving",
      leaves: { isCommentedOn: true },
    }
  );
}

function forced(walk: Walk, from: Instant): Step | null {
  const { trail, world } = walk;
  const lead = whenManned(walk, "force", world.seats.over("command_lead", trail.divisionCode), from);
  return (
    lead && {
      act: "force_close",
      by: lead.seat.actor,
      at: lead.at,
      input: { reason: pick(walk, "text", TEXTS.forced) },
      photos: [{ field: "evidence", phase: "paper" }],
      to: "closed",
      leaves: { closedAt: lead.at, openOrder: null },
    }
  );
}

function annulmentAsked(walk: Walk): Step | null {
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

function desksOf({ world, trail }: Walk): readonly Seat[] {
  return world.seats.ofUnit("unit_desk", trail.unitKey ?? "");
}

/** A crew of its own, where the unit has one. */
function crewOf({ world, trail }: Walk): readonly Seat[] {
  return world.seats.ofUnit("crew", trail.unitKey ?? "");
}

/** Somebody of the seats, on duty or called out. */
function seatAt(seats: readonly Seat[], at: Instant): { readonly seat: Seat; readonly at: Instant } | null {
  const seat = seats[0];
  return seat ? { seat, at } : null;
}

function inDays(walk: Walk, at: Instant, from: number, to: number): PlainDate {
  return addDays(plainDateOf(at), Math.round(from + draw(walk, "date") * (to - from)));
}
