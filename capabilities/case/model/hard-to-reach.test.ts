/**
 * Refusals that a story cannot bring about: the cast holds one post each, nobody takes evidence out of a file, and the devices of the
 * stories are none. Here the facts are given.
 */
import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { type Course, evidence, filed, noticed, reviewed, SMALL, second } from "./course.ts";
import { CASE_PROCEDURE } from "./procedure.ts";
import { actorOf, FILE, idOf, OFFENCE, situationOf, WHO } from "./rehearsal.ts";

describe("one person in two posts", () => {
  const secondPost = (role: "unit_lead" | "legal_reviewer" | "agency_head" | "hearing_presider", number: number) =>
    actorOf(role, number);

  it.each([
    [1, "a handler"],
    [2, "the second handler"],
  ])("person %d, %s, reviews nothing and decides nothing", (number) => {
    const course = filed();
    const { detail } = course.rehearsal;
    expect(detail.handlerIds).toContain(idOf(number));
    const closed = reviewed(SMALL);
    expect(closed.refusedBy(secondPost("legal_reviewer", number), "review_legally", opinion)).toEqual(["XZCF-058"]);
    expect(closed.refusedBy(secondPost("agency_head", number), "withdraw_case", reason)).toEqual(["XZCF-057-1"]);
    const decided = toDecide();
    expect(decided.refusedBy(secondPost("agency_head", number), "decide_penalty", SMALL)).toEqual(["XZCF-057-1"]);
  });

  it("a handler who was changed is barred as before", () => {
    const course = toDecide().does(WHO.unitLead, "change_handlers", { handlerIds: [idOf(2), idOf(3)], reason: "调动" });
    expect(course.refusedBy(secondPost("agency_head", 1), "decide_penalty", SMALL)).toEqual(["XZCF-057-1"]);
    expect(course.refusedBy(secondPost("legal_reviewer", 1), "review_legally", opinion)).toEqual(["XZCF-058"]);
  });

  it("the unit's head who took part in the investigation does not review it", () => {
    const course = filed()
      .at("2026-11-10 09:00")
      .does(WHO.officer, "add_evidence", {
        ...evidence("witness", "2026-11-10 08:30", "询问笔录"),
        secondOfficerId: idOf(3),
      })
      .does(WHO.officer, "verify_evidence", { evidenceIds: ["evidence-1", "evidence-2"], note: "与现场一致" })
      .does(WHO.officer, "propose_penalty", { ...SMALL, tier: "一般", reason: "外运两车，数量较小" })
      .does(WHO.officer, "close_investigation", {
        facts: "未经核准外运建筑垃圾两车",
        nature: "未经核准擅自处置建筑垃圾",
        noCorrectionReason: "已自行清运完毕",
      });
    expect(course.refusedBy(secondPost("unit_lead", 3), "review_by_unit", { opinion: "同意" })).toEqual(["XZCF-057-1"]);
    expect(course.refusedBy(WHO.unitLead, "review_by_unit", { opinion: "同意" })).toEqual([]);
  });
});

describe("what other agencies did", () => {
  it("a fine of another agency for the same act stops a second one, not a warning", () => {
    const elsewhere = { facts: { finesForSameAct: [{ agency: "衡川区交通运输局", number: "衡交罚〔2026〕3号" }] } };
    expect(reviewed(SMALL).refusedBy(WHO.head, "give_notice", {}, elsewhere)).toEqual(["XZCF-029"]);
    expect(toDecide().refusedBy(WHO.head, "decide_penalty", SMALL, elsewhere)).toEqual(["XZCF-029"]);
    const warning = { kinds: ["warning"], fineFen: 0, confiscateFen: 0, words: "给予警告" };
    expect(reviewed(warning).refusedBy(WHO.head, "give_notice", {}, elsewhere)).toEqual([]);
  });
});

describe("the power behind a seizure", () => {
  const seizure = {
    kind: "seize",
    reason: "经责令拒不停止",
    items: [{ name: "三轮车", quantity: "1" }],
    isEvidenceAtRisk: true,
  };
  const local = { text: "《无证无照经营查处办法》第十一条第二款", level: "administrative_regulation" } as const;
  const given = (offence: Partial<typeof OFFENCE>) => ({
    facts: { offence: { ...OFFENCE, seizureBasis: local, ...offence } },
  });

  it.each([
    ["a basis of the right level", {}, []],
    ["a rule of a ministry", { seizureBasis: { ...local, level: "ministry_rule" } }, ["XZQZ-010"]],
    ["a local government's rule", { seizureBasis: { ...local, level: "local_rule" } }, ["XZQZ-010"]],
    ["an entrusted body", { isEntrusted: true }, ["XZQZ-017-1"]],
    ["a matter that was not handed over", { hasPower: false }, ["XZQZ-017-2"]],
  ] as const)("%s", (_, offence, rules) => {
    expect(filed().refusedBy(WHO.officer, "request_measure", seizure, given(offence))).toEqual(rules);
    const urgent = {
      ...seizure,
      ...{ urgency: "当事人正在装车离开", isReasonTold: true, partyView: "没有意见", isPartyPresent: true },
      ...{ video: [FILE], ...second },
    };
    expect(filed().refusedBy(WHO.officer, "execute_urgently", urgent, given(offence))).toEqual(rules);
  });
});

