/** The main line, lived through: what is allowed, what the law refuses, and on which day. */
import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { REVIEW_ITEM_IDS } from "./acts/review-items.ts";
import {
  Course,
  delivery,
  evidence,
  filed,
  noticed,
  ORGANIZATION,
  PENALTY,
  reviewed,
  SMALL,
  second,
} from "./course.ts";
import { FILE, idOf, OFFENCE, WHO } from "./rehearsal.ts";

describe("from clue to filing", () => {
  it("counts fifteen workdays for the check and ninety days from filing", () => {
    const course = filed();
    expect(course.rehearsal.core.state).toBe("investigating");
    // 2026-10-12 + 90 is 2027-01-10, a Sunday.
    expect(course.due("decide")).toBe("2027-01-11");
    expect(course.rehearsal.issued.map((paper) => paper.form)).toEqual(["DOC-01", "DOC-04", "DOC-02"]);
  });

  it("needs two officers with a certificate that is valid today", () => {
    const course = new Course("2026-10-09 10:00").does(WHO.officer, "receive_clue", {
      source: "patrol",
      summary: "空地上有新倒的建筑垃圾",
      address: "文昌街",
    });
    expect(course.refusedBy(WHO.officer, "start_verifying", { secondOfficerId: idOf(1) })).toEqual(["XZCF-042-2"]);
    expect(course.refusedBy(WHO.officer, "start_verifying", { secondOfficerId: idOf(4) })).toEqual(["D34-018"]);
    expect(course.refusedBy(WHO.officer, "start_verifying", { secondOfficerId: idOf(5) })).toEqual(["XZCF-042-1"]);
    expect(course.refusedBy(WHO.auxiliary, "start_verifying", second)).toEqual(["D34-018"]);
    expect(course.refusedBy(WHO.expired, "start_verifying", second)).toEqual(["XZCF-042-1"]);
  });

  it.each([
    ["2025-05-10", []],
    ["2025-05-11", ["XZCF-036"]],
  ])("an act that ended on 2023-05-10 found on %s", (found, refusals) => {
    const course = new Course(`${found} 10:00`)
      .does(WHO.officer, "receive_clue", { source: "patrol", summary: "旧的建筑垃圾堆", address: "文昌街" })
      .does(WHO.officer, "start_verifying", second)
      .does(WHO.officer, "name_party", ORGANIZATION)
      .does(WHO.officer, "set_offence", { offenceId: OFFENCE.id, causeOfAction: OFFENCE.name, actOn: "2023-05-10" })
      .does(WHO.officer, "add_evidence", evidence("documentary", `${found} 09:00`, "运输单据"));
    expect(
      course.refusedBy(WHO.officer, "propose_filing", { facts: "二〇二三年弃置建筑垃圾", opinion: "建议立案" }),
    ).toEqual(refusals);
  });

  it("does not file without the power, the party or evidence", () => {
    const course = new Course("2026-10-09 10:00")
      .does(WHO.officer, "receive_clue", { source: "patrol", summary: "空地上有新倒的建筑垃圾", address: "文昌街" })
      .does(WHO.officer, "start_verifying", second);
    const proposal = { facts: "外运并弃置建筑垃圾", opinion: "建议立案" };
    expect(course.refusedBy(WHO.officer, "propose_filing", proposal)).toEqual([
      "CASE-PARTY",
      "XZCF-054",
      "CASE-OFFENCE",
      "CASE-ACT-DAY",
    ]);
    course
      .does(WHO.officer, "name_party", ORGANIZATION)
      .does(WHO.officer, "set_offence", { offenceId: OFFENCE.id, causeOfAction: OFFENCE.name, actOn: "2026-10-08" })
      .does(WHO.officer, "add_evidence", evidence("site_record", "2026-10-09 09:00", "现场检查笔录"));
    const withoutPower = { facts: { offence: { ...OFFENCE, hasPower: false } } };
    expect(course.refusedBy(WHO.officer, "propose_filing", proposal, withoutPower)).toEqual(["XZCF-017"]);
  });
});

