/** The way of an order, told as tables: who may, when, and what follows. 2026-11-16 is a Monday. */
import { describe, expect, it, test } from "vitest";
import type { Instant } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import { drawOf, isEntryConcealed, isHandlingSide } from "./call-back.ts";
import { rankByLikeness } from "./likeness.ts";
import {
  at,
  BAD_CALL,
  emptyRehearsal,
  GOOD_CALL,
  idOf,
  type Line,
  lines,
  mustPlay,
  type Rehearsal,
  refusalsOf,
  STORY,
  situationOf,
  storyUntil,
  UNITS,
  WHO,
} from "./rehearsal.ts";
import { HOTLINE_SETTINGS, limitOf, returnedLimitOf } from "./settings.ts";

const MONDAY = at("2026-11-16 09:00");
const EVENING = at("2026-11-16 17:20");
const clockOf = (rehearsal: Rehearsal, kind: string) => rehearsal.clocks.findLast((clock) => clock.kind === kind);
const dueOf = (rehearsal: Rehearsal, kind: string) => clockOf(rehearsal, kind)?.dueAt;
const settingsAt = (now: Instant) => situationOf(emptyRehearsal(), lines.register(now)).facts.settings;

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

describe("防“被满意”", () => {
  const waiting = storyUntil("send_reply");
  const now = at("2026-11-17 10:00");

  test.each([
    ["a caller-back of the handling unit", lines.visit(now, GOOD_CALL, WHO.insider), ["H18-SIDE"]],
    ["one who handled it", lines.visit(now, GOOD_CALL, { ...WHO.visitor, personId: WHO.desk.personId }), ["H18-SIDE"]],
    [
      "one who stands in for a handler",
      lines.visit(now, GOOD_CALL, { ...WHO.visitor, onBehalfOf: { personId: idOf(31), name: "受理岗" } }),
      ["H18-SIDE"],
    ],
    ["the desk itself", lines.visit(now, GOOD_CALL, WHO.desk), ["H18-ROLE"]],
    [
      "a call without a recording",
      { ...lines.visit(now, { ...GOOD_CALL, recording: [] }), facts: { recording: null } },
      ["input.recording"],
    ],
    ["another number", lines.visit(now, { ...GOOD_CALL, dialledNumber: "13800000000" }), ["input.dialledNumber"]],
    ["a length that is six seconds off", lines.visit(now, { ...GOOD_CALL, callSeconds: 56 }), ["input.callSeconds"]],
    ["a length that is five seconds off", lines.visit(now, { ...GOOD_CALL, callSeconds: 57 }), []],
    [
      "a recording used before",
      { ...lines.visit(now), facts: { recording: { isAudio: true, seconds: 60, isUsedElsewhere: true } } },
      ["input.recording"],
    ],
    [
      "a photograph of a telephone",
      { ...lines.visit(now), facts: { recording: { isAudio: false, seconds: null, isUsedElsewhere: false } } },
      ["input.recording"],
    ],
    [
      "a text message entered for the caller",
      lines.visit(now, { ...GOOD_CALL, channel: "message" }),
      ["input.channel"],
    ],
    ["satisfied, but solved left open", lines.visit(now, { ...GOOD_CALL, isSolved: null }), ["input.isSolved"]],
    ["an ordinary call", lines.visit(now), []],
    ["the same number written otherwise", lines.visit(now, { ...GOOD_CALL, dialledNumber: "+86 199-0000-0001" }), []],
  ] as readonly (readonly [string, Line, readonly string[]])[])("%s", (_, line, expected) => {
    expect(refusalsOf(waiting, line)).toEqual(expected);
  });

  it("who does not answer is not satisfied: closed after three tries without an answer", () => {
    const tries = ["10:00", "11:00", "15:00"].map((time) =>
      lines.visit(at(`2026-11-17 ${time}`), { isReached: false }),
    );
    const end = mustPlay(waiting, ...tries);
    expect(end.core.state).toBe("closed");
    expect(end.detail).toMatchObject({ closing: "unreached", satisfaction: null, isSolved: null });
  });

  it("satisfied but not solved is not the end", () => {
    const end = mustPlay(waiting, lines.visit(now, { ...GOOD_CALL, isSolved: false }));
    expect(end.core.state).toBe("unsatisfied");
    expect(end.detail).toMatchObject({ satisfaction: "satisfied", isSolved: false });
  });

  it("a sampled order is called again by somebody else; the queue says nothing of it", () => {
    const facts = { settings: { ...settingsAt(now), sample_percent: 100 } };
    const sampled = mustPlay(waiting, { ...lines.visit(now), facts });
    expect(sampled.core).toMatchObject({ state: "visiting", turn: waiting.core.turn, flags: waiting.core.flags });
    expect(sampled.detail).toMatchObject({
      isSampled: true,
      sampleSeed: "2026",
      sampleDraw: drawOf("2026", sampled.core.id),
    });
    expect(refusalsOf(sampled, lines.visit(now))).toEqual(["H18-OTHER"]);
    const confirmed = mustPlay(sampled, { ...lines.visit(now, GOOD_CALL, WHO.secondVisitor), facts });
    expect(confirmed.core.state).toBe("closed");
    const contradicted = mustPlay(sampled, { ...lines.visit(now, BAD_CALL, WHO.secondVisitor), facts });
    expect(contradicted.core.state).toBe("unsatisfied");
    expect(contradicted.detail).toMatchObject({ firstSatisfaction: "satisfied", satisfaction: "unsatisfied" });
  });

  test.each([
    ["nine minutes after the reply", at("2026-11-16 17:09"), {}, ["soon_after_reply"]],
    ["ten minutes after", at("2026-11-16 17:10"), {}, []],
    ["twenty of twenty satisfied", now, { handlerRecord: { visited: 20, satisfied: 20 } }, ["perfect_record"]],
    ["nineteen of nineteen", now, { handlerRecord: { visited: 19, satisfied: 19 } }, []],
    ["nineteen of twenty", now, { handlerRecord: { visited: 20, satisfied: 19 } }, []],
  ] as const)("doubts: %s", (_, when, facts, doubts) => {
    const end = mustPlay(waiting, { ...lines.visit(when), facts });
    expect(end.detail.visitDoubts).toEqual(doubts);
    expect(end.core.state).toBe(doubts.length > 0 ? "visiting" : "closed");
  });

  it("doubts: satisfied after a complaint about pressure", () => {
    const pressed: Line = { act: "report_pressure", actor: WHO.citizen, now, input: { text: "有人要我必须说满意" } };
    const end = mustPlay(waiting, pressed, lines.visit(now));
    expect(end.detail.visitDoubts).toEqual(["pressure"]);
    expect(end.core.state).toBe("visiting");
  });

  it("keeps the caller's word from the handling side until the call-back is over", () => {
    const tried = mustPlay(waiting, lines.visit(now, { isReached: false }));
    const hiddenFrom = (actor: typeof WHO.visitor, rehearsal: Rehearsal) =>
      rehearsal.entries.filter((entry) =>
        isEntryConcealed(entry, {
          matter: rehearsal.core,
          detail: rehearsal.detail,
          actor,
          entries: rehearsal.entries,
        }),
      ).length;
    expect(hiddenFrom(WHO.desk, tried)).toBe(1);
    expect(hiddenFrom(WHO.insider, tried)).toBe(1);
    expect(hiddenFrom(WHO.visitor, tried)).toBe(0);
    expect(hiddenFrom(WHO.desk, mustPlay(tried, lines.visit(now)))).toBe(0);
  });

  it("the caller's own answer closes it, and may come once more after closing", () => {
    const good = { satisfaction: "satisfied", isSolved: true };
    const rated = mustPlay(waiting, { act: "rate", actor: WHO.citizen, now, input: good });
    expect(rated.detail).toMatchObject({ closing: "rated", isRatedByCaller: true });
    expect(refusalsOf(rated, { act: "rate", actor: WHO.citizen, now, input: good })).toEqual(["H19-ONCE"]);
    const closed = mustPlay(waiting, lines.visit(now));
    const rate = (when: Instant): Line => ({
      act: "rate",
      actor: WHO.citizen,
      now: when,
      input: { ...good, isSolved: false },
    });
    expect(mustPlay(closed, rate(at("2026-12-02 10:00"))).core.state).toBe("unsatisfied");
    expect(refusalsOf(closed, rate(at("2026-12-02 10:01")))).toEqual(["H19-WINDOW"]);
  });

  it("after the reply is out the unit cannot look up the number", () => {
    const look: Line = {
      act: "unmask",
      actor: WHO.desk,
      now,
      input: { members: ["callerPhone"], reason: "联系诉求人" },
    };
    expect(refusalsOf(waiting, look)).toEqual(["H34-VISIT"]);
    expect(refusalsOf(storyUntil("sign"), look)).toEqual([]);
  });
});

