/** 督办、批示、留言: whoever presses a unit, and what it answers. */
import { addMillis, HOUR_MS, type Instant, MINUTE_MS } from "#base/instant.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { AUTOMATIC_ORDER, TEXTS } from "../texts.ts";
import { draw, later, pick, type Step, type Walk, whenManned } from "../walk.ts";
import { desksOf } from "./unit-seats.ts";
import { atShare } from "./work.ts";

/** 督办: by a person when it is late, by the system when it is very late. */
export function ordered(walk: Walk): Step | null {
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

export function replied(walk: Walk): Step | null {
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

export function commented(walk: Walk): Step | null {
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