describe("notice, defence and hearing", () => {
  it("gives five workdays for defence and for asking a hearing", () => {
    const course = noticed();
    expect([course.due("defence"), course.due("hearing_request")]).toEqual(["2026-11-26", "2026-11-26"]);
  });

  it.each([
    ["2026-11-26 17:00", ["XZCF-062", "XZCF-064-1"]],
    ["2026-11-27 08:30", []],
  ])("goes on to the decision at %s", (time, refusals) => {
    const course = noticed().at(time);
    expect(course.refusedBy(WHO.officer, "review_representation", { review: "期满未提出", ...second })).toEqual(
      refusals,
    );
  });

  it("lets a signed waiver shorten the wait, nothing else", () => {
    const course = noticed();
    expect(course.refusedBy(WHO.officer, "waive_representation", { isSigned: false })).toEqual(["XZCF-062"]);
    course.does(WHO.officer, "waive_representation", { isSigned: true, alsoHearing: true });
    course.does(WHO.officer, "review_representation", { review: "当事人书面放弃", ...second });
    expect(course.rehearsal.core.state).toBe("deliberating");
  });

  it("does not tell of a hearing below the agency's amount", () => {
    const course = noticed(SMALL);
    expect(course.due("hearing_request")).toBeUndefined();
    expect(course.refusedBy(WHO.officer, "request_hearing")).toEqual(["XZCF-063"]);
  });

  it.each([
    ["2026-12-04 09:00", []],
    ["2026-12-03 09:00", ["XZCF-064-2"]],
  ])("a notice of Monday 2026-11-24 allows a hearing on %s", (heldAt, refusals) => {
    const course = noticed().at("2026-11-24 09:00").does(WHO.officer, "request_hearing");
    const schedule = { heldAt: shanghaiTime(heldAt), place: "二楼听证室", presiderId: idOf(13), recorderId: idOf(12) };
    expect(course.refusedBy(WHO.head, "schedule_hearing", schedule)).toEqual(refusals);
  });

  it("does not let an investigator preside", () => {
    const course = noticed().at("2026-11-24 09:00").does(WHO.officer, "request_hearing");
    const schedule = {
      heldAt: shanghaiTime("2026-12-10 09:00"),
      place: "二楼听证室",
      presiderId: idOf(1),
      recorderId: idOf(12),
    };
    expect(course.refusedBy(WHO.head, "schedule_hearing", schedule)).toEqual(["XZCF-064-4"]);
  });
});

describe("pictures that came with the clue", () => {
  const other = "b".repeat(64);
  const withClue = () =>
    new Course("2026-10-09 10:00")
      .does(WHO.officer, "receive_clue", {
        ...{
          source: "report",
          summary: "空地上有新倒的建筑垃圾",
          address: "文昌街 3 号地块",
          originMatterId: idOf(777),
        },
        photos: [FILE, other],
      })
      .does(WHO.officer, "start_verifying", second);
  const taken = (clueFiles: readonly string[], files: readonly string[] = []) => ({
    ...{
      kind: "audio_visual",
      title: "上报照片",
      takenAt: shanghaiTime("2026-10-09 09:30"),
      ...second,
      clueFiles,
      files,
    },
  });

  it("are candidates with their origin, and evidence once an officer takes them, each once", () => {
    const course = withClue();
    expect(course.rehearsal.detail.clueFiles).toEqual([
      { sha256: FILE, originMatterId: idOf(777) },
      { sha256: other, originMatterId: idOf(777) },
    ]);
    expect(course.rehearsal.detail.evidence).toEqual([]);
    course.does(WHO.officer, "add_evidence", taken([FILE]));
    expect(course.rehearsal.detail.evidence[0]?.files).toEqual([FILE]);
    expect(course.refusedBy(WHO.officer, "add_evidence", taken([FILE]))).toEqual(["input.clueFiles"]);
    expect(course.refusedBy(WHO.officer, "add_evidence", taken(["c".repeat(64)]))).toEqual(["input.clueFiles"]);
    expect(course.refusedBy(WHO.officer, "add_evidence", taken([]))).toEqual(["DATJ-039"]);
  });
});

