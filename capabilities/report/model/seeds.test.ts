/** The acceptance seeds of the closed loop, each as a story: 1 to 8. 2026-11-16 is a Monday. */
import { describe, expect, it } from "vitest";
import type { Instant } from "#base/instant.ts";
import { dayNumberOf, parsePlainDate } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import { lightOf } from "#kernel/clock/model/public.ts";
import type { CounterDelta } from "./measures/tally.ts";
import { emptyRehearsal, type Line, mustPlay, OFFICE_CALENDAR, play, type Rehearsal, UNITS } from "./rehearsal.ts";
import { clockOf, counters, fedBy, until } from "./retelling.ts";
import { REPORT_SETTINGS } from "./settings.ts";
import { at, CLASS_KEY, lines, WHO } from "./story.ts";

describe("1 the whole way, with the counters after each step", () => {
  const expected: readonly [act: Line["act"], counters: Record<string, number>][] = [
    ["report_by_patrol", { report: 1, patrol_report: 1, need_operate: 1 }],
    ["accept", { operate: 1, intime_operate: 1, accurate_operate: 1, need_inst: 1, to_inst: 1 }],
    [
      "file_case",
      {
        inst: 1,
        intime_inst: 1,
        accurate_inst: 1,
        // Beside the counters of the standard: the part of 上报数 that 立案率 is made of.
        filed_report: 1,
        valid_patrol_report: 1,
        need_dispatch: 1,
        need_archive: 1,
        to_inst: -1,
        to_dispatch: 1,
        to_archive: 1,
        overtime_to_archive: 1,
      },
    ],
    [
      "dispatch",
      {
        dispatch: 1,
        intime_dispatch: 1,
        accurate_dispatch: 1,
        need_dispose: 1,
        to_dispatch: -1,
        to_dispose: 1,
        overtime_to_dispose: 1,
      },
    ],
    ["receive", {}],
    ["report_result", { need_send_check: 1, to_dispose: -1, overtime_to_dispose: -1 }],
    ["send_recheck", { send_check: 1, intime_send_check: 1, need_check: 1 }],
    ["pass_recheck", { check: 1, intime_check: 1, dispose: 1, intime_dispose: 1 }],
    ["close", { archive: 1, intime_archive: 1, to_archive: -1, overtime_to_archive: -1 }],
  ];
  it.each(expected)("%s", (act, fed) => {
    expect(fedBy(until(act).entries)).toEqual(fed);
  });

  it("leaves every balance at zero", () => {
    const sums = counters(until("close"));
    const balances = [
      "to_inst",
      "to_verify",
      "to_dispatch",
      "to_dispose",
      "to_archive",
      "overtime_to_dispose",
      "overtime_to_archive",
    ] as const;
    for (const id of balances) expect(sums[id] ?? 0, id).toBe(0);
  });
});

describe("2 a return that is accepted", () => {
  it("takes the unit's need_dispose back to zero and lowers the dispatcher's accurate_dispatch", () => {
    const now = at("2026-11-16 10:00");
    const returned = mustPlay(until("receive"), lines.sendBack(now), {
      act: "accept_return",
      actor: WHO.dispatcher,
      now,
    });
    const ofUnit = counters(returned, (delta) => delta.unitId === UNITS.cleaning);
    expect([ofUnit.need_dispose, ofUnit.to_dispose, ofUnit.back]).toEqual([0, 0, 1]);
    const ofDispatcher = counters(returned, (delta) => delta.personId === WHO.dispatcher.personId);
    expect(ofDispatcher).toMatchObject({ dispatch: 1, accurate_dispatch: 0, wrong_dispatch: 1, back: 1 });
    expect(counters(returned).shuffle).toBeUndefined();
  });

  it("counts a rejected one as buck-passing, and the handling clock has run on", () => {
    const now = at("2026-11-16 10:00");
    const back = mustPlay(until("receive"), lines.sendBack(now));
    expect(clockOf(back, "resolve").state).toBe("running");
    const rejected = mustPlay(back, {
      act: "reject_return",
      actor: WHO.dispatcher,
      now: at("2026-11-16 10:30"),
      input: { opinion: "属环卫作业范围" },
    });
    expect(counters(rejected, (delta) => delta.unitId === UNITS.cleaning)).toMatchObject({
      back: 1,
      shuffle: 1,
      need_dispose: 1,
    });
    expect(clockOf(rejected, "resolve").dueAt).toBe(clockOf(back, "resolve").dueAt);
  });

  it("gives the rest of the time to the same unit, and the whole limit to another", () => {
    const later = at("2026-11-16 11:20");
    const returned = mustPlay(until("receive"), lines.sendBack(at("2026-11-16 10:20")), {
      act: "accept_return",
      actor: WHO.dispatcher,
      now: at("2026-11-16 10:20"),
    });
    // Dispatched 09:20 with 4 working hours: due 15:20; one hour lay between the decision and the new dispatch.
    expect(clockOf(mustPlay(returned, lines.dispatch(later)), "resolve").dueAt).toBe(at("2026-11-16 16:20"));
    expect(clockOf(mustPlay(returned, lines.dispatch(later, UNITS.lighting)), "resolve").dueAt).toBe(
      at("2026-11-16 17:20"),
    );
  });
});