describe("不满意", () => {
  const unhappy = mustPlay(storyUntil("send_reply"), lines.visit(at("2026-11-17 10:00"), BAD_CALL));
  const redo: Line = {
    act: "redo",
    actor: WHO.clerk,
    now: at("2026-11-17 11:00"),
    input: { leadUnitId: UNITS.cleaning, opinion: "请彻底清理并告知诉求人" },
  };

  it("is done again, with a limit and a reply of its own", () => {
    const again = mustPlay(unhappy, redo);
    expect(again.core.state).toBe("assigned");
    expect(again.detail).toMatchObject({ redoCount: 1, gatePassedAt: null, satisfaction: null, replyText: null });
    expect(dueOf(again, "reply")).toBe(at("2026-11-18 11:00"));
    expect(clockOf(again, "reply")?.source).toContain("「退回件反馈时限」，依据");
  });

  // A redone order is a 退回件: one working day. Redone on Friday 2026-11-20 at 11:00 it falls due on Monday.
  test.each([
    ["投诉，跨周末", "complaint", "ordinary", "2026-11-23 11:00"],
    ["咨询，本来就是 1 个工作日", "enquiry", "ordinary", "2026-11-23 11:00"],
    ["紧急投诉，1 个自然日", "complaint", "urgent", "2026-11-21 11:00"],
  ])("has one working day: %s", (_, orderKind, urgency, due) => {
    const story = STORY.map((line) =>
      line.act === "register" ? lines.register(line.now, { orderKind, urgency }) : line,
    );
    const asked = mustPlay(storyUntil("send_reply", story), lines.visit(at("2026-11-17 10:00"), BAD_CALL));
    expect(dueOf(mustPlay(asked, { ...redo, now: at("2026-11-20 11:00") }), "reply")).toBe(at(due));
  });

  // A city that gives returned orders two working days from 2026-12-01.
  test.each([
    ["the day before", "2026-11-30", 1],
    ["on the day", "2026-12-01", 2],
    ["after it", "2026-12-02", 2],
  ])("a city's own value for returned orders holds from its day: %s", (_, on, days) => {
    const row = {
      id: "returned_days",
      value: 2,
      effectiveFrom: parsePlainDate("2026-12-01"),
      source: "本市通知",
      note: "",
    };
    const settings = settingsOn(HOTLINE_SETTINGS, [row], parsePlainDate(on));
    expect(returnedLimitOf(settings, "complaint", "ordinary").limit.value).toBe(days);
    expect(returnedLimitOf(settings, "enquiry", "ordinary").limit.value).toBe(1);
  });

  it("twice at most; then a reviewer outside the unit decides, and it stays unsatisfied", () => {
    const often = { ...unhappy, detail: { ...unhappy.detail, redoCount: 2 } };
    expect(refusalsOf(often, redo)).toEqual(["H21-TIMES"]);
    const end = mustPlay(often, {
      act: "close_unsatisfied",
      actor: WHO.reviewer,
      now: redo.now,
      input: { reason: "no_policy", opinion: "诉求人要求超出现行政策，已当面说明" },
    });
    expect(end.detail).toMatchObject({ closing: "unsatisfied", satisfaction: "unsatisfied", isSolved: false });
  });
});

