/** Powers and discretion: the catalogue, the scenario tables, refusals with their rules, and published benchmarks of real places. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fen, fen, fenOfYuan, formatFen } from "#base/money.ts";
import { type PlainDate, parsePlainDate } from "#base/plain-date.ts";
import type { Subject } from "#law/penalty/public.ts";
import { lawTextOf } from "#law/sources/public.ts";
import { CUT_OVER_SCENARIOS, TIER_SCENARIOS } from "./discretion.scenarios.ts";
import {
  type Benchmark,
  CIRCUMSTANCES,
  type Circumstance,
  checkOffence,
  type DiscretionFacts,
  type EarlierFine,
  findOffence,
  governingOf,
  governingWords,
  higherFine,
  judgeAmount,
  judgeOnce,
  judgePower,
  OFFENCES,
  offenceOf,
  type PowerGrant,
  proposePenalty,
  sampleBenchmark,
  similarTo,
  spreadOf,
  spreadWarning,
  type Tier,
} from "./public.ts";

const date = parsePlainDate;
const yuan = (range: { readonly lowest: Fen; readonly highest: Fen } | null) =>
  range === null ? null : [range.lowest / 100, range.highest / 100];

describe("案由目录", () => {
  test("a hundred offences, each fit to be put in force, each clause a text that was in force", () => {
    expect(OFFENCES).toHaveLength(100);
    expect(new Set(OFFENCES.map(({ code }) => code)).size).toBe(100);
    for (const offence of OFFENCES) {
      expect(checkOffence(offence), offence.code).toEqual([]);
      for (const { penalised, effectiveTo } of offence.versions) {
        const text = lawTextOf(penalised.law);
        if (text.effectiveTo !== null) expect(effectiveTo, offence.code).toBe(text.effectiveTo);
      }
    }
    expect(findOffence("CG-XX-000")).toBeUndefined();
  });

  test("a normative document is no basis, a ministry rule no basis of seizure, versions do not overlap", () => {
    const offence = offenceOf("CG-HW-006");
    const [newest, older] = offence.versions;
    if (!newest || !older) throw new Error("two versions expected");
    const paths = (changed: Partial<typeof offence>) =>
      checkOffence({ ...offence, ...changed }).map(({ path }) => path);
    const normative = { ...newest, penalised: { law: "penalty-notice", article: "" } };
    expect(paths({ versions: [normative, older] })).toEqual(["versions.0.penalised"]);
    expect(paths({ seizure: { level: "ministry_rule", text: "" } })).toEqual(["seizure"]);
    expect(paths({ versions: [newest, { ...older, effectiveTo: newest.effectiveFrom }] })).toEqual([
      "versions.0.effectiveFrom",
    ]);
  });
});

function factsOf(changes: Partial<DiscretionFacts> = {}): DiscretionFacts {
  const act = {
    subject: "individual",
    condition: "",
    actEndedOn: date("2026-09-01"),
    decidedOn: date("2026-09-21"),
  } as const;
  return {
    governing: governingOf(offenceOf("CG-YC-006"), act),
    subject: "individual",
    quantity: null,
    base: null,
    circumstances: [],
    ageLiability: "full",
    exemption: null,
    benchmark: sampleBenchmark(offenceOf("CG-YC-006")),
    ...changes,
  };
}

test.each(CUT_OVER_SCENARIOS.rows)("法典衔接：$name", ({ code, act, decided, range, law, ...row }) => {
  const offence = offenceOf(code);
  const facts = { ...row, actEndedOn: date(act), decidedOn: date(decided) };
  const governing = governingOf(offence, facts);
  if (governing.kind !== "governs") throw new Error(governingWords(governing));
  expect(governing.version.version.penalised.law).toBe(law);
  const proposal = proposePenalty(factsOf({ governing, subject: row.subject, benchmark: sampleBenchmark(offence) }));
  expect(yuan(proposal.statutory)).toEqual(range);
});

test.each(TIER_SCENARIOS.rows)("裁量档次：$name → $tier", ({ circumstances, tier, range, proposed }) => {
  const proposal = proposePenalty(factsOf({ circumstances }));
  expect(proposal.tier?.level).toBe(tier);
  expect(yuan(proposal.range)).toEqual(range);
  expect(proposal.proposed).toBe(proposed === null ? null : fenOfYuan(proposed));
  expect(proposal.outcome).toBe(proposed === null ? "no_penalty" : "penalty");
  for (const step of proposal.steps) expect(step.source, step.title).not.toBe("");
});

describe("裁量助手", () => {
  const perSquareMetre: Benchmark = {
    ...sampleBenchmark(offenceOf("CG-SZ-001")),
    isSample: false,
    source: "本机关裁量基准",
    unit: "㎡",
    tiers: [{ level: "一般", words: "每平方米 35 元", when: [], result: { kind: "perUnit", price: fenOfYuan(35) } }],
  };
  const road = governingOf(offenceOf("CG-SZ-001"), {
    subject: "organization",
    condition: "责令限期改正，可以处",
    actEndedOn: date("2026-09-01"),
    decidedOn: date("2026-09-21"),
  });

  test("161.15 ㎡ × 35 元 = 5,640.25 元", () => {
    const proposal = proposePenalty(factsOf({ governing: road, benchmark: perSquareMetre, quantity: "161.15" }));
    expect(proposal.proposed).toBe(564_025);
    expect(proposal.steps.at(-1)?.text).toBe("161.15 ㎡ × 35 元 = 5,640.25 元");
  });

  test("a product above the statutory range stops at its highest amount and says so", () => {
    const proposal = proposePenalty(factsOf({ governing: road, benchmark: perSquareMetre, quantity: "1000" }));
    expect(proposal.proposed).toBe(fenOfYuan(20_000));
    expect(proposal.steps.at(-1)?.text).toContain("以法定幅度为限");
  });

  test("what is missing is named, not guessed", () => {
    const last = (changes: Partial<DiscretionFacts>) => {
      const { outcome, steps } = proposePenalty(factsOf(changes));
      return [outcome, steps.at(-1)?.text];
    };
    expect(last({ governing: road, benchmark: perSquareMetre })[0]).toBe("needs_input");
    const act = {
      subject: "organization",
      condition: "",
      actEndedOn: date("2026-09-01"),
      decidedOn: date("2026-09-21"),
    } as const;
    expect(last({ governing: governingOf(offenceOf("CG-HW-001"), act) })).toEqual([
      "needs_input",
      "数额由地方规定，尚未载入",
    ]);
    const works = governingOf(offenceOf("CG-GH-001"), act);
    expect(last({ governing: works })[1]).toBe("按工程造价的比例处罚，缺少工程造价");
    expect(yuan(proposePenalty(factsOf({ governing: works, base: fenOfYuan(1_000_000) })).statutory)).toEqual([
      50_000, 100_000,
    ]);
    expect(last({ governing: governingOf(offenceOf("CG-JZ-001"), { ...act, subject: "individual" }) })[0]).toBe(
      "needs_input",
    );
  });

  test("children, exemptions and unclear laws end it before any amount", () => {
    const outcome = (changes: Partial<DiscretionFacts>) => proposePenalty(factsOf(changes)).outcome;
    expect(outcome({ ageLiability: "none" })).toBe("no_penalty");
    expect(outcome({ exemption: { effect: "must", rule: "XZCF-033-1", reason: "轻微" } })).toBe("no_penalty");
    const may = proposePenalty(factsOf({ exemption: { effect: "may", rule: "XZCF-033-2", reason: "首违" } }));
    expect(may.outcome).toBe("penalty");
    expect(may.steps.some(({ rule }) => rule === "XZCF-033-2")).toBe(true);
    expect(proposePenalty(factsOf({ ageLiability: "reduced" })).proposed).toBe(fenOfYuan(950));
    const code = offenceOf("CG-HW-009");
    const act = {
      subject: "individual",
      condition: "拒不改正",
      actEndedOn: date("2026-08-01"),
      decidedOn: date("2026-09-21"),
    } as const;
    expect(outcome({ governing: governingOf(code, act) })).toBe("needs_input");
    expect(outcome({ benchmark: { ...perSquareMetre, unit: "", tiers: [] } })).toBe("needs_review");
  });

  test("any facts: the tier lies in the law, the amount in the tier, and more weight never makes it lighter", () => {
    const all = Object.keys(CIRCUMSTANCES) as Circumstance[];
    const heavier = all.filter((id) => CIRCUMSTANCES[id].weighs === "heavier");
    const offences = OFFENCES.filter(({ versions }) =>
      versions[0]?.ranges.every(({ lowest, unit }) => lowest !== null && unit === "fen"),
    );
    fc.assert(
      fc.property(
        fc.nat(offences.length - 1),
        fc.subarray(all),
        fc.constantFrom(...heavier),
        (index, circumstances, more) => {
          const offence = offences[index];
          if (!offence) return;
          const subject: Subject = "organization";
          const act = { subject, condition: "", actEndedOn: date("2026-10-01"), decidedOn: date("2026-11-01") };
          const propose = (given: readonly Circumstance[]) =>
            proposePenalty(
              factsOf({
                governing: governingOf(offence, act),
                subject,
                circumstances: given,
                benchmark: sampleBenchmark(offence),
              }),
            );
          const found = propose(circumstances);
          const { statutory, range, proposed } = found;
          if (found.outcome !== "penalty" || !statutory || !range || proposed === null) return;
          expect(statutory.lowest <= range.lowest && range.highest <= statutory.highest).toBe(true);
          expect(range.lowest <= proposed && proposed <= range.highest).toBe(true);
          expect(propose([...circumstances, more]).proposed ?? 0).toBeGreaterThanOrEqual(proposed);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("偏离基准", () => {
  const proposal = {
    statutory: { lowest: fenOfYuan(500), highest: fenOfYuan(2_000) },
    range: { lowest: fenOfYuan(950), highest: fenOfYuan(1_400) },
    mayGoBelow: false,
  };
  const chosen = {
    proposal,
    reason: "",
    approval: "none",
    benchmarkIssuer: "own",
    required: "head_or_collective",
  } as const;
  const rules = (changes: object) =>
    judgeAmount({ ...chosen, chosen: fenOfYuan(1_000), ...changes }).map(({ rule }) => rule);

  test.each([
    ["下限", { chosen: fenOfYuan(950) }, []],
    ["上限", { chosen: fenOfYuan(1_400) }, []],
    ["低一分", { chosen: fenOfYuan("949.99") }, ["XZCF-034", "CL27-01"]],
    ["高一分，有理由没有批准", { chosen: fenOfYuan("1400.01"), reason: "影响恶劣" }, ["CL27-01"]],
    ["有理由有负责人批准", { chosen: fenOfYuan(1_500), reason: "影响恶劣", approval: "head" }, []],
    [
      "要求集体讨论",
      { chosen: fenOfYuan(1_500), reason: "影响恶劣", approval: "head", required: "collective" },
      ["CL27-01"],
    ],
    [
      "上级的基准",
      { chosen: fenOfYuan(1_500), reason: "影响恶劣", approval: "collective", benchmarkIssuer: "superior" },
      ["CL27-01"],
    ],
    [
      "制定机关批准",
      { chosen: fenOfYuan(1_500), reason: "影响恶劣", approval: "issuer", benchmarkIssuer: "superior" },
      [],
    ],
    ["超过法定最高额", { chosen: fenOfYuan("2000.01"), reason: "影响恶劣", approval: "issuer" }, ["XZCF-005"]],
    ["低于法定最低额", { chosen: fenOfYuan("499.99"), reason: "困难", approval: "collective" }, ["XZCF-032"]],
    [
      "减轻",
      { chosen: fenOfYuan(300), reason: "立功", approval: "collective", proposal: { ...proposal, mayGoBelow: true } },
      [],
    ],
    ["没有法定幅度", { proposal: { ...proposal, statutory: null } }, ["XZCF-005"]],
  ])("%s", (_, changes, expected) => {
    expect(rules(changes)).toEqual(expected);
  });
});

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
    ["写的是旧法，对应已确认", { namesLaw: "air-law", mappingConfirmedBy: "确认函" }, {}, null],
  ] as const)("%s", (_, given, question, rule) => {
    expect(ruleOf(given, question)).toBe(rule);
  });
});

/** Published benchmarks and decisions; see docs of FANGYUAN_DATA_SETS. */
const DATA_SETS = process.env.FANGYUAN_DATA_SETS;
describe.skipIf(!DATA_SETS)("公开的裁量基准与处罚决定（FANGYUAN_DATA_SETS）", () => {
  const read = (name: string) => readFileSync(join(DATA_SETS ?? "", "enforcement-facts", name), "utf8");

  test("a table by volume gives its own fines, and each bound belongs to the upper tier", () => {
    interface Row {
      tier: string;
      lt?: number;
      ge?: number;
      unit_fine: number;
      person_fine: number;
    }
    interface Table {
      region: string;
      measure?: string;
      tiers: Row[];
    }
    const tables = JSON.parse(read("discretion_tables.json")) as Table[];
    const table = tables.find(({ measure }) => measure === "m3");
    if (!table) throw new Error("a table by m3 expected");
    const offence = offenceOf("CG-JZ-005");
    const amountOf = (subject: "individual" | "organization", quantity: number) => {
      const tiers = table.tiers.map(
        (row): Tier => ({
          level: row.tier,
          words: "",
          when: [{ kind: "measure", atLeast: `${row.ge ?? 0}`, ...(row.lt !== undefined && { below: `${row.lt}` }) }],
          result: {
            kind: "fixed",
            amount: { at: "amount", fen: fenOfYuan(subject === "organization" ? row.unit_fine : row.person_fine) },
          },
        }),
      );
      const benchmark = { ...sampleBenchmark(offence), unit: "m³", isSample: false, source: table.region, tiers };
      const act = { subject, condition: "警告并处", actEndedOn: date("2026-06-01"), decidedOn: date("2026-07-01") };
      return proposePenalty(
        factsOf({ governing: governingOf(offence, act), subject, benchmark, quantity: String(quantity) }),
      ).proposed;
    };
    for (const row of table.tiers) {
      const edge = row.ge ?? 0;
      expect(amountOf("organization", edge)).toBe(fenOfYuan(row.unit_fine));
      expect(amountOf("individual", edge)).toBe(fenOfYuan(row.person_fine));
    }
    expect(amountOf("organization", 49.99)).toBe(fenOfYuan(table.tiers[0]?.unit_fine ?? 0));
  });

  test("a real decision under the old air law lies in the range and the tier that the helper gives", () => {
    interface Decision {
      id: string;
      found?: string;
      tier?: string;
      fine_yuan?: number;
      statutory_min?: number;
      statutory_max?: number;
    }
    const decisions = read("penalty_cases.dev.jsonl")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Decision);
    const decision = decisions.find(({ id }) => id.startsWith("huadu"));
    if (!decision?.found || !decision.fine_yuan) throw new Error("the decision is missing");
    const act = {
      subject: "organization",
      condition: "",
      actEndedOn: date(decision.found),
      decidedOn: date("2024-04-01") as PlainDate,
    } as const;
    const governing = governingOf(offenceOf("CG-YC-004"), act);
    const proposal = proposePenalty(
      factsOf({ governing, subject: "organization", benchmark: sampleBenchmark(offenceOf("CG-YC-004")) }),
    );
    expect(yuan(proposal.statutory)).toEqual([decision.statutory_min, decision.statutory_max]);
    expect(proposal.tier?.level).toBe(decision.tier);
    const fine = fenOfYuan(decision.fine_yuan);
    expect(
      judgeAmount({
        proposal,
        chosen: fine,
        reason: "",
        approval: "none",
        benchmarkIssuer: "own",
        required: "collective",
      }),
      formatFen(fine),
    ).toEqual([]);
  });
});
