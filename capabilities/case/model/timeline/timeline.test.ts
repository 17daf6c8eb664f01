import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { type Course, delivery, filed, noticed, PENALTY, reviewed, SMALL, second } from "../course.ts";
import { beginWalk, clockActs, passTime, randomStep, situationIn } from "../exploration/walk.ts";
import { CASE_PROCEDURE } from "../procedure.ts";
import { situationOf, WHO } from "../rehearsal.ts";
import { type Timeline, timelineOf } from "./timeline.ts";

function look(course: Course, at?: string): Timeline {
  if (at) course.at(at);
  const situation = situationOf(course.rehearsal, { act: "archive", actor: SYSTEM_ACTOR, now: course.now });
  return timelineOf(situation, []);
}
const running = (timeline: Timeline, id: string) => timeline.running.find((one) => one.id === id);
const ahead = (timeline: Timeline, label: string) => timeline.ahead.find((one) => one.label.includes(label));

describe("after the notice, on 2026-11-24", () => {
  const timeline = look(noticed(), "2026-11-24 14:36");

  it("tells what is behind, each on its own day", () => {
    expect(timeline.behind.map(({ on, label }) => `${on} ${label}`)).toEqual([
      "2026-10-09 现场检查",
      "2026-11-19 告知送达",
    ]);
  });
  it("counts the days of the decision, and over which day of rest the last one rolled", () => {
    expect(running(timeline, "decide")).toMatchObject({
      limit: "90 日",
      from: "2026-10-12",
      dueOn: "2027-01-11",
      gone: "已过 43 日",
      left: "剩 48 日",
      isMain: true,
      roll: { on: "2027-01-10", rest: "星期日" },
    });
  });
  it("runs the party's days to 11-26", () => {
    expect([running(timeline, "defence")?.dueOn, running(timeline, "hearing_request")?.dueOn]).toEqual([
      "2026-11-26",
      "2026-11-26",
    ]);
  });
  it("allows the decision from 11-27 and a hearing from 12-04", () => {
    expect(ahead(timeline, "作出决定")).toMatchObject({ earliestOn: "2026-11-27", latestOn: "2027-01-11" });
    expect(ahead(timeline, "听证会")?.earliestOn).toBe("2026-12-04");
  });
  it("agrees with what the procedure allows on these days", () => {
    const on = (day: string) =>
      noticed()
        .at(`${day} 09:00`)
        .refusedBy(WHO.officer, "review_representation", { review: "期满未提出", ...second });
    expect(on("2026-11-26")).toEqual(["XZCF-062", "XZCF-064-1"]);
    expect(on("2026-11-27")).toEqual([]);
  });
});

describe("before the notice", () => {
  it("a clue is checked by its last day, and filing names what is missing", () => {
    const course = filed();
    const before = look(course);
    expect(running(before, "clue_check")).toBeUndefined();
    expect(ahead(before, "调查终结")?.earliestOn).toBe("2026-10-12");
  });
  it("the decision is dated as if the notice came today", () => {
    const timeline = look(reviewed(), "2026-11-17 09:00");
    expect(ahead(timeline, "批准告知")).toMatchObject({ earliestOn: "2026-11-17", missing: [] });
    expect(ahead(timeline, "作出决定")?.earliestOn).toBe("2026-11-25");
  });
  it("without a delivered notice the days of the party do not run", () => {
    const timeline = look(reviewed().at("2026-11-18 09:00").does(WHO.head, "give_notice"));
    expect(running(timeline, "defence")).toBeUndefined();
    expect(ahead(timeline, "送达告知书")?.earliestOn).toBe("2026-11-18");
  });
});

