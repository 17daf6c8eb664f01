/** Defects that a critical reading and the random walks found, each with the course that showed it; and boundaries by the day. */
import { describe, expect, it } from "vitest";
import { addMillis, DAY_MS, shanghaiTime } from "#base/instant.ts";
import { type Course, delivery, noticed, reviewed, SMALL, second } from "./course.ts";
import { idOf, OFFENCE, WHO } from "./rehearsal.ts";

/** Decided on Monday 2026-11-30, delivered on 2026-12-01; payment due on 2026-12-16. */
function executing(): Course {
  const course = noticed(SMALL)
    .at("2026-11-27 09:00")
    .does(WHO.officer, "review_representation", { review: "期满未提出", ...second })
    .at("2026-11-30 09:00")
    .does(WHO.head, "decide_penalty", SMALL);
  return course.at("2026-12-01 10:00").does(WHO.officer, "deliver", delivery(course, "DOC-34", "2026-12-01 10:00"));
}

const paying = (amountFen: number, on: string, receipt = "回单一") => ({ amountFen, on, channel: "bank", receipt });

const PUBLISHING = { reason: "具有一定社会影响", isRedacted: true, shownName: "启砾公司" };

describe("before the decision", () => {
  it("what the party said on the first day does not shorten its five days", () => {
    const course = noticed(SMALL)
      .at("2026-11-20 09:00")
      .does(WHO.officer, "record_representation", { content: "请求从轻", ...second })
      .does(WHO.officer, "review_representation", { review: "已经考虑", ...second });
    expect(course.refusedBy(WHO.head, "decide_penalty", SMALL)).toEqual(["XZCF-062"]);
    expect(course.at("2026-11-26 17:00").refusedBy(WHO.head, "decide_penalty", SMALL)).toEqual(["XZCF-062"]);
    expect(course.at("2026-11-27 08:30").refusedBy(WHO.head, "decide_penalty", SMALL)).toEqual([]);
  });

  it("a discussion needs two different heads", () => {
    const course = noticed(SMALL)
      .at("2026-11-27 09:00")
      .does(WHO.officer, "review_representation", { review: "期满未提出", ...second });
    const discussion = { attendeeIds: [idOf(14), idOf(14)], views: "讨论的经过如上所述", conclusion: "同意" };
    expect(course.refusedBy(WHO.head, "discuss", discussion)).toEqual(["input.attendeeIds"]);
  });

  it("whoever handled the case once does not decide it", () => {
    const course = reviewed(SMALL).does(WHO.unitLead, "change_handlers", {
      handlerIds: [idOf(2), idOf(3)],
      reason: "工作调动",
    });
    expect(course.rehearsal.detail.formerHandlerIds).toEqual([idOf(1)]);
  });

  it("an offence that is corrected first is not noticed before a recheck", () => {
    const course = reviewed(SMALL);
    const first = { facts: { offence: { ...OFFENCE, isRectificationFirst: true } } };
    expect(course.refusedBy(WHO.head, "give_notice", {}, first)).toEqual(["XZCF-028"]);
  });

  it.each([
    ["2027-01-11 17:00", false],
    ["2027-01-12 09:00", true],
  ])("decided at %s, the ninety days being over: %s", (time, isLate) => {
    const course = noticed(SMALL)
      .at("2026-11-27 09:00")
      .does(WHO.officer, "review_representation", { review: "期满未提出", ...second })
      .at(time)
      .does(WHO.head, "decide_penalty", SMALL);
    expect(course.rehearsal.core.flags.includes("decided_late")).toBe(isLate);
  });
});

describe("a decision without a basis", () => {
  it("is refused, for it would be void", () => {
    const course = noticed(SMALL)
      .at("2026-11-27 09:00")
      .does(WHO.officer, "review_representation", { review: "期满未提出", ...second });
    const bare = { facts: { offence: { ...OFFENCE, basis: [] } } };
    expect(course.refusedBy(WHO.head, "decide_penalty", SMALL, bare)).toEqual(["XZCF-038"]);
  });
});