const situationSettings = () => settingsOn(REPORT_SETTINGS, [], parsePlainDate("2026-11-16"));

/** A report filed with 4 working hours and dispatched at one moment. */
function dispatchedAt(now: Instant, calendar = OFFICE_CALENDAR, conditionId?: string, classKey = CLASS_KEY): Rehearsal {
  const patrol = lines.patrol(now);
  const story: Line[] = [
    { ...patrol, input: { ...(patrol.input as object), classKey } },
    lines.accept(now),
    lines.file(now, conditionId ?? `${classKey}/1`),
    lines.dispatch(now),
  ];
  return mustPlay(emptyRehearsal(), ...story.map((line) => ({ ...line, calendar })));
}

describe("3–5 limits", () => {
  it("3 Friday 16:30 with 4 working hours ends Monday 11:30", () => {
    expect(clockOf(dispatchedAt(at("2026-11-20 16:30")), "resolve").dueAt).toBe(at("2026-11-23 11:30"));
  });

  it("4 with a make-up working Saturday it ends Saturday 11:30", () => {
    const saturday = dayNumberOf(parsePlainDate("2026-11-21"));
    const days = new Map([[saturday, { isWorkday: true, name: "调休上班", source: "假设" }]]);
    expect(clockOf(dispatchedAt(at("2026-11-20 16:30"), { ...OFFICE_CALENDAR, days }), "resolve").dueAt).toBe(
      at("2026-11-21 11:30"),
    );
  });

  it("5 an emergency of 2 hours dispatched at 23:00 ends at 01:00", () => {
    const emergency = dispatchedAt(at("2026-11-20 23:00"), OFFICE_CALENDAR, undefined, "facility:0101");
    expect(clockOf(emergency, "resolve").dueAt).toBe(at("2026-11-21 01:00"));
    expect(emergency.core.flags).toContain("emergency");
  });

  it("the whole runs as long as the handling and the stages after filing together", () => {
    // 4 working hours and 15 + 30 + 120 + 30 minutes from 09:10: 2 h 50 before noon, 3 h 30 after it, 55 min the next morning.
    expect(clockOf(until("file_case"), "whole").dueAt).toBe(at("2026-11-17 09:25"));
  });
});

describe("6 extension", () => {
  const ask = (now: Instant): Line => ({
    act: "ask_extension",
    actor: WHO.cleaningDesk,
    now,
    input: { value: 2, unit: "hour", reason: "车辆故障待修" },
  });

  it("asked before the deadline and granted, moves handling and whole", () => {
    const before = until("receive");
    const granted = mustPlay(before, ask(at("2026-11-16 15:20")), {
      act: "grant_extension",
      actor: WHO.shiftLeader,
      now: at("2026-11-16 15:25"),
    });
    expect(clockOf(before, "resolve").dueAt).toBe(at("2026-11-16 15:20"));
    expect(clockOf(granted, "resolve").dueAt).toBe(at("2026-11-16 17:20"));
    expect(clockOf(granted, "whole").dueAt).toBe(at("2026-11-17 11:25"));
    expect(counters(granted).postpone).toBe(1);
  });

  it("asked a minute after the deadline, is refused with the reason", () => {
    const played = play(until("receive"), ask(at("2026-11-16 15:21")));
    expect(played).toMatchObject({ kind: "refused", refusals: [{ rule: "T14-DEADLINE" }] });
  });

  it("longer than the limit itself, is refused unless the work is engineering", () => {
    const long = (isEngineering: boolean): Line => {
      const line = ask(at("2026-11-16 10:00"));
      return { ...line, input: { value: 2, unit: "day", reason: "需开挖路面", isEngineering } };
    };
    expect(play(until("receive"), long(false))).toMatchObject({ refusals: [{ rule: "T14-CEILING" }] });
    const asked = mustPlay(until("receive"), long(true));
    expect(asked.core.turn?.roles).toEqual(["command_lead"]);
  });
});

