/** The command side: dispatch, and what is sent back. */
import { addMillis, MINUTE_MS } from "#base/instant.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { unitId } from "../../ids.ts";
import { responsibilityOf } from "../responsible.ts";
import { TEXTS } from "../texts.ts";
import { draw, later, pick, type Step, type Trail, type Walk, whenManned } from "../walk.ts";
import { mendFiledClass } from "./desk.ts";
import { limitMinutes } from "./work.ts";

export function whenFiled(walk: Walk): Step | null {
  const { trail, fate } = walk;
  if (trail.returnedAsWrongClass) return mendFiledClass(walk);
  const isFirst = trail.unitKey === null && trail.reopened === 0;
  const soon = addMillis(trail.at, Math.round((2 + draw(walk, "machine") * 9) * 1_000));
  const found = responsibilityOf(walk, soon);
  const lead = found.unitKeys[0];
  if (!lead) return null;
  if (isFirst && found.kind === "one" && trail.acceptedReturns === 0 && !trail.needsDispatcher) {
    return {
      act: "dispatch",
      by: SYSTEM_ACTOR,
      at: soon,
      input: { leadUnitId: unitId(lead), opinion: found.candidates[0]?.reason ?? "" },
      to: "dispatched",
      leaves: dispatchedTo(walk, lead, soon),
      learns: { "T09-AUTO": { needsDispatcher: true } },
    };
  }
  if (isFirst && trail.acceptedReturns === 0 && fate.ending === "annulled") return annulled(walk);
  return dispatchedByPerson(walk, trail.ruledUnitKey ?? lead, found.unitKeys);
}

function dispatchedByPerson(walk: Walk, lead: string, candidates: readonly string[]): Step | null {
  const { trail, world, fate } = walk;
  const dispatcher = whenManned(
    walk,
    "dispatch",
    world.seats.over("dispatcher", trail.divisionCode),
    later(walk, "choose", 3, 40),
  );
  if (!dispatcher) return null;
  const helper =
    fate.isJoint && trail.ruledUnitKey === null
      ? candidates.find((key) => key !== lead && hasDesk(walk, key))
      : undefined;
  return {
    act: "dispatch",
    by: dispatcher.seat.actor,
    at: dispatcher.at,
    input: {
      leadUnitId: unitId(lead),
      assistUnitIds: helper ? [unitId(helper)] : [],
      opinion: pick(walk, "text", TEXTS.dispatch),
    },
    to: "dispatched",
    leaves: { ...dispatchedTo(walk, lead, dispatcher.at), assistUnitKeys: helper ? [helper] : [] },
  };
}

function hasDesk({ world }: Walk, unitKey: string): boolean {
  return world.seats.ofUnit("unit_desk", unitKey).length > 0;
}

function dispatchedTo(walk: Walk, unitKey: string, at: Trail["at"]): Partial<Trail> {
  const { trail, fate } = walk;
  return {
    unitKey,
    assistUnitKeys: [],
    ruledUnitKey: null,
    workFrom: at,
    workMinutes: limitMinutes(walk, trail.condition),
    workShare: trail.reopened > 0 ? 0.3 + draw(walk, "again") * 0.5 : fate.workShare,
  };
}

function annulled(walk: Walk): Step | null {
  const { trail, world } = walk;
  const leader = whenManned(
    walk,
    "annul",
    world.seats.over("shift_leader", trail.divisionCode),
    later(walk, "notice", 10, 60),
  );
  if (!leader) return null;
  const input = { reason: pick(walk, "text", TEXTS.annul) };
  return { act: "annul", by: leader.seat.actor, at: leader.at, input, to: "annulled" };
}

/** The first return is the dispatcher's to judge, a second one the shift leader's. */
export function whenSentBack(walk: Walk): Step | null {
  const { trail, world, fate } = walk;
  const isDisputed = trail.acceptedReturns >= 1;
  const role = isDisputed ? "shift_leader" : "dispatcher";
  const judge = whenManned(walk, "judge", world.seats.over(role, trail.divisionCode), later(walk, "weigh", 12, 110));
  if (!judge) return null;
  const by = judge.seat.actor;
  const { at } = judge;
  const given = trail.unitKey ?? "";
  if (fate.returns[trail.triedReturns - 1] !== "accepted") {
    return {
      act: "reject_return",
      by,
      at,
      input: { opinion: pick(walk, "text", TEXTS.returnRejected) },
      to: "resolving",
    };
  }
  const returnedUnitKeys = [...trail.returnedUnitKeys, given];
  const next = { ...walk, trail: { ...trail, returnedUnitKeys } };
  const ruled = isDisputed
    ? responsibilityOf(next, at).unitKeys.find((key) => key !== given && hasDesk(walk, key))
    : undefined;
  if (isDisputed && !ruled) {
    return {
      act: "reject_return",
      by,
      at,
      input: { opinion: pick(walk, "text", TEXTS.returnRejected) },
      to: "resolving",
    };
  }
  return {
    act: "accept_return",
    by,
    at: addMillis(at, MINUTE_MS),
    input: {
      ruledUnitId: ruled ? unitId(ruled) : null,
      opinion: pick(walk, "text", isDisputed ? TEXTS.ruled : TEXTS.returnAccepted),
    },
    to: "filed",
    leaves: {
      returnedUnitKeys,
      acceptedReturns: trail.acceptedReturns + 1,
      unitKey: null,
      assistUnitKeys: [],
      ruledUnitKey: ruled ?? null,
      needsDispatcher: true,
    },
  };
}
