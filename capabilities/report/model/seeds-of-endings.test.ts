/** The acceptance seeds of the closed loop from 9 on: how reports end, and what is counted then. 2026-11-16 is a Monday. */
import { describe, expect, it } from "vitest";
import type { Instant } from "#base/instant.ts";
import { lightOf } from "#kernel/clock/model/public.ts";
import { foldCounters, sumCounters } from "./measures/counters.ts";
import {
  emptyRehearsal,
  idOf,
  type Line,
  mustPlay,
  PLACE,
  play,
  type Rehearsal,
  SUPERVISORS,
  UNITS,
} from "./rehearsal.ts";
import { clockOf, counters, until } from "./retelling.ts";
import { at, CLASS_KEY, lines, PATROL_STORY, WHO } from "./story.ts";

describe("9 annulment", () => {
  it("is refused after closing", () => {
    const line: Line = {
      act: "annul",
      actor: WHO.shiftLeader,
      now: at("2026-11-16 15:00"),
      input: { reason: "重复录入" },
    };
    expect(play(until("close"), line)).toMatchObject({ kind: "refused", refusals: [{ rule: "T25-STATE" }] });
  });

  it("takes the report out of every counter but cancel", () => {
    const now = at("2026-11-16 11:00");
    const annulled = mustPlay(
      until("receive"),
      { act: "ask_annulment", actor: WHO.shiftLeader, now, input: { reason: "误报，现场无此问题" } },
      { act: "confirm_annulment", actor: WHO.secondShiftLeader, now },
    );
    const sums = Object.entries(counters(annulled)).filter(([, value]) => value !== 0);
    expect(sums).toEqual([["cancel", 1]]);
  });
});

describe("10 merge", () => {
  it("keeps the reporter and the number, tells the reporter, and counts the report only", () => {
    const now = at("2026-11-16 09:00");
    const target = {
      id: idOf(9),
      number: "990102-A-9",
      state: "resolving" as const,
      classKey: CLASS_KEY,
      position: PLACE,
    };
    const merged = mustPlay(emptyRehearsal(), lines.hotline(now), {
      act: "merge",
      actor: WHO.acceptor,
      now,
      input: { targetMatterId: idOf(9) },
      facts: { mergeTarget: target },
    });
    expect(merged.core.number).not.toBeNull();
    expect(merged.detail).toMatchObject({ reporterPhone: "19900000001", mergedIntoId: idOf(9) });
    expect(merged.tells).toContain("report.merged");
    expect(Object.entries(counters(merged)).filter(([, value]) => value !== 0)).toEqual([
      ["report", 1],
      ["public_report", 1],
    ]);
    expect(merged.clocks.every((clock) => clock.state === "stopped")).toBe(true);
  });
});

describe("11 lights", () => {
  it("turn yellow at 80 %, stay so at the deadline itself, and red after it", () => {
    const clock = clockOf(until("receive"), "resolve");
    expect(clock.remindAt).toBe(at("2026-11-16 11:20"));
    expect(clock.warnAt).toBe(at("2026-11-16 14:32"));
    expect(lightOf(clock, at("2026-11-16 14:31"))).toBe("green");
    expect(lightOf(clock, at("2026-11-16 14:32"))).toBe("yellow");
    expect(lightOf(clock, at("2026-11-16 15:20"))).toBe("yellow");
    expect(lightOf(clock, at("2026-11-16 15:21"))).toBe("red");
  });

  it("lets the system order supervision once the multiple is reached, and only once", () => {
    const now = at("2026-11-17 10:00");
    const order = (ratio: number): Line => ({
      act: "supervise",
      actor: WHO.system,
      now,
      input: { level: "ordinary", text: "超期未处置", replyDueAt: at("2026-11-18 10:00") },
      facts: { resolveOvertimeRatio: ratio },
    });
    expect(play(until("receive"), order(1.2))).toMatchObject({ refusals: [{ rule: "T16-AUTO" }] });
    const supervised = mustPlay(until("receive"), order(1.5));
    expect(supervised.core.flags).toContain("supervised");
    expect(play(supervised, order(2))).toMatchObject({ refusals: [{ rule: "T16-AUTO" }] });
    const replied = mustPlay(supervised, {
      act: "reply_supervision",
      actor: WHO.cleaningDesk,
      now,
      input: { order: 1, text: "已安排清运" },
    });
    expect(replied.core.flags).not.toContain("supervised");
    expect(counters(replied).supervise).toBe(1);
  });
});