describe("7 deferral across the end of a month", () => {
  const now = at("2026-11-16 10:00");
  const deferred = mustPlay(
    until("receive"),
    { act: "ask_deferral", actor: WHO.cleaningDesk, now, input: { reason: "连续降雪，无法作业", date: "2026-12-02" } },
    { act: "defer", actor: WHO.commandLead, now },
  );
  const november = (delta: CounterDelta) => delta.day < "2026-12-01";

  it("leaves the due counters while deferred", () => {
    expect(counters(deferred)).toMatchObject({
      need_dispose: 0,
      overtime_to_dispose: 0,
      to_dispose: 0,
      need_archive: 0,
      defer: 1,
      to_archive: 1,
    });
    expect(lightOf(clockOf(deferred, "resolve"), at("2026-11-30 10:00"))).toBe("paused");
  });

  it("comes back into the month of the new deadline when resumed", () => {
    const resumed = mustPlay(deferred, { act: "resume", actor: WHO.system, now: at("2026-12-02 09:00") });
    // 3 h 20 were left at 10:00.
    expect(clockOf(resumed, "resolve").dueAt).toBe(at("2026-12-02 14:20"));
    expect(counters(resumed, november).need_dispose ?? 0).toBe(0);
    expect(counters(resumed, (delta) => !november(delta))).toMatchObject({ need_dispose: 1, need_archive: 1 });
  });
});

describe("8 two reworks", () => {
  const twice = mustPlay(
    until("send_recheck"),
    lines.fail(at("2026-11-16 11:20")),
    lines.rework(at("2026-11-16 11:30")),
    lines.result(at("2026-11-16 14:30")),
    lines.sendRecheck(at("2026-11-16 14:40")),
    lines.fail(at("2026-11-16 15:00")),
    lines.rework(at("2026-11-16 15:10")),
  );

  it("count one reworked case and two reworks", () => {
    expect(counters(twice)).toMatchObject({ rework: 1, rework_times: 2, check: 2, to_dispose: 1 });
  });

  it("keep the deadline unless less than the minimum is left", () => {
    const once = mustPlay(until("send_recheck"), lines.fail(at("2026-11-16 11:20")));
    const short = mustPlay(once, lines.rework(at("2026-11-16 11:30")));
    // 4 working hours from 11:30 end at 17:30, later than the 15:20 that was left.
    expect(clockOf(short, "resolve")).toMatchObject({ label: "返工时限", dueAt: at("2026-11-16 17:30") });
    const settings = { rework_minimum_minutes: 60 };
    const line = lines.rework(at("2026-11-16 11:30"));
    const played = mustPlay(once, { ...line, facts: { settings: { ...situationSettings(), ...settings } } });
    expect(clockOf(played, "resolve")).toMatchObject({
      label: "处置时限",
      state: "running",
      dueAt: at("2026-11-16 15:20"),
    });
  });

  it("judge the handling by the feedback that led to the passed check", () => {
    const passed = mustPlay(
      twice,
      lines.result(at("2026-11-17 14:00")),
      lines.sendRecheck(at("2026-11-17 14:10")),
      lines.pass(at("2026-11-17 14:20")),
    );
    // Second rework 15:10 with 4 working hours: due the next day at 10:10.
    expect(counters(passed)).toMatchObject({ dispose: 1, overtime_dispose: 1 });
    expect(counters(passed).intime_dispose ?? 0).toBe(0);
  });
});