describe("并入、转报告、直接答复", () => {
  const other = { id: idOf(900), number: "990102-H-9", isOpen: true };
  const register = { ...lines.register(MONDAY), facts: { alike: [{ ...other, why: "caller" as const }] } };

  it("an order of the same caller is marked, and joins only an open one that is alike", () => {
    const twice = mustPlay(emptyRehearsal(), register);
    expect(twice.core.flags).toContain("repeat");
    const merge: Line = { act: "merge", actor: WHO.clerk, now: MONDAY, input: { targetMatterId: other.id } };
    expect(refusalsOf(twice, merge)).toEqual(["H28-NONE"]);
    const facts = { alike: [{ ...other, why: "caller" as const }], mergeTarget: other };
    expect(mustPlay(twice, { ...merge, facts }).core.state).toBe("merged");
    expect(refusalsOf(twice, { ...merge, facts, input: { targetMatterId: idOf(901) } })).toEqual([
      "input.targetMatterId",
    ]);
  });

  it("a reply waits for the report the order became", () => {
    const asked = mustPlay(storyUntil("contact"), {
      act: "to_report",
      actor: WHO.desk,
      now: EVENING,
      input: { description: "小区门口垃圾三天没人清" },
    });
    expect(asked.tells.at(-1)).toBe("hotline.report_asked");
    expect(refusalsOf(asked, lines.submit(EVENING))).toEqual(["H13-REPORT"]);
    const ended = mustPlay(
      asked,
      { act: "link_report", actor: WHO.system, now: EVENING, input: { reportMatterId: idOf(7), reportNumber: "A-1" } },
      { act: "report_ended", actor: WHO.system, now: EVENING, input: { result: "已清运" } },
    );
    expect(ended.detail).toMatchObject({ reportNumber: "A-1", reportResult: "已清运" });
    expect(refusalsOf(ended, lines.submit(EVENING))).toEqual([]);
  });

  it("only an enquiry is answered at once, and only from a knowledge item in force", () => {
    const knowledge = [{ id: idOf(70), question: "垃圾几点收" }];
    const answer: Line = {
      act: "answer_directly",
      actor: WHO.clerk,
      now: MONDAY,
      input: { knowledgeItemId: idOf(70), answer: "每日 7 时和 19 时收运" },
    };
    const enquiry = mustPlay(emptyRehearsal(), lines.register(MONDAY, { orderKind: "enquiry" }));
    expect(refusalsOf(enquiry, answer)).toEqual(["H02-KNOWLEDGE"]);
    expect(mustPlay(enquiry, { ...answer, facts: { knowledge } }).detail.closing).toBe("direct");
    expect(refusalsOf(storyUntil("register"), { ...answer, facts: { knowledge } })).toEqual(["H02-KIND"]);
  });
});

