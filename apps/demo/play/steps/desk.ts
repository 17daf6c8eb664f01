/** Before a report becomes a case: reporting, the acceptor's desk, verification, filing. */
import { addMillis, HOUR_MS, type Instant, MINUTE_MS } from "#base/instant.ts";
import { CITIZEN_ACTOR, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { ON_THE_SPOT, withoutCaller } from "../sources.ts";
import { TEXTS } from "../texts.ts";
import {
  draw,
  fittingCondition,
  later,
  pick,
  type Step,
  standingNear,
  trueClassKey,
  type Walk,
  whenManned,
  whenOrdering,
} from "../walk.ts";

/** T01, T01s, T02. */
export function report(walk: Walk): Step | null {
  const { report: invented, fate, bornAt, world } = walk;
  const { source, position, address, facilityCode } = invented;
  // A note in a form ends without a full stop.
  const description = invented.description.replace(/。$/, "");
  const classKey = `${invented.issueKind}:${invented.classCode}`;
  const facility = invented.classCode === invented.trueClassCode ? facilityCode : null;
  const common = { classKey, facilityCode: facility, description, address, position: { ...position } };
  if (invented.personKey) {
    const supervisor = world.seats.ofPerson("supervisor", invented.personKey)[0];
    if (!supervisor) return null;
    const by = supervisor.actor;
    if (source === "self_handled") {
      const photos = [
        { field: "photosBefore", phase: "before" },
        { field: "photosAfter", phase: "after" },
      ] as const;
      const leaves = { classKey, isSelfHandled: true, needsVerification: false };
      return { act: "self_handle", by, at: bornAt, input: common, photos, to: "to_close", leaves };
    }
    const photos = [{ field: "photos", phase: "before" }] as const;
    const leaves = { classKey, needsVerification: false };
    return { act: "report_by_patrol", by, at: bornAt, input: common, photos, to: "reported", leaves };
  }
  const hasClass = !fate.isWithoutClass || invented.duplicateOf !== null;
  const hasPlace = !fate.isWithoutPlace || invented.duplicateOf !== null;
  const contact = invented.contact;
  const isOrder = source === "hotline_12345";
  return {
    act: "report_by_public",
    by: receiverOf(walk, hasPlace),
    at: bornAt,
    input: {
      ...common,
      source,
      classKey: hasClass ? classKey : null,
      facilityCode: hasClass ? facility : null,
      position: hasPlace ? { ...position } : null,
      address: hasPlace ? address : "",
      ...(isOrder && { externalNumber: orderNumber(walk) }),
      ...(isOrder && draw(walk, "due") < 0.5 && { externalDueAt: addMillis(bornAt, 5 * 24 * HOUR_MS) }),
      reporterName: contact?.name ?? null,
      reporterPhone: contact?.phone ?? null,
      isAnonymous: contact === null && !withoutCaller(source),
    },
    ...(sendsPhoto(walk) && { photos: [{ field: "photos", phase: "before" }] as const }),
    to: "reported",
    leaves: {
      classKey: hasClass ? classKey : null,
      hasPlace,
      needsVerification: !ON_THE_SPOT.has(source),
    },
  };
}

/** `20261121-0042`: the order's number in the hotline's own system. */
function orderNumber({ report: { key } }: Walk): string {
  return key.replaceAll("-", "").replace("/", "-");
}

function sendsPhoto(walk: Walk): boolean {
  const { source } = walk.report;
  if (source.includes("video")) return true;
  return (source === "app" || source === "volunteer") && draw(walk, "photo") < 0.75;
}

/** Citizens and machines report by themselves; calls and letters are written down by the desk that takes them. */
function receiverOf(walk: Walk, hasPlace: boolean) {
  const { source } = walk.report;
  if (source === "app") return CITIZEN_ACTOR;
  if (source.includes("video") || source === "iot") return SYSTEM_ACTOR;
  const { seats } = walk.world;
  const own = seats.over("acceptor", walk.trail.divisionCode);
  const desks = hasPlace ? [...seats.ofCity("acceptor"), ...own] : own;
  return whenManned(walk, "receive", desks, walk.bornAt)?.seat.actor ?? SYSTEM_ACTOR;
}

/** The desk's first look. */
export function whenReported(walk: Walk): Step | null {
  const { fate, trail, world, report: invented } = walk;
  const acceptor = whenManned(
    walk,
    "desk",
    world.seats.over("acceptor", trail.divisionCode),
    later(walk, "look", 2, 14),
  );
  if (!acceptor) return null;
  const { at } = acceptor;
  const by = acceptor.seat.actor;
  if (!trail.hasPlace) {
    const input = { position: { ...invented.position }, address: invented.address };
    return { act: "locate", by, at, input, to: "reported", leaves: { hasPlace: true } };
  }
  if (fate.isConsultation) {
    return {
      act: "answer_directly",
      by,
      at,
      input: { answer: pick(walk, "text", TEXTS.answer) },
      to: "closed",
      leaves: { closedAt: at },
    };
  }
  if (fate.isOutOfScope) {
    const input = { reason: "not_in_scope", opinion: pick(walk, "text", TEXTS.outOfScope) };
    return { act: "refuse", by, at, input, to: "refused" };
  }
  if (trail.classKey === null || (isMistaken(walk) && fate.classFoundBy === "acceptor")) {
    return reclassified(walk, by, at, "reported");
  }
  const merging = mergeInto(walk, by, at);
  if (merging) return merging;
  const suffices = trail.needsVerification && fate.sufficesAsEvidence;
  return {
    act: "accept",
    by,
    at,
    input: {
      evidenceSuffices: suffices,
      ...(trail.mustExplain && { notDuplicateReason: pick(walk, "text", TEXTS.notDuplicate) }),
    },
    to: "accepted",
    leaves: { needsVerification: trail.needsVerification && !suffices },
    learns: { "T03-DUPLICATE": { mustExplain: true } },
  };
}

/** A second report of the same thing, while the first is being dealt with; or the news that it is over already. */
function mergeInto(walk: Walk, by: Step["by"], at: Instant): Step | null {
  const first = walk.original?.trail;
  if (!first?.matterId || walk.trail.cannotMerge) return null;
  if (["closed", "refused", "annulled", "merged"].includes(first.state)) {
    const input = { reason: "duplicate_closed", opinion: pick(walk, "text", TEXTS.duplicateClosed) };
    return { act: "refuse", by, at, input, to: "refused" };
  }
  if (first.classKey !== walk.trail.classKey) return null;
  const refused = { cannotMerge: true };
  return {
    act: "merge",
    by,
    at,
    input: { targetMatterId: first.matterId },
    to: "merged",
    learns: { "T26-OPEN": refused, "T26-PLACE": refused, "T26-CLASS": refused },
  };
}

export function isMistaken(walk: Walk): boolean {
  return walk.trail.classKey !== null && walk.trail.classKey !== trueClassKey(walk);
}

function reclassified(walk: Walk, by: Step["by"], at: Instant, to: "reported" | "accepted" | "filed"): Step {
  const classKey = trueClassKey(walk);
  const facilityCode = walk.report.issueKind === "facility" ? walk.report.facilityCode : null;
  const input = { classKey, facilityCode, opinion: pick(walk, "text", TEXTS.reclassify) };
  return { act: "reclassify", by, at, input, to, leaves: { classKey } };
}

export function whenAccepted(walk: Walk): Step | null {
  const { trail, world } = walk;
  if (trail.needsVerification && trail.isVerified === null) return sendToVerify(walk);
  const leader = whenManned(
    walk,
    "file",
    world.seats.over("shift_leader", trail.divisionCode),
    later(walk, "read", 3, 22),
  );
  if (!leader) return null;
  const { at } = leader;
  const by = leader.seat.actor;
  if (trail.isVerified === false) {
    const input = {
      reason: draw(walk, "why") < 0.6 ? "not_true" : "not_found",
      opinion: pick(walk, "text", TEXTS.notTrue),
    };
    return { act: "refuse_filing", by, at, input, to: "refused" };
  }
  if (isMistaken(walk) && walk.fate.classFoundBy === "shift_leader") return reclassified(walk, by, at, "accepted");
  const condition = fittingCondition(walk);
  if (!condition) return null;
  const isMissed = !walk.report.personKey && walk.fate.isMissedByPatrol;
  return {
    act: "file_case",
    by,
    at,
    input: { conditionId: condition.id, isMissedByPatrol: isMissed, opinion: pick(walk, "text", TEXTS.file) },
    to: "filed",
    leaves: { condition },
  };
}

function sendToVerify(walk: Walk): Step | null {
  const order = whenOrdering(walk, later(walk, "order", 2, 16));
  return (
    order && {
      act: "send_verify",
      by: order.acceptor.actor,
      at: order.at,
      input: { supervisorPersonId: order.supervisor.actor.personId, opinion: pick(walk, "text", TEXTS.send) },
      to: "verifying",
      leaves: { verifierKey: order.supervisor.person.key },
    }
  );
}

export function whenVerifying(walk: Walk): Step | null {
  const { trail, world, report: invented } = walk;
  const seats = world.seats.ofPerson("supervisor", trail.verifierKey ?? "");
  const supervisor = whenManned(walk, "go", seats, later(walk, "way", 12, 75));
  if (!supervisor) return null;
  const { isTrue } = invented;
  return {
    act: "verify",
    by: supervisor.seat.actor,
    at: supervisor.at,
    input: {
      result: isTrue ? "true" : draw(walk, "which") < 0.6 ? "false" : "not_found",
      position: standingNear(walk),
      opinion: pick(walk, "text", isTrue ? TEXTS.verifyTrue : TEXTS.verifyFalse),
    },
    photos: [{ field: "photos", phase: isTrue ? "before" : "after" }],
    to: "accepted",
    leaves: { isVerified: isTrue },
  };
}

/** After a unit found the class wrong: the shift leader mends it, with the condition that belongs to it. */
export function mendFiledClass(walk: Walk): Step | null {
  const { trail, world } = walk;
  const leader = whenManned(
    walk,
    "mend",
    world.seats.over("shift_leader", trail.divisionCode),
    addMillis(later(walk, "see", 4, 30), MINUTE_MS),
  );
  if (!leader) return null;
  const step = reclassified(walk, leader.seat.actor, leader.at, "filed");
  const condition = fittingCondition({ ...walk, trail: { ...trail, classKey: trueClassKey(walk) } });
  if (!condition) return null;
  return {
    ...step,
    input: { ...step.input, conditionId: condition.id },
    leaves: { ...step.leaves, condition, returnedAsWrongClass: false },
  };
}
