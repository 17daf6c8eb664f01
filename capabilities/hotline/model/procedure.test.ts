/** The way of an order, told as tables: who may, when, and what follows. 2026-11-16 is a Monday. */
import { describe, expect, it, test } from "vitest";
import type { Instant } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import { isHandlingSide } from "./call-back.ts";
import {
  at,
  emptyRehearsal,
  type Line,
  lines,
  mustPlay,
  refusalsOf,
  STORY,
  storyUntil,
  UNITS,
  WHO,
} from "./rehearsal.ts";
import { clockOf, dueOf, EVENING, MONDAY, settingsAt } from "./retelling.ts";
import { HOTLINE_SETTINGS, limitOf } from "./settings.ts";

describe("an order goes from the call to the call-back", () => {
  it("through both levels of the gate, with a clock at every desk", () => {
    const end = mustPlay(emptyRehearsal(), ...STORY);
    expect(end.core.state).toBe("closed");
    expect(end.detail).toMatchObject({
      closing: "visited",
      satisfaction: "satisfied",
      isSolved: true,
      isReplyLate: false,
    });
    expect(end.detail.firstOwnerPersonId).toBe(WHO.desk.personId);
    expect(end.clocks.every(({ state }) => state === "stopped")).toBe(true);
    expect(new Set(end.clocks.map(({ kind }) => kind))).toEqual(
      new Set(["assign", "sign", "contact", "reply", "unit_review", "office_review", "send", "visit"]),
    );
    expect(end.tells).toEqual(["hotline.received", "hotline.assigned", "hotline.replied", "hotline.closed"]);
  });

  it("without a phone number there is nobody to contact or to call, and nobody counts as satisfied", () => {
    const end = mustPlay(
      emptyRehearsal(),
      lines.register(MONDAY, { callerPhone: null }),
      ...STORY.filter(({ act }) => !["register", "contact", "visit"].includes(act)),
    );
    expect(end.core.state).toBe("closed");
    expect(end.detail).toMatchObject({ closing: "no_contact", satisfaction: null, isSolved: null });
  });
});

describe("limits hang on kind and urgency", () => {
  test.each([
    ["咨询 1 个工作日", "enquiry", "ordinary", "2026-11-17 09:10"],
    ["建议 1 个工作日", "suggestion", "ordinary", "2026-11-17 09:10"],
    ["投诉 5 个工作日，跨周末", "complaint", "ordinary", "2026-11-23 09:10"],
    ["求助 5 个工作日", "help", "ordinary", "2026-11-23 09:10"],
    ["紧急投诉 1 个自然日", "complaint", "urgent", "2026-11-17 09:10"],
  ])("%s", (_, orderKind, urgency, due) => {
    const given = mustPlay(
      emptyRehearsal(),
      lines.register(MONDAY, { orderKind, urgency }),
      lines.assign(at("2026-11-16 09:10")),
    );
    expect(dueOf(given, "reply")).toBe(at(due));
  });

  it("a limit of the plan names the plan, a limit nobody confirmed names the city's setting", () => {
    const given = storyUntil("assign");
    expect(clockOf(given, "reply")?.source).toContain("四（三）10");
    expect(clockOf(given, "sign")?.source).toBe("本市设置「签收时限」");
  });

  // A city that gives enquiries two working days from 2026-12-01, a Tuesday.
  test.each([
    ["the day before", "2026-11-30", 1],
    ["on the day", "2026-12-01", 2],
    ["after it", "2026-12-02", 2],
  ])("a city's own value holds from its day: %s", (_, on, days) => {
    const row = {
      id: "enquiry_days",
      value: 2,
      effectiveFrom: parsePlainDate("2026-12-01"),
      source: "本市通知",
      note: "",
    };
    expect(limitOf(settingsOn(HOTLINE_SETTINGS, [row], parsePlainDate(on)), "enquiry", "ordinary").limit.value).toBe(
      days,
    );
  });

  it("an urgent order is contacted within the hour, at night too", () => {
    const night = at("2026-11-16 22:00");
    const signed = mustPlay(
      emptyRehearsal(),
      lines.register(night, { urgency: "urgent" }),
      lines.assign(night),
      lines.sign(night),
    );
    expect(dueOf(signed, "contact")).toBe(at("2026-11-16 23:00"));
  });
});