describe("after the decision", () => {
  it.each([
    ["2026-12-16", 100_000],
    ["2026-12-17", 103_000],
    ["2026-12-26", 130_000],
    ["2027-06-30", 200_000],
  ])("paid on %s the party owes %d fen, never more than twice the fine", (on, owed) => {
    const course = executing().at(`${on} 10:00`);
    expect(course.refusedBy(WHO.cashier, "record_payment", paying(owed + 1, on))).toEqual(["input.amountFen"]);
    expect(course.refusedBy(WHO.cashier, "record_payment", paying(owed, on))).toEqual([]);
  });

  it.each<[string, (course: ReturnType<typeof executing>) => void]>([
    ["published", (course) => course.does(WHO.publicity, "publish", PUBLISHING)],
    ["kept back", (course) => course.does(WHO.publicity, "decline_publishing", { reason: "不具有一定社会影响" })],
    ["revoked", (course) => course.does(WHO.head, "revoke_decision", { reason: "主要证据不足，自行纠正" })],
  ])("a decision waits for its publication from the day it is made until it is %s", (_how, end) => {
    const course = executing();
    expect(course.rehearsal.core.flags).toContain("publish_due");
    expect(course.due("publish")).toBeDefined();
    end(course);
    expect(course.rehearsal.core.flags).not.toContain("publish_due");
    expect(course.due("publish")).toBeUndefined();
  });

  it("a revoked decision asks for nothing, and what was paid goes back before the case is closed", () => {
    const course = executing()
      .at("2026-12-10 10:00")
      .does(WHO.cashier, "record_payment", paying(100_000, "2026-12-10"))
      .does(WHO.publicity, "publish", PUBLISHING)
      .does(WHO.head, "revoke_decision", { reason: "主要证据不足，自行纠正" });
    expect(course.due("unpublish")).toBe("2026-12-15");
    const closing = { closing: "other", result: "决定已撤销" };
    expect(course.refusedBy(WHO.officer, "propose_closing", closing)).toEqual(["CLOSE-01"]);
    expect(course.refusedBy(WHO.publicity, "publish", { reason: "影响", isRedacted: true, shownName: "某" })).toContain(
      "XZCF-048-1",
    );
    course
      .does(WHO.cashier, "refund_payment", { voucher: "退库一号" })
      .does(WHO.publicity, "withdraw_published", { publicReason: "决定已撤销" });
    expect(course.refusedBy(WHO.officer, "propose_closing", closing)).toEqual([]);
  });

  it.each([
    ["2027-06-01", ["XZQZ-053"]],
    ["2027-06-02", []],
    ["2027-09-01", []],
    ["2027-09-02", ["XZQZ-053"]],
  ])("applies to the court on %s, the litigation period ending on 2027-06-01", (on, refusals) => {
    const course = executing().at("2027-01-04 09:00").does(WHO.officer, "open_execution", {
      path: "court",
      obligation: "缴纳罚款壹仟元",
    });
    course.does(WHO.officer, "demand_performance", { executionId: "e1" });
    course.does(WHO.officer, "deliver", delivery(course, "DOC-41", "2027-01-04 09:00")).at(`${on} 09:00`);
    const application = { executionId: "e1", court: "区人民法院" };
    expect(course.refusedBy(WHO.head, "apply_to_court", application)).toEqual(refusals);
  });

  it("does not pull down a building without the order of the county government", () => {
    const course = executing().does(WHO.officer, "order_correction", {
      requirement: "限期拆除",
      basis: "城乡规划法",
      dueAt: addMillis(shanghaiTime("2026-12-01 10:00"), DAY_MS),
      ...second,
    });
    course.at("2026-12-10 10:00");
    const demolition = { path: "demolition", obligation: "拆除违法建设", authority: "county" };
    expect(course.refusedBy(WHO.officer, "open_execution", demolition)).toEqual(["CXGH-068"]);
    expect(course.refusedBy(WHO.officer, "open_execution", { ...demolition, authority: "township" })).toEqual([
      "CXGH-065",
    ]);
    expect(
      course.refusedBy(WHO.officer, "open_execution", { ...demolition, mandateNumber: "府责〔2026〕1号" }),
    ).toEqual([]);
  });

  it("does not collect evidence of its own during a lawsuit", () => {
    const course = executing()
      .at("2026-12-20 09:00")
      .does(WHO.reviewer, "accept_remedy", { kind: "litigation", body: "区人民法院", acceptedOn: "2026-12-20" });
    expect(course.refusedBy(WHO.officer, "add_evidence", {})).toContain("XZSS-035");
  });
});

describe("quick handling", () => {
  it("is off unless the agency switches it on", () => {
    const course = reviewed(SMALL).does(WHO.unitLead, "send_back_investigation", { reason: "补充材料" });
    const consent = { isAdmitted: true, isConsentSigned: true, isVulnerable: false };
    expect(course.refusedBy(WHO.officer, "start_quick", consent)).toEqual(["Q01-OFF"]);
  });
});
