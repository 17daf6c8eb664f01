/** Amounts off the benchmark, and published benchmarks and decisions of real places. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fenOfYuan, formatFen } from "#base/money.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { governingOf, judgeAmount, offenceOf, proposePenalty, sampleBenchmark, type Tier } from "./public.ts";
import { factsOf, yuan } from "./test-facts.ts";

const date = parsePlainDate;

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
      decidedOn: date("2024-04-01"),
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