describe("退回", () => {
  const back = (now: Instant, input: object = { reason: "not_our_duty", opinion: "该处由路灯管理所负责" }): Line => ({
    act: "send_back",
    actor: WHO.desk,
    now,
    input,
  });
  // Assigned on Monday 09:10: one working day ends on Tuesday 09:10.
  test.each([
    ["a minute before the window ends", "2026-11-17 09:09", []],
    ["exactly when it ends", "2026-11-17 09:10", []],
    ["a minute after", "2026-11-17 09:11", ["H07-WINDOW"]],
  ])("%s", (_, now, expected) => {
    expect(refusalsOf(storyUntil("sign"), back(at(now)))).toEqual(expected);
  });

  it("needs a reason from the list and words", () => {
    expect(refusalsOf(storyUntil("sign"), back(MONDAY, { reason: "不想办", opinion: "没空" }))).toEqual([
      "input.reason",
      "input.opinion",
    ]);
  });

  it("is asked once by a unit; rejected it goes on where it was, the limit untouched", () => {
    const rejected = mustPlay(storyUntil("sign"), back(at("2026-11-16 09:40")), {
      act: "reject_return",
      actor: WHO.clerk,
      now: at("2026-11-16 10:00"),
      input: { opinion: "按职责应由你单位办理" },
    });
    expect(rejected.core.state).toBe("signed");
    expect(dueOf(rejected, "reply")).toBe(at("2026-11-23 09:10"));
    expect(refusalsOf(rejected, back(at("2026-11-16 10:10")))).toEqual(["H07-ONCE"]);
  });

  it("accepted it goes to another unit, whose limit begins anew; the first unit stays on the handling side", () => {
    const now = at("2026-11-16 11:00");
    const moved = mustPlay(
      storyUntil("sign"),
      back(at("2026-11-16 09:40")),
      { act: "accept_return", actor: WHO.clerk, now },
      lines.assign(now, UNITS.lighting),
    );
    expect(moved.core).toMatchObject({ state: "assigned", unitId: UNITS.lighting });
    expect(dueOf(moved, "reply")).toBe(at("2026-11-23 11:00"));
    expect(isHandlingSide({ ...WHO.insider, role: "return_visitor" }, moved.core, moved.detail)).toBe(true);
  });
});

describe("延期", () => {
  const ask = (now: Instant, more: object = {}): Line => ({
    act: "ask_extension",
    actor: WHO.desk,
    now,
    input: { days: 5, reason: "需要等配件到货", isCallerTold: true, toldBy: "phone", ...more },
  });
  const handled = storyUntil("contact");
  test.each([
    ["a minute before the limit ends", at("2026-11-23 09:09"), {}, []],
    ["exactly when it ends", at("2026-11-23 09:10"), {}, []],
    ["a minute after", at("2026-11-23 09:11"), {}, ["H10-LATE"]],
    ["the caller was not told", MONDAY, { isCallerTold: false }, ["input.isCallerTold"]],
    ["more than a unit may have", MONDAY, { days: 6 }, ["input.days"]],
  ] as const)("%s", (_, now, more, expected) => {
    expect(refusalsOf(handled, ask(now, more))).toEqual(expected);
  });

  it("moves the deadline once, and only when somebody else grants it", () => {
    const granted = mustPlay(handled, ask(at("2026-11-17 09:00")), {
      act: "grant_extension",
      actor: WHO.reviewer,
      now: at("2026-11-17 10:00"),
    });
    expect(dueOf(granted, "reply")).toBe(at("2026-11-30 09:10"));
    expect(refusalsOf(granted, ask(at("2026-11-18 09:00")))).toEqual(["H10-TIMES"]);
  });
});

