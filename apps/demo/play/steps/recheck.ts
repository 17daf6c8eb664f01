/** After handling: recheck by somebody else, rework, closing. */
import { TEXTS } from "../texts.ts";
import { draw, later, pick, type Step, standingNear, type Walk, whenManned, whenOrdering } from "../walk.ts";

export function whenResolved(walk: Walk): Step | null {
  const order = whenOrdering(walk, later(walk, "order", 3, 38));
  return (
    order && {
      act: "send_recheck",
      by: order.acceptor.actor,
      at: order.at,
      input: { supervisorPersonId: order.supervisor.actor.personId, opinion: pick(walk, "text", TEXTS.recheck) },
      to: "rechecking",
      leaves: { rechecker: order.supervisor, isRecheckFailed: false },
    }
  );
}

export function whenRechecking(walk: Walk): Step | null {
  const { trail, world, fate } = walk;
  if (trail.isRecheckFailed) return rework(walk);
  const seats = trail.rechecker ? [trail.rechecker] : [];
  const supervisor = whenManned(walk, "go", seats, later(walk, "way", 15, 150));
  if (!supervisor) return null;
  const { at } = supervisor;
  const by = supervisor.seat.actor;
  const position = standingNear(walk);
  if (trail.failedRechecks < fate.failedRechecks) {
    return {
      act: "fail_recheck",
      by,
      at,
      input: { reason: pick(walk, "text", TEXTS.failed), position },
      photos: [{ field: "photos", phase: "partly" }],
      to: "rechecking",
      leaves: { failedRechecks: trail.failedRechecks + 1, isRecheckFailed: true },
    };
  }
  return {
    act: "pass_recheck",
    by,
    at,
    input: { isClosingConditionMet: true, position, opinion: pick(walk, "text", TEXTS.passed) },
    photos: [{ field: "photos", phase: "after" }],
    to: "to_close",
  };

  function rework(failed: Walk): Step | null {
    const acceptor = whenManned(
      failed,
      "desk",
      world.seats.over("acceptor", trail.divisionCode),
      later(failed, "read", 4, 30),
    );
    return (
      acceptor && {
        act: "rework",
        by: acceptor.seat.actor,
        at: acceptor.at,
        input: { opinion: pick(failed, "text", TEXTS.rework) },
        to: "resolving",
        // At least four hours are left for it.
        leaves: {
          isRecheckFailed: false,
          workFrom: acceptor.at,
          workMinutes: 240,
          workShare: 0.2 + draw(failed, "share") * 0.6,
        },
      }
    );
  }
}

export function whenToClose(walk: Walk): Step | null {
  const { trail, world, fate } = walk;
  if (trail.isSelfHandled && fate.isDoubted) {
    const acceptor = whenManned(
      walk,
      "doubt",
      world.seats.over("acceptor", trail.divisionCode),
      later(walk, "look", 6, 50),
    );
    const leaves = { isSelfHandled: false };
    const input = { opinion: pick(walk, "text", TEXTS.doubted) };
    return (
      acceptor && {
        act: "return_self_handled",
        by: acceptor.seat.actor,
        at: acceptor.at,
        input,
        to: "reported",
        leaves,
      }
    );
  }
  const role = draw(walk, "who") < 0.7 ? "shift_leader" : "acceptor";
  const closer = whenManned(walk, "close", world.seats.over(role, trail.divisionCode), later(walk, "close", 4, 45));
  return (
    closer && {
      act: "close",
      by: closer.seat.actor,
      at: closer.at,
      input: { opinion: pick(walk, "text", TEXTS.close) },
      to: "closed",
      leaves: { closedAt: closer.at, openOrder: null },
    }
  );
}
