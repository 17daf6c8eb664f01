/**
 * Which act feeds which counter. Where the standard's tables leave room, the reading is ours and said here:
 * - sending a report to verification takes it in: it counts as 受理, for it passes the desk only once
 * - 回退 is counted when it is decided, whatever the decision
 * - 自行处置 closes without counting as anyone's 处置 or 结案; approved at closing, it is a valid report
 * - 强制结案 takes the handling from the unit's figures and leaves 应结案 standing
 * - what has a limit counts on the day it was settled: of the doing, or of the deadline that was missed, however late it was done; so
 *   应处置 = 按期 + 超期 + 未处置 in every period, and no share exceeds the whole
 * - historic imports are not counted; they were counted where they happened
 */
import type { ReportAct } from "../procedure.ts";
import {
  actorOf,
  add,
  addPart,
  type Count,
  checkerOf,
  dimensionsOf,
  done,
  due,
  isPast,
  isPublic,
  put,
} from "./count.ts";
import { EXCUSED } from "./indicators.ts";
import { holdBalances, holdDues } from "./standing.ts";

export function countEntry(count: Count): void {
  RULES[count.entry.act as ReportAct]?.(count);
  holdBalances(count);
  holdDues(count);
}

const RULES: Partial<Record<ReportAct, (count: Count) => void>> = {
  report_by_patrol: reported,
  report_by_public: reported,
  import_open: reported,
  self_handle: (count) => {
    put(count, "patrol_report", actorOf(count));
    put(count, "patrol_self_handled", actorOf(count));
  },
  return_self_handled: (count) => {
    count.tally.takeBack("patrol_self_handled");
    put(count, "report");
    due(count, "need_operate", "accept", { personId: null, role: "acceptor" });
  },
  accept: (count) => {
    accepted(count);
    if (count.after.detail.needsVerification) return;
    count.tally.takeBack("need_send_verify");
    due(count, "need_inst", "file", { personId: null, role: "shift_leader" });
  },
  refuse: (count) => {
    add(count, "not_operate", actorOf(count));
    done(count, "need_operate", [], actorOf(count));
    count.tally.takeBack("need_send_verify");
    invalidPatrol(count);
  },
  answer_directly: (count) => {
    if (count.before.state === "reported") accepted(count);
    for (const slot of ["need_send_verify", "need_inst"]) count.tally.takeBack(slot);
  },
  merge: ({ tally }) => {
    for (const slot of ["need_operate", "need_send_verify", "need_inst"]) tally.takeBack(slot);
  },
  locate: (count) => {
    if (count.before.state !== "reported") corrected(count);
  },
  reclassify: (count) => {
    if (count.before.state !== "reported") corrected(count);
    if (count.before.state === "filed") count.tally.takeBack("accurate_inst");
  },

  send_verify: (count) => {
    if (count.before.state === "reported") accepted(count);
    const whose = actorOf(count);
    if (!count.tally.has("need_send_verify")) put(count, "need_send_verify", { personId: null, role: "acceptor" });
    const isLate = count.before.detail.verifyPersonId === null && isPast(count, "send_verify");
    done(count, "need_send_verify", ["send_verify", ...(isLate ? [] : IN_TIME.send_verify)], whose);
    count.tally.takeBack("need_inst");
    due(count, "need_verify", "verify", { personId: count.after.detail.verifyPersonId, role: "supervisor" });
  },
  verify: (count) => {
    const timed = isPast(count, "verify") ? "overtime_verify" : "intime_verify";
    done(count, "need_verify", ["verify", timed], actorOf(count));
    if (count.after.detail.verifyResult === "true")
      due(count, "need_inst", "file", { personId: null, role: "shift_leader" });
  },

  file_case: filed,
  refuse_filing: (count) => {
    add(count, "not_inst", actorOf(count));
    corrected(count);
    count.tally.takeBack("need_inst");
    invalidPatrol(count);
  },

  dispatch: (count) => {
    const whose = { personId: count.entry.actor.personId, role: "dispatcher" };
    const timed = isPast(count, "dispatch") ? "overtime_dispatch" : "intime_dispatch";
    done(count, "need_dispatch", ["dispatch", timed, "accurate_dispatch"], whose);
  },
  dispatch_onward: (count) => add(count, "second_dispatch", actorOf(count)),
  accept_return: (count) => {
    const dispatcher = { personId: count.before.detail.dispatchedByPersonId, role: "dispatcher" };
    add(count, "back", dispatcher);
    add(count, "wrong_dispatch", dispatcher);
    count.tally.takeBack("accurate_dispatch");
    due(count, "need_dispatch", "dispatch", { personId: null, role: "dispatcher" });
  },
  reject_return: (count) => {
    add(count, "back", { personId: count.before.detail.dispatchedByPersonId, role: "dispatcher" });
    add(count, "shuffle");
  },

  report_result: (count) => due(count, "need_send_check", "send_recheck", { personId: null, role: "acceptor" }),
  grant_extension: (count) => add(count, "postpone"),
  defer: (count) => add(count, "defer"),
  enter_ledger: (count) => add(count, "hang"),
  supervise: (count) => add(count, "supervise"),

  send_recheck: (count) => {
    const isLate = isPast(count, "send_recheck");
    done(count, "need_send_check", ["send_check", ...(isLate ? [] : IN_TIME.send_check)], actorOf(count));
    due(count, "need_check", "recheck", checkerOf(count.after));
  },
  resend_recheck: (count) => {
    if (count.before.detail.recheckResult !== null) add(count, "invalid_check", checkerOf(count.before));
    count.tally.takeBack("need_check");
    due(count, "need_check", "recheck", checkerOf(count.after));
  },
  pass_recheck: (count) => {
    checked(count);
    handled(count);
  },
  rework: (count) => {
    checked(count);
    add(count, "rework_times");
    if (count.after.detail.reworkCount === 1) put(count, "rework");
  },

  close: closed,
  force_close: (count) => {
    add(count, "force_close", { personId: count.entry.actor.personId, role: "shift_leader" });
    count.tally.settle("need_archive", count.entry.at);
    for (const slot of UNFINISHED) count.tally.takeBack(slot);
    closedPublic(count);
  },
  annul: annulled,
  confirm_annulment: annulled,

  return_visit: visited,
  reopen: (count) => {
    add(count, "rework_times");
    due(count, "need_dispatch", "dispatch", { personId: null, role: "dispatcher" });
  },
  decide_appeal: (count) => {
    if (count.after.detail.appeal === "granted") excuse(count);
  },
};

