/** The catalogue and the discretion helper by the scenario tables, and what must hold of any facts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fenOfYuan } from "#base/money.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import type { Subject } from "#law/penalty/public.ts";
import { lawTextOf } from "#law/sources/public.ts";
import { CUT_OVER_SCENARIOS, TIER_SCENARIOS } from "./discretion.scenarios.ts";
import {
  type Benchmark,
  CIRCUMSTANCES,
  type Circumstance,
  checkOffence,
  type DiscretionFacts,
  findOffence,
  governingOf,
  governingWords,
  OFFENCES,
  offenceOf,
  proposePenalty,
  sampleBenchmark,
} from "./public.ts";
import { factsOf, yuan } from "./test-facts.ts";

const date = parsePlainDate;

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
