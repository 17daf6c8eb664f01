/** 考核申诉: what a granted appeal takes out of a unit's figures, and that nothing else changes. */
import { describe, expect, it } from "vitest";
import { foldCounters, sumCounters } from "./measures/counters.ts";
import { emptyRehearsal, mustPlay, play, type Rehearsal } from "./rehearsal.ts";
import { at, lines, storyUntil, WHO } from "./story.ts";

const counters = (rehearsal: Rehearsal) => sumCounters(foldCounters(rehearsal.entries));
const DAY = "2026-11-16";
const reworked = () =>
  mustPlay(
    emptyRehearsal(),
    ...storyUntil("send_recheck"),
    lines.fail(at(`${DAY} 11:30`)),
    lines.rework(at(`${DAY} 11:40`)),
    lines.result(at(`${DAY} 14:00`)),
    lines.sendRecheck(at(`${DAY} 14:10`)),
    lines.pass(at(`${DAY} 14:30`)),
    lines.close(at(`${DAY} 14:40`)),
  );
const now = at("2026-11-17 10:00");
const ask = (counter: string) => ({
  ...{ act: "ask_appeal" as const, actor: WHO.cleaningDesk, now },
  input: { counter, reason: "返工是核查点位认错，原点位已经办好" },
});
const judge = { isJustified: true, opinion: "核查点位确实认错" };
const granted = () =>
  mustPlay(
    reworked(),
    ask("rework"),
    { act: "review_appeal", actor: WHO.shiftLeader, now, input: judge },
    { act: "decide_appeal", actor: WHO.evaluator, now, input: judge },
  );

describe("an appeal against a rework", () => {
  it("takes the matter out of the statistic, visibly, on the day it was counted", () => {
    const before = foldCounters(reworked().entries).find(({ counter }) => counter === "rework");
    expect(counters(reworked())).toMatchObject({ rework: 1, rework_times: 1 });
    expect(counters(granted())).toMatchObject({ rework: 0, excused_rework: 1, rework_times: 1 });
    const excused = foldCounters(granted().entries).find(({ counter }) => counter === "excused_rework");
    expect(excused).toEqual({ ...before, counter: "excused_rework" });
  });

  it("changes no fact of the matter, and no other figure", () => {
    const [was, is] = [reworked(), granted()];
    expect(is.detail).toMatchObject({
      ...{ reworkCount: 1, isOvertimeExcused: false, appeal: "granted", appealCounter: "rework" },
      resolvedAt: was.detail.resolvedAt,
    });
    const { rework: _one, reworked_dispose: _its, ...others } = counters(was);
    expect(counters(is)).toMatchObject(others);
  });

  it("is refused for what was not counted, and by the unit itself", () => {
    expect(play(reworked(), ask("unsatisfied"))).toMatchObject({ errors: [{ path: "input.counter" }] });
    const reviewed = mustPlay(reworked(), ask("rework"), {
      ...{ act: "review_appeal", actor: WHO.shiftLeader, now, input: judge },
    });
    const { unitId, unitIds } = WHO.cleaningDesk;
    const ofUnit = { ...WHO.evaluator, unitId, unitIds };
    expect(play(reviewed, { act: "decide_appeal", actor: ofUnit, now, input: judge })).toMatchObject({
      refusals: [{ rule: "F06d-OWN-UNIT" }],
    });
  });
});