describe("a fine that may be for the same act", () => {
  const hintOf = (facts: object) => {
    const { rehearsal, now } = filed();
    const situation = situationOf(rehearsal, { act: "propose_penalty", actor: WHO.officer, now, facts });
    return CASE_PROCEDURE.acts.propose_penalty.fields(situation).find(({ name }) => name === "fineFen")?.hint;
  };

  it("is put before the person who proposes one, and stops nothing by itself", () => {
    const possible = { possibleSameFines: [{ agency: "文昌街道办事处", number: "街罚〔2026〕8号" }] };
    expect(hintOf(possible)).toContain("文昌街道办事处（街罚〔2026〕8号）");
    expect(hintOf({})).toBeUndefined();
    const proposed = { ...SMALL, tier: "一般", reason: "外运两车，数量较小" };
    expect(filed().refusedBy(WHO.officer, "propose_penalty", proposed, { facts: possible })).toEqual([]);
  });
});

describe("a case whose evidence was only a record that fell", () => {
  const on = (day: string) => day as PlainDate;
  const device = {
    number: "D1",
    reviewNumber: "法审〔2026〕1号",
    legallyReviewedOn: on("2026-01-05"),
    technicallyReviewedOn: on("2026-01-06"),
    publishedOn: on("2026-01-07"),
    activeFrom: on("2026-02-01"),
    maintenance: [{ from: on("2026-06-01"), to: on("2026-06-10") }],
    inspectedOn: on("2026-01-04"),
    inspectedUntil: on("2026-12-31"),
    retiredOn: null,
  };
  const facts = { facts: { devices: new Map([["D1", device]]), offence: { ...OFFENCE, allowsOffsite: true } } };
  const record = (capturedAt: string) => ({ deviceNumber: "D1", capturedAt: shanghaiTime(capturedAt), files: [FILE] });
  const sound = { isTrue: true, isClear: true, isComplete: true, isAccurate: true, isAccepted: true };
  const verifying = () => {
    const course = filed();
    course.rehearsal = { ...course.rehearsal, core: { ...course.rehearsal.core, state: "verifying", flags: [] } };
    return course;
  };

  it.each([
    ["2026-01-31 23:59", ["XZCF-041-1"]],
    ["2026-02-01 00:00", []],
    ["2026-05-31 23:59", []],
    ["2026-06-01 00:00", ["XZCF-041-1"]],
    ["2026-06-10 23:59", ["XZCF-041-1"]],
    ["2026-06-11 00:00", []],
    ["2026-12-31 23:59", []],
    ["2027-01-01 00:00", ["XZCF-041-1"]],
  ])("recorded at %s", (at, refusals) => {
    const course = verifying().at("2027-02-01 09:00");
    expect(course.refusedBy(WHO.officer, "register_capture", record(at), facts)).toEqual(refusals);
  });

  it("is reviewed by two, and proves nothing before", () => {
    const course = verifying().does(WHO.officer, "register_capture", record("2026-09-28 08:00"), facts);
    expect(course.refusedBy(WHO.officer, "review_capture", { ...sound, isClear: false }, facts)).toEqual([
      "XZCF-041-2",
    ]);
    course.does(WHO.officer, "review_capture", sound, facts);
    expect(course.refusedBy(WHO.officer, "review_capture", sound, facts)).toEqual(["XZCF-041-2"]);
    const proposal = { facts: "外运并弃置建筑垃圾十八车", opinion: "建议立案" };
    expect(course.refusedBy(WHO.officer, "propose_filing", proposal, facts)).toEqual(["XZCF-041-2"]);
    course
      .does(WHO.colleague, "review_capture", sound, facts)
      .does(WHO.officer, "identify_person", { basis: "车辆登记和驾驶人陈述" }, facts);
    expect(course.refusedBy(WHO.officer, "propose_filing", proposal, facts)).toEqual(["XZCF-041-2"]);
    course.does(WHO.officer, "notify_capture", { way: "短信告知" }, facts);
    expect(course.refusedBy(WHO.officer, "propose_filing", proposal, facts)).toEqual([]);
  });

  it("without any evidence the investigation is not closed", () => {
    const course = filed().at("2026-11-10 09:00");
    course.does(WHO.officer, "propose_penalty", { ...SMALL, tier: "一般", reason: "外运两车，数量较小" });
    course.rehearsal = { ...course.rehearsal, detail: { ...course.rehearsal.detail, evidence: [] } };
    expect(course.refusedBy(WHO.officer, "close_investigation")).toEqual(["XZCF-040"]);
  });
});

const opinion = { opinion: "agree", detail: "主体、事实、依据、程序、裁量均无不当" };
const reason = { reason: "认定事实的证据不足" };

function toDecide(): Course {
  return noticed(SMALL)
    .at("2026-11-27 09:00")
    .does(WHO.officer, "review_representation", { review: "期满未提出", ...second });
}
