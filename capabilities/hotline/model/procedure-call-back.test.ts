/** 回访: how an order ends with the caller's own word, and what follows when it does not. */
import { describe, expect, it, test } from "vitest";
import type { Instant } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import { drawOf, isEntryConcealed } from "./call-back.ts";
import {
  at,
  BAD_CALL,
  GOOD_CALL,
  idOf,
  type Line,
  lines,
  mustPlay,
  type Rehearsal,
  refusalsOf,
  STORY,
  storyUntil,
  UNITS,
  WHO,
} from "./rehearsal.ts";
import { clockOf, dueOf, settingsAt } from "./retelling.ts";
import { HOTLINE_SETTINGS, returnedLimitOf } from "./settings.ts";

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