/** Work that a forced closing makes needless. */
const UNFINISHED = [
  "need_operate",
  "need_send_verify",
  "need_verify",
  "need_inst",
  "need_dispatch",
  "need_send_check",
  "need_check",
];

const IN_TIME = { send_verify: ["intime_send_verify"], send_check: ["intime_send_check"] } as const;

function reported(count: Count): void {
  const { after, entry } = count;
  put(count, "report");
  if (isPublic(after)) add(count, "public_report");
  else put(count, "patrol_report", { personId: after.detail.reportedByPersonId, role: "supervisor" });
  due(count, "need_operate", "accept", { personId: null, role: "acceptor" });
  if (entry.clocks.some(({ kind }) => kind === "send_verify")) {
    due(count, "need_send_verify", "send_verify", { personId: null, role: "acceptor" });
  }
}

function accepted(count: Count): void {
  const timed = isPast(count, "accept") ? "overtime_operate" : "intime_operate";
  done(count, "need_operate", ["operate", timed, "accurate_operate"], actorOf(count));
}

/** What the desk accepted turned out to be of another class, another place, or nothing at all. */
function corrected(count: Count): void {
  if (!count.tally.has("accurate_operate")) return;
  count.tally.takeBack("accurate_operate");
  add(count, "wrong_operate", { personId: count.after.detail.acceptedByPersonId, role: "acceptor" });
}