describe("12 forced closing", () => {
  it("is published with its reason, and is no closing in time", () => {
    const now = at("2026-11-16 11:00");
    const line: Line = {
      act: "force_close",
      actor: WHO.commandLead,
      now,
      input: { reason: "所在地块已整体征收围挡，无法进入", evidence: ["b".repeat(64)] },
    };
    const forced = mustPlay(until("receive"), line);
    expect(forced.detail).toMatchObject({ closing: "forced", forcedClosePublishedAt: now });
    expect(forced.tells).toContain("report.force_closed");
    expect(counters(forced)).toMatchObject({ force_close: 1, need_archive: 1, need_dispose: 0, to_archive: 0 });
    expect(counters(forced).archive ?? 0).toBe(0);
  });
});

/** A hotline report that went the whole way. */
function closedHotline(): Rehearsal {
  const [, accept, ...rest] = PATROL_STORY;
  const day = "2026-11-16";
  return mustPlay(
    emptyRehearsal(),
    lines.hotline(at(`${day} 08:40`)),
    lines.sendVerify(at(`${day} 08:45`)),
    lines.verify(at(`${day} 09:05`)),
    ...rest.filter((line) => line.act !== accept?.act),
  );
}

describe("13 call-back", () => {
  const visit = (now: Instant, input: unknown): Line => ({ act: "return_visit", actor: WHO.acceptor, now, input });
  const later = at("2026-11-17 10:00");

  it("that reaches nobody is in no denominator, and is not tried a fourth time", () => {
    const unreached = visit(later, { isReached: false });
    const tried = mustPlay(closedHotline(), unreached, unreached, unreached);
    expect(counters(tried)).toMatchObject({ unreached: 3, archive_public: 1 });
    for (const id of ["return_visit", "satisfied", "neutral", "unsatisfied"] as const)
      expect(counters(tried)[id] ?? 0).toBe(0);
    expect(tried.core.turn).toBeNull();
    expect(play(tried, unreached)).toMatchObject({ refusals: [{ rule: "T24-UNREACHED" }] });
  });

  it("needs the answer of the reporter when reached", () => {
    expect(play(closedHotline(), visit(later, { isReached: true }))).toMatchObject({
      errors: [{ path: "input.satisfaction" }],
    });
  });

  it("that says unsolved lets the shift leader reopen, within the window", () => {
    const visited = mustPlay(
      closedHotline(),
      visit(later, { isReached: true, satisfaction: "unsatisfied", isSolved: false }),
    );
    expect(visited.core.turn?.roles).toEqual(["shift_leader"]);
    expect(counters(visited)).toMatchObject({ return_visit: 1, unsatisfied: 1 });
    const reopen = (now: Instant): Line => ({ act: "reopen", actor: WHO.shiftLeader, now });
    expect(play(visited, reopen(at("2026-12-15 10:00")))).toMatchObject({ refusals: [{ rule: "T24r-WINDOW" }] });
    const reopened = mustPlay(visited, reopen(later));
    expect(reopened.core).toMatchObject({ state: "filed", unitId: null, closedAt: null });
    const again = mustPlay(
      reopened,
      lines.dispatch(at("2026-11-17 10:10")),
      lines.receive(at("2026-11-17 10:20")),
      lines.result(at("2026-11-17 11:00")),
      lines.sendRecheck(at("2026-11-17 11:10")),
      lines.pass(at("2026-11-17 11:30")),
      lines.close(at("2026-11-17 11:40")),
    );
    expect(counters(again)).toMatchObject({
      archive: 2,
      need_archive: 2,
      rework_times: 1,
      to_archive: 0,
      overtime_to_archive: 0,
    });
  });

  it("is not made to a reporter without contact", () => {
    const anonymous = mustPlay(emptyRehearsal(), lines.hotline(later, { isAnonymous: true }), {
      act: "answer_directly",
      actor: WHO.acceptor,
      now: later,
      input: { answer: "该路段夜间清扫时间为 22 时" },
    });
    expect(anonymous.core.turn).toBeNull();
    expect(play(anonymous, visit(later, { isReached: true }))).toMatchObject({ refusals: [{ rule: "T24-CONTACT" }] });
  });
});

describe("14 totals", () => {
  it("by region equal totals by department for lead units", () => {
    const stories = [
      until("close"),
      until("receive"),
      mustPlay(until("file_case"), lines.dispatch(at("2026-11-16 09:30"), UNITS.lighting, [UNITS.street])),
      mustPlay(until("receive"), lines.sendBack(at("2026-11-16 10:00")), {
        act: "accept_return",
        actor: WHO.dispatcher,
        now: at("2026-11-16 10:10"),
      }),
    ];
    const deltas = stories.flatMap((story) => foldCounters(story.entries));
    const all = sumCounters(deltas);
    for (const id of ["need_dispose", "dispose", "intime_dispose", "overtime_dispose", "archive"] as const) {
      const byUnit = Object.values(UNITS).map(
        (unitId) => sumCounters(deltas, (delta) => delta.unitId === unitId)[id] ?? 0,
      );
      expect(
        byUnit.reduce((sum, value) => sum + value, 0),
        id,
      ).toBe(all[id] ?? 0);
    }
    expect(all.need_dispose).toBe(3);
  });
});

