/** After closing: call-back, rating, reopening, appeal against a late mark. */
import { addMillis, HOUR_MS } from "#base/instant.ts";
import { CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import { TEXTS } from "../texts.ts";
import { draw, later, laterOf, pick, type Step, type Walk, whenManned } from "../walk.ts";

/** What the city accepts: three calls that reach nobody. */
const MOST_VISITS = 3;

export function whenClosed(walk: Walk): Step | null {
  const next = [visit(walk), rated(walk), appealed(walk)].filter((step) => step !== null);
  return next.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

function visit(walk: Walk): Step | null {
  const { trail, world, fate, report } = walk;
  if (trail.isVisited) return reopened(walk);
  if (report.personKey || !report.contact || trail.visits >= MOST_VISITS) return null;
  const wait = trail.visits === 0 ? [90, 60 * 40] : [240, 60 * 26];
  const from = addMillis(trail.closedAt ?? trail.at, trail.visits * 12 * HOUR_MS);
  const ready = later(
    { ...walk, trail: { ...trail, at: laterOf(from, trail.at) } },
    "call",
    wait[0] ?? 0,
    wait[1] ?? 0,
  );
  const acceptor = whenManned(walk, "call", dayShift(walk), ready);
  if (!acceptor) return null;
  const common = { act: "return_visit", by: acceptor.seat.actor, at: acceptor.at, to: "closed" } as const;
  if (trail.visits < fate.unreachedVisits) {
    const input = { isReached: false, opinion: pick(walk, "text", TEXTS.unreached) };
    return { ...common, input, leaves: { visits: trail.visits + 1 } };
  }
  const isSolved = fate.isSolved || trail.reopened > 0;
  const satisfaction = isSolved && !fate.isSolved ? "satisfied" : fate.satisfaction;
  const input = {
    isReached: true,
    satisfaction,
    isSolved,
    opinion: pick(walk, "text", isSolved ? TEXTS.visited : TEXTS.unsolved),
  };
  return { ...common, input, leaves: { visits: trail.visits + 1, isVisited: true } };

  /** Nobody is called at night. */
  function dayShift({ world: { seats } }: Walk) {
    return seats
      .over("acceptor", trail.divisionCode)
      .filter(({ shifts }) => shifts.every(({ shift }) => shift.key !== "night"));
  }

  function reopened(unsolved: Walk): Step | null {
    if (fate.isSolved || trail.reopened > 0 || trail.condition === null) return null;
    const leader = whenManned(
      unsolved,
      "reopen",
      world.seats.over("shift_leader", trail.divisionCode),
      later(unsolved, "reopen", 10, 160),
    );
    return (
      leader && {
        act: "reopen",
        by: leader.seat.actor,
        at: leader.at,
        input: { opinion: pick(unsolved, "text", TEXTS.reopen) },
        to: "filed",
        leaves: {
          reopened: 1,
          isVisited: false,
          visits: 0,
          unitKey: null,
          assistUnitKeys: [],
          isRecheckFailed: false,
          closedAt: null,
          isRated: false,
        },
      }
    );
  }
}

function rated(walk: Walk): Step | null {
  const { trail, fate } = walk;
  if (fate.rating === null || trail.isRated) return null;
  const at = later(walk, "rate", 30, 60 * 20);
  const isWell = fate.rating >= 4;
  const input = { rating: fate.rating, comment: isWell ? pick(walk, "text", TEXTS.praise) : "" };
  return { act: "rate", by: CITIZEN_ACTOR, at, input, to: "closed", leaves: { isRated: true } };
}

/** A unit that was late says why: once, and only where it was handled by a unit. */
function appealed(walk: Walk): Step | null {
  const { trail, world, fate } = walk;
  if (!trail.isLate || fate.appeal === "none" || trail.appeal === "decided" || trail.reopened > 0) return null;
  const judge = (role: "shift_leader" | "command_lead") =>
    whenManned(walk, "judge", world.seats.over(role, trail.divisionCode), later(walk, "weigh", 60, 60 * 30));
  if (trail.appeal === "asked") {
    const leader = judge("shift_leader");
    const isJustified = fate.appeal === "granted" || draw(walk, "first") < 0.4;
    const input = { isJustified, opinion: pick(walk, "text", isJustified ? TEXTS.appealTrue : TEXTS.appealFalse) };
    const leaves = { appeal: isJustified ? "reviewed" : "decided" } as const;
    return leader && { act: "review_appeal", by: leader.seat.actor, at: leader.at, input, to: "closed", leaves };
  }
  if (trail.appeal === "reviewed") {
    const lead = judge("command_lead");
    const isJustified = fate.appeal === "granted";
    const input = { isJustified, opinion: pick(walk, "text", isJustified ? TEXTS.appealTrue : TEXTS.appealFalse) };
    return (
      lead && {
        act: "decide_appeal",
        by: lead.seat.actor,
        at: lead.at,
        input,
        to: "closed",
        leaves: { appeal: "decided" },
      }
    );
  }
  const desk = whenManned(
    walk,
    "appeal",
    world.seats.ofUnit("unit_desk", trail.unitKey ?? ""),
    later(walk, "appeal", 120, 60 * 60),
  );
  const input = { reason: pick(walk, "text", TEXTS.appeal) };
  return (
    desk && {
      act: "ask_appeal",
      by: desk.seat.actor,
      at: desk.at,
      input,
      to: "closed",
      leaves: { appeal: "asked" },
      // After a pause the clock knows better than the walk whether it was late.
      learns: { "F06-ON-TIME": { appeal: "decided" } },
    }
  );
}
