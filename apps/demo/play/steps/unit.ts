/** The unit that has the task: it takes it, sends it back, gets it done. */
import { addMillis, HOUR_MS, type Instant } from "#base/instant.ts";
import { RESULTS, TEXTS } from "../texts.ts";
import { draw, later, pick, type Step, standingNear, type Walk, whenManned } from "../walk.ts";
import { annulmentAsked, asks, decided } from "./asking.ts";
import { isMistaken } from "./desk.ts";
import { commented, ordered, replied } from "./pressing.ts";
import { crewOf, desksOf, seatAt } from "./unit-seats.ts";
import { doneAt, dueAt } from "./work.ts";

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