describe("the decision", () => {
  const toDecide = (penalty: object = PENALTY) =>
    noticed(penalty)
      .at("2026-11-27 09:00")
      .does(WHO.officer, "review_representation", { review: "期满未提出", ...second });

  it("of a large fine waits for legal review", () => {
    const course = toDecide();
    expect(course.refusedBy(WHO.head, "decide_penalty", PENALTY)).toEqual(["XZCF-058"]);
    course.does(WHO.reviewer, "review_legally", {
      opinion: "agree",
      detail: "事实清楚，程序合法",
      checked: REVIEW_ITEM_IDS,
    });
    expect(course.refusedBy(WHO.head, "decide_penalty", PENALTY)).toEqual([]);
  });

  it("is not heavier than the notice", () => {
    const course = toDecide(SMALL);
    expect(course.refusedBy(WHO.head, "decide_penalty", { ...SMALL, fineFen: 1_000_01 })).toEqual(["XZCF-045"]);
    expect(course.refusedBy(WHO.head, "decide_penalty", { ...SMALL, kinds: ["fine", "suspend_permit"] })).toEqual([
      "XZCF-045",
    ]);
    expect(course.refusedBy(WHO.head, "decide_penalty", { ...SMALL, fineFen: 900_00 })).toEqual([]);
  });

  it("waits for a recusal that is not decided", () => {
    const course = reviewed(SMALL).does(WHO.party, "ask_recusal", { personId: idOf(2), reason: "与本案有利害关系" });
    expect(course.refusedBy(WHO.officer, "decide_recusal")).toContain("C14-ROLE");
    course.does(WHO.head, "decide_recusal", { personId: idOf(2), isGranted: true, replacementId: idOf(3) });
    expect(course.rehearsal.detail.handlerIds).toEqual([idOf(1), idOf(3)]);
  });

  it("starts the payment, the remedies and the publication", () => {
    const course = toDecide(SMALL).at("2026-11-30 09:00").does(WHO.head, "decide_penalty", SMALL);
    expect([course.due("serve_decision"), course.due("publish")]).toEqual(["2026-12-09", "2026-12-09"]);
    course.at("2026-12-01 10:00").does(WHO.officer, "deliver", delivery(course, "DOC-34", "2026-12-01 10:00"));
    expect(course.rehearsal.core.state).toBe("executing");
    expect([course.due("pay"), course.due("reconsideration"), course.due("litigation")]).toEqual([
      "2026-12-16",
      "2027-02-01",
      "2027-06-01",
    ]);
  });

  it("exempts a first violation only from the published list, corrected, with education", () => {
    const course = reviewed(SMALL);
    const ground = { ground: "first", words: "初次违法", harm: "slight", education: "已当面教育并留存记录" };
    expect(course.refusedBy(WHO.head, "decide_no_penalty", ground)).toEqual(["XZCF-033-2"]);
    const listed = { facts: { offence: { ...OFFENCE, isOnFirstViolationList: true } } };
    expect(course.refusedBy(WHO.head, "decide_no_penalty", ground, listed)).toEqual(["XZCF-033-2"]);
  });
});

describe("on the spot", () => {
  const citizen = { name: "陈某", kind: "individual", bornOn: "1990-05-01" };
  const opened = (party: object) =>
    new Course("2026-09-30 15:00")
      .does(WHO.officer, "receive_clue", { source: "patrol", summary: "占道摆摊", address: "文渡路" })
      .does(WHO.officer, "name_party", party)
      .does(WHO.officer, "set_offence", { offenceId: OFFENCE.id, causeOfAction: "占用人行道摆摊", actOn: "2026-09-30" })
      .does(WHO.officer, "handle_on_the_spot", { ...second, isCertificateShown: true });
  const fine = (yuan: number) => ({
    kinds: ["fine"],
    fineFen: Math.round(yuan * 100),
    confiscateFen: 0,
    words: "罚款，当场决定",
  });
  const told = (course: Course, yuan: number) =>
    course
      .does(WHO.officer, "inform_on_the_spot", { ...fine(yuan), facts: "占用人行道约二平方米", ...second })
      .does(WHO.officer, "hear_on_the_spot", { content: "没有意见", review: "无异议", ...second });
  const decision = { areFactsCertain: true, isHandedOver: true, ...second };

  it.each([
    ["individual", 200, []],
    ["individual", 200.01, ["XZCF-051"]],
    ["organization", 3000, []],
    ["organization", 3000.01, ["XZCF-051"]],
  ])("%s, a fine of %d yuan", (kind, yuan, refusals) => {
    const course = told(opened(kind === "individual" ? citizen : ORGANIZATION), yuan);
    expect(course.refusedBy(WHO.officer, "decide_on_the_spot", decision)).toEqual(refusals);
  });

  it("hears before it decides", () => {
    const course = opened(citizen);
    expect(course.refusedBy(WHO.officer, "decide_on_the_spot", decision)).toContain("XZCF-052-1");
  });

  it("is filed within three workdays over the holiday", () => {
    const course = told(opened(citizen), 100).does(WHO.officer, "decide_on_the_spot", decision);
    expect(course.due("on_the_spot_filing")).toBe("2026-10-10");
    course.at("2026-10-09 09:00").does(WHO.officer, "file_on_the_spot");
    expect(course.due("on_the_spot_filing")).toBeUndefined();
  });

  it("gives no penalty to a child of thirteen", () => {
    const child = { name: "李某", kind: "individual", bornOn: "2012-10-01" };
    const course = opened(child);
    expect(
      course.refusedBy(WHO.officer, "inform_on_the_spot", { ...fine(50), facts: "占用人行道", ...second }),
    ).toEqual(["XZCF-030"]);
  });
});
