import { describe, expect, it } from "vitest";
import { emptyRehearsal, type Line, mustPlay, type Rehearsal } from "../rehearsal.ts";
import { at, lines, PATROL_STORY, storyUntil, WHO } from "../story.ts";
import { foldCounters, foldSteps, sumCounters } from "./counters.ts";
import { AUXILIARY, INDICATORS } from "./indicators.ts";
import { RATIOS, ratioOf } from "./ratios.ts";

function until(act: Line["act"]): Rehearsal {
  return mustPlay(emptyRehearsal(), ...storyUntil(act));
}

/** Value at the end of a day of a balance, or up to it of anything else. */
function upTo(rehearsal: Rehearsal, day: string) {
  return sumCounters(foldCounters(rehearsal.entries), (delta) => delta.day <= day);
}

function on(rehearsal: Rehearsal, day: string) {
  return sumCounters(foldCounters(rehearsal.entries), (delta) => delta.day === day);
}

describe("the tables", () => {
  it("hold 70 counters and 28 ratios, each id once", () => {
    const ids = INDICATORS.map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([70, 70]);
    expect(new Set(RATIOS.map(({ id }) => id)).size).toBe(28);
  });

  it("divide only by counters that are counted", () => {
    const known = new Set<string>([...INDICATORS, ...AUXILIARY].map(({ id }) => id));
    const used = RATIOS.flatMap(({ numerator, denominator }) => [...numerator, ...denominator]);
    expect(used.filter((id) => !known.has(id))).toEqual([]);
  });

  it("know no figure where there is nothing to divide by", () => {
    const satisfaction = RATIOS.find(({ id }) => id === "satisfaction_rate");
    if (!satisfaction) throw new Error("no such ratio");
    expect(ratioOf(satisfaction, {})).toBeNull();
    expect(ratioOf(satisfaction, { satisfied: 3, neutral: 0, unsatisfied: 1 })).toBe(75);
  });
});

describe("days", () => {
  // Filed and dispatched on Friday 16:30 with 4 working hours: due Monday 11:30.
  const friday = at("2026-11-20 16:30");
  const late = mustPlay(
    emptyRehearsal(),
    lines.patrol(friday),
    lines.accept(friday),
    lines.file(friday),
    lines.dispatch(friday),
    lines.receive(friday),
  );

  it("a due counter belongs to the day of its deadline", () => {
    expect(on(late, "2026-11-20").need_dispose ?? 0).toBe(0);
    expect(on(late, "2026-11-23").need_dispose).toBe(1);
  });

  it("a due counter moves to the day of doing when that came earlier", () => {
    const early = mustPlay(
      late,
      lines.result(at("2026-11-20 17:00")),
      lines.sendRecheck(at("2026-11-20 17:05")),
      lines.pass(at("2026-11-20 17:20")),
    );
    expect(on(early, "2026-11-20")).toMatchObject({ need_dispose: 1, dispose: 1 });
    expect(on(early, "2026-11-23").need_dispose ?? 0).toBe(0);
  });

  it("a due counter and what was done of it late stay on the day of the deadline", () => {
    const done = mustPlay(
      late,
      lines.result(at("2026-11-24 09:00")),
      lines.sendRecheck(at("2026-11-24 09:05")),
      lines.pass(at("2026-11-24 09:20")),
    );
    expect(on(done, "2026-11-23")).toMatchObject({ need_dispose: 1, dispose: 1, overtime_dispose: 1 });
    expect(on(done, "2026-11-24").dispose ?? 0).toBe(0);
  });

  it("the overdue balance begins with the day of the deadline and ends with the feedback", () => {
    expect(upTo(late, "2026-11-22").overtime_to_dispose ?? 0).toBe(0);
    expect(upTo(late, "2026-11-23").overtime_to_dispose).toBe(1);
    const done = mustPlay(late, lines.result(at("2026-11-25 09:00")));
    expect(upTo(done, "2026-11-24").overtime_to_dispose).toBe(1);
    expect(upTo(done, "2026-11-25").overtime_to_dispose).toBe(0);
    const inTime = mustPlay(late, lines.result(at("2026-11-23 11:30")));
    expect(upTo(inTime, "2026-11-30").overtime_to_dispose).toBe(0);
  });

  it("an extension moves what is due to the new day", () => {
    const asked: Line = {
      act: "ask_extension",
      actor: WHO.cleaningDesk,
      now: friday,
      input: { value: 4, unit: "hour", reason: "车辆故障待修" },
    };
    const extended = mustPlay(late, asked, { act: "grant_extension", actor: WHO.shiftLeader, now: friday });
    expect(on(extended, "2026-11-23").need_dispose ?? 0).toBe(1);
    const again = mustPlay(extended, asked, {
      act: "grant_extension",
      actor: WHO.commandLead,
      now: friday,
      input: { writtenForm: ["c".repeat(64)], sectionReview: "同意" },
    });
    expect(on(again, "2026-11-23").need_dispose).toBe(0);
    expect(on(again, "2026-11-24").need_dispose).toBe(1);
  });
});

