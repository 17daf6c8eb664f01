/** Powers, earlier fines and similar cases. */
import { describe, expect, test } from "vitest";
import { fen, fenOfYuan } from "#base/money.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import {
  type EarlierFine,
  higherFine,
  judgeOnce,
  judgePower,
  offenceOf,
  type PowerGrant,
  similarTo,
  spreadOf,
  spreadWarning,
} from "./public.ts";

const date = parsePlainDate;

describe("同案同罚", () => {
  const cases = [500, 600, 700, 800, 900, 1_000, 1_100, 1_200, 1_300, 5_000].map((amount, index) => ({
    number: `${index + 1}`,
    offence: "CG-YC-006",
    subject: "individual" as const,
    tier: index === 9 ? "严重" : "一般",
    fine: fenOfYuan(amount),
  }));

  test("like with like, and a warning outside the usual", () => {
    const similar = similarTo(cases, { offence: "CG-YC-006", subject: "individual", tier: "一般" });
    const spread = spreadOf(similar);
    if (!spread) throw new Error("enough cases expected");
    expect([spread.count, spread.lowest, spread.median, spread.highest]).toEqual([9, 50_000, 90_000, 130_000]);
    expect(spreadWarning(spread, fenOfYuan(900))).toBeNull();
    expect(spreadWarning(spread, fenOfYuan(1_300))).toBeNull();
    expect(spreadWarning(spread, fenOfYuan("1300.01"))).toContain("高于同类案件");
    expect(spreadWarning(spread, fenOfYuan(499))).toContain("低于同类案件");
    expect(spreadOf(similar.slice(0, 4))).toBeNull();
  });
});

describe("一事不二罚款", () => {
  const act = {
    party: "p1",
    from: date("2026-09-01"),
    to: date("2026-09-05"),
    offence: "CG-SZ-001",
    place: "文渡路 118 号",
  };
  const earlier: EarlierFine = {
    ...act,
    agency: "街道办事处",
    number: "罚决〔2026〕1号",
    fine: fenOfYuan(1_000),
    isRevoked: false,
    correctionOrderedOn: null,
  };

  test.each([
    ["同一行为", {}, "XZCF-029", 0],
    ["已撤销", { isRevoked: true }, undefined, 0],
    ["别的当事人", { party: "p2" }, undefined, 0],
    ["前一日终了", { from: date("2026-08-01"), to: date("2026-08-31") }, undefined, 0],
    ["首尾相接的一日", { from: date("2026-08-01"), to: date("2026-09-01") }, "XZCF-029", 0],
    ["责令改正之后的新行为", { correctionOrderedOn: date("2026-08-31") }, undefined, 0],
    ["责令改正当日", { correctionOrderedOn: date("2026-09-01") }, "XZCF-029", 0],
    ["另一个案由，同一地点", { offence: "CG-SR-006" }, undefined, 1],
    ["另一个地点", { place: "柳荫街 3 号" }, undefined, 0],
    ["没有记地点", { place: "" }, undefined, 1],
  ] as const)("%s", (_, changes, rule, possible) => {
    const verdict = judgeOnce(act, [{ ...earlier, ...changes }]);
    expect([verdict.refusal?.rule, verdict.possible.length]).toEqual([rule, possible]);
  });

  test("of two clauses the one with the higher fine", () => {
    expect(higherFine([{ highest: fen(1) }, { highest: fen(3) }, { highest: fen(3) }])).toHaveLength(2);
  });
});

describe("职权", () => {
  const grant: PowerGrant = {
    id: "g1",
    agency: "bureau",
    kind: "concentrated",
    offences: ["CG-YY-003"],
    territory: ["990102000000"],
    effectiveFrom: date("2024-01-01"),
    effectiveTo: date("2026-12-31"),
    document: "省政府决定",
    isPublished: true,
    namesLaw: null,
    mappingConfirmedBy: "",
  };
  const offence = offenceOf("CG-YY-003");
  const [version] = offence.versions;
  if (!version) throw new Error("a version expected");
  const asked = {
    agency: "bureau",
    agencyLevel: "county_or_above",
    isMappingAsked: true,
    offence,
    version,
    divisionCode: "990102003004",
    actOn: date("2026-09-01"),
  } as const;
  const ruleOf = (given: Partial<PowerGrant>, question: object = {}) => {
    const verdict = judgePower([{ ...grant, ...given }], { ...asked, ...question });
    return verdict.kind === "refused" ? verdict.refusal.rule : null;
  };

  test.each([
    ["有职权", {}, {}, null],
    ["最后一日", {}, { actOn: date("2026-12-31") }, null],
    ["次日", {}, { actOn: date("2027-01-01") }, "XZCF-018"],
    ["第一日", {}, { actOn: date("2024-01-01") }, null],
    ["前一日", {}, { actOn: date("2023-12-31") }, "XZCF-018"],
    ["别的案由", { offences: ["CG-YY-001"] }, {}, "XZCF-017"],
    ["别的机关", {}, { agency: "other" }, "XZCF-017"],
    ["别的区", {}, { divisionCode: "990103003004" }, "XZCF-022"],
    ["全市的职权", { territory: ["990100000000"] }, {}, null],
    ["没有依据文件", { document: "" }, {}, "XZCF-018"],
    ["乡镇没有下放", {}, { agencyLevel: "township" }, "XZCF-023"],
    ["下放未公布", { kind: "devolved", isPublished: false }, { agencyLevel: "township" }, "XZCF-024"],
    ["下放已公布", { kind: "devolved" }, { agencyLevel: "township" }, null],
    ["委托没有期限", { kind: "entrusted", effectiveTo: null }, {}, "XZCF-020"],
    ["写的是旧法", { namesLaw: "air-law" }, {}, "XZCF-017"],
    ["写的是旧法，本机关不要求确认", { namesLaw: "air-law" }, { isMappingAsked: false }, null],
    ["写的是旧法，对应已确认", { namesLaw: "air-law", mappingConfirmedBy: "确认函" }, {}, null],
  ] as const)("%s", (_, given, question, rule) => {
    expect(ruleOf(given, question)).toBe(rule);
  });
});