describe("回复把关", () => {
  test.each([
    ["no greeting", { greeting: "关于你的投诉" }, "input.greeting"],
    ["no facts", { fact: "属实" }, "input.fact"],
    ["no number to call", { contact: "有问题请联系我们" }, "input.contact"],
    ["nothing about the result", { result: "" }, "input.result"],
  ])("a reply with %s is not taken", (_, more, field) => {
    expect(refusalsOf(storyUntil("contact"), lines.submit(EVENING, more))).toEqual([field]);
  });

  it("asks only for the parts that the city wants", () => {
    const facts = { settings: { ...settingsAt(EVENING), reply_sections: ["greeting", "result"] } };
    const line = { ...lines.submit(EVENING, { fact: "", handling: "", contact: "" }), facts };
    expect(refusalsOf(storyUntil("contact"), line)).toEqual([]);
  });

  it("never lets the author, nor one person twice, read a reply through", () => {
    const author = { ...WHO.lead, personId: WHO.desk.personId };
    const reviewed = storyUntil("submit_reply");
    expect(refusalsOf(reviewed, { ...lines.passUnit(EVENING), actor: author })).toEqual(["H14-SAME"]);
    const twice = { ...WHO.reviewer, personId: WHO.lead.personId };
    expect(refusalsOf(storyUntil("pass_unit_review"), { ...lines.passOffice(EVENING), actor: twice })).toContain(
      "H15-LEVELS-SAME",
    );
    const inside = { ...WHO.reviewer, unitId: UNITS.cleaning };
    expect(refusalsOf(storyUntil("pass_unit_review"), { ...lines.passOffice(EVENING), actor: inside })).toEqual([
      "H15-SIDE",
    ]);
  });

  it("with one level goes out after the unit; a redone order is read twice all the same", () => {
    const facts = { settings: { ...settingsAt(EVENING), gate_levels: 1 } };
    const once = mustPlay(storyUntil("submit_reply"), { ...lines.passUnit(EVENING), facts });
    expect(once.core.state).toBe("approved");
    expect(once.detail.gatePassedAt).toBe(EVENING);
    const redone = { ...storyUntil("submit_reply"), detail: { ...storyUntil("submit_reply").detail, redoCount: 1 } };
    expect(mustPlay(redone, { ...lines.passUnit(EVENING), facts }).core.state).toBe("office_review");
  });

  it("sent back keeps the deadline, and the time at the gate counts", () => {
    const back: Line = {
      act: "send_reply_back",
      actor: WHO.reviewer,
      now: at("2026-11-23 09:30"),
      input: { reasons: ["facts", "format"], opinion: "写清现场情况" },
    };
    const returned = mustPlay(storyUntil("pass_unit_review"), back);
    expect(returned.core.state).toBe("handling");
    expect(clockOf(returned, "reply")).toMatchObject({ state: "running", dueAt: at("2026-11-23 09:10") });
    const late = mustPlay(returned, lines.submit(at("2026-11-23 10:00")));
    expect(late.detail.isReplyLate).toBe(true);
  });

  // 方案四（三）10: 退回件 one working day. Sent back on Tuesday at 09:30, the five days of the order end on the next Monday.
  test.each([
    ["投诉，退改次日同一时刻", "complaint", "ordinary", "2026-11-18 09:30", false],
    ["投诉，过一分钟", "complaint", "ordinary", "2026-11-18 09:31", true],
    ["投诉，退改当日", "complaint", "ordinary", "2026-11-17 17:00", false],
    ["紧急投诉按自然日，办理时限先到", "complaint", "urgent", "2026-11-17 10:00", true],
  ])("退改件 has one working day, never more than the order: %s", (_, orderKind, urgency, submitted, isReplyLate) => {
    const sentBack = mustPlay(
      emptyRehearsal(),
      ...STORY.slice(
        0,
        STORY.findIndex(({ act }) => act === "pass_office_review"),
      ).map((line) => (line.act === "register" ? lines.register(line.now, { orderKind, urgency }) : line)),
      {
        act: "send_reply_back",
        actor: WHO.reviewer,
        now: at("2026-11-17 09:30"),
        input: { reasons: ["facts"], opinion: "写清现场情况" },
      },
    );
    expect(clockOf(sentBack, "rework")).toMatchObject({ state: "running", dueAt: at("2026-11-18 09:30") });
    const again = mustPlay(sentBack, lines.submit(at(submitted)));
    expect(again.detail.isReplyLate).toBe(isReplyLate);
    expect(clockOf(again, "rework")?.state).toBe("stopped");
  });

  // Five working days of 7 hours from Monday 09:10; 80 % is 28 hours: Friday 09:10.
  test.each([
    ["before the line", "2026-11-20 09:00", false, false],
    ["at the line", "2026-11-20 09:10", true, false],
    ["at the deadline", "2026-11-23 09:10", true, false],
    ["after it", "2026-11-23 09:11", true, true],
  ])("临期办理: %s", (_, now, isNearDeadline, isReplyLate) => {
    expect(mustPlay(storyUntil("contact"), lines.submit(at(now))).detail).toMatchObject({
      isNearDeadline,
      isReplyLate,
    });
  });
});
