/** Orders that join another, become a report or are answered at once; exclusions, sampling, knowledge. */
import { describe, expect, it, test } from "vitest";
import type { Instant } from "#base/instant.ts";
import { drawOf } from "./call-back.ts";
import { rankByLikeness } from "./likeness.ts";
import { at, emptyRehearsal, idOf, type Line, lines, mustPlay, refusalsOf, storyUntil, WHO } from "./rehearsal.ts";
import { EVENING, MONDAY } from "./retelling.ts";

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