function invalidPatrol(count: Count): void {
  if (!isPublic(count.after))
    add(count, "invalid_patrol_report", { personId: count.after.detail.reportedByPersonId, role: "supervisor" });
}

function filed(count: Count): void {
  const { after, tally, entry } = count;
  const whose = { personId: entry.actor.personId, role: "shift_leader" };
  add(count, "inst", whose);
  if (!isPast(count, "file")) add(count, "intime_inst", whose);
  put(count, "accurate_inst", whose);
  tally.settle("need_inst", entry.at, dimensionsOf(count, "need_inst", whose));
  addPart(count, "filed_report", "report");
  if (isPublic(after)) add(count, "valid_public_report");
  else addPart(count, "valid_patrol_report", "patrol_report");
  if (after.detail.isMissedByPatrol)
    add(count, "missed_report", { personId: after.detail.beatPersonId, role: "supervisor" });
  due(count, "need_dispatch", "dispatch", { personId: null, role: "dispatcher" });
}

/** Whether it was in time is judged by the supervisor's answer, not by the desk's decision on it. */
function checked(count: Count): void {
  const { after, entry } = count;
  const answeredAt = after.detail.recheckedAt ?? entry.at;
  const due = after.dues.get("recheck");
  const timed = due === undefined || answeredAt <= due ? "intime_check" : "overtime_check";
  done(count, "need_check", ["check", timed], checkerOf(after));
}

/** 按期 is judged by the feedback that led to the passed check. */
function handled(count: Count): void {
  const { after, before } = count;
  const { resolvedAt } = after.detail;
  const isLate = resolvedAt !== null && after.finishedDue !== null && resolvedAt > after.finishedDue;
  done(count, "need_dispose", ["dispose", isLate ? "overtime_dispose" : "intime_dispose"], null);
  if (before.detail.reworkCount > 0) addPart(count, "reworked_dispose", "dispose");
}

function closed(count: Count): void {
  const { after, entry } = count;
  if (after.detail.closing === "self_handled") {
    addPart(count, "valid_patrol_report", "patrol_report");
    return;
  }
  const timed = isPast(count, "whole") ? "overtime_archive" : "intime_archive";
  done(count, "need_archive", ["archive", timed], { personId: entry.actor.personId, role: "shift_leader" });
  closedPublic(count);
}

/** Each closing is called back by itself. */
function closedPublic(count: Count): void {
  if (!isPublic(count.after)) return;
  count.tally.settle("visited_closing", count.entry.at);
  put(count, "archive_public");
}

/** 申诉剔除: out of the figure on the day it was counted, and counted there as taken out, so that the figure shows it. */
function excuse({ after, tally }: Count): void {
  const counter = after.detail.appealCounter ?? "overtime_dispose";
  const counted = tally.standing(counter);
  if (!counted) return;
  if (counter === "overtime_dispose") tally.replace(counter, "intime_dispose");
  else tally.takeBack(counter);
  if (counter === "rework") tally.takeBack("reworked_dispose");
  tally.add(EXCUSED[counter], counted.day, counted);
}

function annulled(count: Count): void {
  count.tally.erase();
  add(count, "cancel", { personId: count.entry.actor.personId, role: "shift_leader" });
}

/** An unanswered call is in no denominator; of several answered ones of a closing the first makes it 已回访. */
function visited(count: Count): void {
  const { satisfaction, isSolvedByVisit } = count.after.detail;
  if (satisfaction === null) {
    add(count, "unreached");
    return;
  }
  add(count, "return_visit");
  addPart(count, "visited_closing", "archive_public");
  if (satisfaction === "unsatisfied") put(count, "unsatisfied");
  else add(count, satisfaction === "neutral" ? "neutral" : "satisfied");
  if (isSolvedByVisit) add(count, "solved");
}
