/** 缓办与挂账: how handling goes on afterwards. */
import { addMillis, HOUR_MS, type Instant } from "#base/instant.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { TEXTS } from "../texts.ts";
import { draw, inDays, pick, type Step, type Walk, whenManned } from "../walk.ts";

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