it("an exclusion changes no fact and is judged by others", () => {
  const closed = mustPlay(storyUntil("send_reply"), lines.visit(at("2026-11-17 10:00")));
  const ask = (now: Instant): Line => ({
    act: "ask_exclusion",
    actor: WHO.desk,
    now,
    input: { reason: "not_ours", opinion: "该路段不属于我单位养护范围" },
  });
  expect(refusalsOf(closed, ask(at("2026-11-22 10:00")))).toEqual([]);
  expect(refusalsOf(closed, ask(at("2026-11-22 10:01")))).toEqual(["H23-WINDOW"]);
  const granted = mustPlay(closed, ask(at("2026-11-18 10:00")), {
    act: "grant_exclusion",
    actor: WHO.reviewer,
    now: at("2026-11-18 11:00"),
    input: { opinion: "情况属实" },
  });
  expect(granted.detail).toMatchObject({ exclusion: "granted", satisfaction: "satisfied" });
  expect(granted.core.flags).toContain("excluded");
});

it("sampling is drawn again from seed and order alone, and evenly", () => {
  expect(drawOf("2026", idOf(1))).toBe(drawOf("2026", idOf(1)));
  const drawn = Array.from({ length: 5000 }, (_, n) => drawOf("2026", idOf(n))).filter((draw) => draw < 1000).length;
  expect(drawn).toBeGreaterThan(400);
  expect(drawn).toBeLessThan(600);
});

describe("knowledge is found as the caller speaks", () => {
  const items = [
    { id: "rubbish", question: "大件垃圾怎么预约清运" },
    { id: "lamp", question: "路灯坏了找谁" },
    { id: "decoration", question: "装修垃圾能不能放到小区垃圾桶" },
  ];
  test.each([
    ["家里旧沙发是大件垃圾，怎么清运", ["rubbish", "decoration"]],
    ["楼下路灯不亮", ["lamp"]],
    ["养犬证在哪里办", []],
    ["灯", []],
    ["", []],
  ])("%s", (spoken, ids) => {
    expect(rankByLikeness(spoken, items, ({ question }) => question).map(({ id }) => id)).toEqual(ids);
  });
});

test.each([
  ["199 0000 0001", "19900000001"],
  ["+86 19900000001", "19900000001"],
  ["0086-19900000001", "19900000001"],
  ["019900000001", "19900000001"],
  ["024-12345678", "02412345678"],
])("a caller is known again however the number is written: %s", (written, plain) => {
  const order = mustPlay(emptyRehearsal(), lines.register(MONDAY, { callerPhone: written }));
  expect(order.detail.callerPhone).toBe(plain);
});