describe("corrections", () => {
  it("a class changed after filing takes back what was called accurate", () => {
    const changed = mustPlay(until("file_case"), {
      act: "reclassify",
      actor: WHO.shiftLeader,
      now: at("2026-11-16 09:15"),
      input: { classKey: "incident:0112", conditionId: "incident:0112/1" },
    });
    expect(sumCounters(foldCounters(changed.entries))).toMatchObject({
      operate: 1,
      accurate_operate: 0,
      wrong_operate: 1,
      inst: 1,
      accurate_inst: 0,
    });
  });

  it("a refused filing is a wrong acceptance and an invalid patrol report, and was not due", () => {
    const refused = mustPlay(until("accept"), {
      act: "refuse_filing",
      actor: WHO.shiftLeader,
      now: at("2026-11-16 09:15"),
      input: { reason: "not_meeting_condition", opinion: "未达到立案条件" },
    });
    expect(sumCounters(foldCounters(refused.entries))).toMatchObject({
      not_inst: 1,
      wrong_operate: 1,
      accurate_operate: 0,
      invalid_patrol_report: 1,
      need_inst: 0,
      to_inst: 0,
    });
  });

  it("an unusable answer of a recheck is invalid and counts as no check", () => {
    const noon = at("2026-11-16 11:40");
    const doubted = mustPlay(until("send_recheck"), lines.fail(noon), {
      act: "resend_recheck",
      actor: WHO.acceptor,
      now: noon,
      input: { supervisorPersonId: WHO.supervisor.personId, opinion: "照片不是同一处" },
    });
    const sums = sumCounters(foldCounters(doubted.entries));
    expect(sums).toMatchObject({ invalid_check: 1, need_check: 1 });
    expect(sums.check ?? 0).toBe(0);
  });

  it("a self-handled report is valid at closing, and nobody's handling", () => {
    const patrol = lines.patrol(at("2026-11-16 09:00")).input as object;
    const photos = ["d".repeat(64)];
    const closed = mustPlay(
      emptyRehearsal(),
      {
        act: "self_handle",
        actor: WHO.supervisor,
        now: at("2026-11-16 09:00"),
        input: { ...patrol, photosBefore: photos, photosAfter: photos },
      },
      lines.close(at("2026-11-16 09:20")),
    );
    const sums = Object.entries(sumCounters(foldCounters(closed.entries))).filter(([, value]) => value !== 0);
    expect(Object.fromEntries(sums)).toEqual({ patrol_report: 1, patrol_self_handled: 1, valid_patrol_report: 1 });
  });
});

describe("folding", () => {
  it("gives entry by entry what it gives at once", () => {
    const { entries } = mustPlay(emptyRehearsal(), ...PATROL_STORY);
    const steps = entries.map((_, index) => foldSteps(entries.slice(0, index + 1)).at(-1) ?? []);
    expect(steps.flat()).toEqual(foldCounters(entries));
  });
});