describe("after the decision", () => {
  const decided = () =>
    noticed(SMALL)
      .at("2026-11-27 09:00")
      .does(WHO.officer, "review_representation", { review: "期满未提出", ...second })
      .at("2026-11-30 09:00")
      .does(WHO.head, "decide_penalty", SMALL);
  const delivered = () => {
    const course = decided();
    return course.at("2026-12-01 10:00").does(WHO.officer, "deliver", delivery(course, "DOC-34", "2026-12-01 10:00"));
  };

  it("delivery and publication run seven workdays", () => {
    const timeline = look(decided());
    expect([running(timeline, "serve_decision")?.dueOn, running(timeline, "publish")?.dueOn]).toEqual([
      "2026-12-09",
      "2026-12-09",
    ]);
    expect(ahead(timeline, "缴纳罚款")?.latestOn).toBe("2026-12-15");
  });
  it("payment, reconsideration and litigation run; the surcharge begins the day after the last", () => {
    const timeline = look(delivered());
    expect(timeline.running.map(({ id, dueOn, isMain }) => [id, dueOn, isMain])).toEqual([
      ["pay", "2026-12-16", true],
      ["publish", "2026-12-09", false],
      ["reconsideration", "2027-02-01", false],
      ["litigation", "2027-06-01", false],
    ]);
    expect(ahead(timeline, "加处罚款")?.earliestOn).toBe("2026-12-17");
  });
  it("the court is open after the remedies, for three months", () => {
    expect(ahead(look(delivered()), "申请法院")).toMatchObject({ earliestOn: "2027-06-02", latestOn: "2027-09-01" });
  });
  it("a right that was not used is gone, not late; a fine that was not paid is late", () => {
    const timeline = look(delivered(), "2027-06-02 09:00");
    expect(timeline.running.map(({ id, isOver }) => [id, isOver])).toEqual([
      ["pay", true],
      ["publish", true],
    ]);
    expect(timeline.behind.map(({ on, label }) => `${on} ${label}`)).toContain("2027-06-01 提起行政诉讼期满");
  });
  it("what lacks for closing is named", () => {
    const step = ahead(look(delivered()), "结案");
    expect(step?.earliestOn).toBeNull();
    expect(step?.missing).toContain("处罚决定是否公开还没有决定");
  });
});

describe("what runs beside", () => {
  it("a decision that needs a discussion says so", () => {
    const course = noticed({ ...PENALTY, fineFen: 100_000_00, words: "罚款人民币拾万元整", kinds: ["fine"] });
    const timeline = look(course, "2026-11-24 09:00");
    expect(ahead(timeline, "集体讨论、作出决定")?.sources.join()).toContain("第五十七条第二款");
  });
  it("an order to correct runs to its last day, then it is rechecked", () => {
    const dueAt = shanghaiTime("2026-10-20 18:00");
    const course = filed().does(WHO.officer, "order_correction", {
      requirement: "清运弃置的建筑垃圾",
      basis: "《城市建筑垃圾管理规定》",
      dueAt,
      ...second,
    });
    const timeline = look(course);
    expect(running(timeline, "correction-1")).toMatchObject({ dueOn: "2026-10-20", left: "剩 8 日" });
    expect(ahead(timeline, "复查整改")?.earliestOn).toBe("2026-10-20");
  });
});

it("speaks of every state that walks at random reach, never of a day that is gone", () => {
  const seen = new Set<string>();
  const states = Object.keys(CASE_PROCEDURE.states);
  for (let seed = 1; seed <= 60 || (seed <= 600 && seen.size < states.length); seed++) {
    const walk = beginWalk(seed, shanghaiTime("2024-12-20 09:00"));
    for (let tries = 0; tries < 160; tries++) {
      passTime(walk);
      clockActs(walk, () => {});
      const step = randomStep(walk);
      if (step === null) break;
      if (!("after" in step)) continue;
      const { state } = walk.rehearsal.core;
      const past = walk.steps.map(({ act, now }) => ({ act, on: plainDateOf(now) }));
      const timeline = timelineOf(situationIn(walk, SYSTEM_ACTOR), past);
      seen.add(state);
      const told = `${state}, seed ${seed}`;
      const { isTerminal } = CASE_PROCEDURE.states[state as keyof typeof CASE_PROCEDURE.states];
      expect(timeline.ended !== null, told).toBe(isTerminal);
      expect(timeline.ahead.length > 0, told).toBe(!isTerminal);
      for (const one of timeline.ahead) {
        expect(one.sources.length, `${told}, ${one.label}`).toBeGreaterThan(0);
        if (one.earliestOn) expect(one.earliestOn >= timeline.today, `${told}, ${one.label}`).toBe(true);
      }
      for (const one of timeline.behind) expect(one.on <= timeline.today, `${told}, ${one.label}`).toBe(true);
      expect(timeline.running.filter(({ isMain }) => isMain).length, told).toBeLessThanOrEqual(1);
    }
  }
  expect(states.filter((state) => !seen.has(state))).toEqual([]);
});