describe("an over-time appeal", () => {
  it("changes the statistic and not the fact, after two reviews by different people", () => {
    const day = "2026-11-17";
    const late = mustPlay(
      until("receive"),
      lines.result(at(`${day} 09:00`)),
      lines.sendRecheck(at(`${day} 09:10`)),
      lines.pass(at(`${day} 09:30`)),
      lines.close(at(`${day} 09:40`)),
    );
    const now = at(`${day} 10:00`);
    const judge = { isJustified: true, opinion: "道路管制属实" };
    const asked = mustPlay(late, {
      act: "ask_appeal",
      actor: WHO.cleaningDesk,
      now,
      input: { reason: "当日道路临时管制，车辆无法进入" },
    });
    expect(play(asked, { act: "decide_appeal", actor: WHO.commandLead, now, input: judge })).toMatchObject({
      refusals: [{ rule: "F06d-STATE" }],
    });
    const granted = mustPlay(
      asked,
      { act: "review_appeal", actor: WHO.shiftLeader, now, input: judge },
      { act: "decide_appeal", actor: WHO.commandLead, now, input: judge },
    );
    expect(counters(late)).toMatchObject({ overtime_dispose: 1 });
    expect(counters(granted)).toMatchObject({ overtime_dispose: 0, intime_dispose: 1, dispose: 1 });
    expect(granted.detail.resolvedAt).toBe(late.detail.resolvedAt);
    expect(clockOf(granted, "resolve").dueAt).toBe(clockOf(late, "resolve").dueAt);
    expect(
      play(until("close"), {
        act: "ask_appeal",
        actor: WHO.cleaningDesk,
        now,
        input: { reason: "当日道路临时管制，车辆无法进入" },
      }),
    ).toMatchObject({
      refusals: [{ rule: "F06-ON-TIME" }],
    });
  });
});

describe("imports", () => {
  const old = {
    source: "app",
    externalSystem: "boston_311",
    externalNumber: "101000295613",
    description: "Missed trash",
    openedAt: "2011-07-01T12:00:00Z",
    externalDueAt: "2011-07-05T12:00:00Z",
  };
  const line = (act: "import_open" | "import_closed", input: unknown): Line => ({
    act,
    actor: WHO.system,
    now: at("2026-11-16 09:00"),
    input,
    facts: { located: null },
  });

  it("keep a closed report as history, judged by the deadline it came with", () => {
    const late = mustPlay(emptyRehearsal(), line("import_closed", { ...old, closedAt: "2011-07-05T12:00:01Z" }));
    expect(late.core).toMatchObject({
      state: "closed",
      openedAt: "2011-07-01T12:00:00.000Z",
      closedAt: "2011-07-05T12:00:01.000Z",
    });
    expect(late.detail.importedIsOverdue).toBe(true);
    const inTime = mustPlay(emptyRehearsal(), line("import_closed", { ...old, closedAt: "2011-07-05T12:00:00Z" }));
    expect(inTime.detail.importedIsOverdue).toBe(false);
    expect(foldCounters(late.entries)).toEqual([]);
  });

  it("take an open one in with its own deadline, red when it is late already", () => {
    const open = mustPlay(emptyRehearsal(), line("import_open", old));
    expect(open.core).toMatchObject({ state: "reported", openedAt: "2011-07-01T12:00:00.000Z", flags: ["to_locate"] });
    const clock = clockOf(open, "external");
    expect(clock).toMatchObject({ startedAt: "2011-07-01T12:00:00.000Z", dueAt: "2011-07-05T12:00:00.000Z" });
    expect(lightOf(clock, at("2026-11-16 09:00"))).toBe("red");
  });

  it("refuse a closing before the opening", () => {
    expect(play(emptyRehearsal(), line("import_closed", { ...old, closedAt: "2011-06-30T12:00:00Z" }))).toMatchObject({
      errors: [{ path: "input.closedAt" }],
    });
  });
});

describe("a report seen by the public", () => {
  it("is verified by the supervisor it was sent to, and its verification is counted", () => {
    const sums = counters(closedHotline());
    expect(sums).toMatchObject({
      public_report: 1,
      operate: 1,
      send_verify: 1,
      need_verify: 1,
      verify: 1,
      intime_verify: 1,
      to_verify: 0,
      valid_public_report: 1,
    });
    const ofSupervisor = counters(closedHotline(), (delta) => delta.personId === SUPERVISORS.first);
    expect(ofSupervisor).toMatchObject({ need_verify: 1, verify: 1, intime_verify: 1 });
  });
});
