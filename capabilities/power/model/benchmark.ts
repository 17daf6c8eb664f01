/**
 * 裁量基准: criteria on the facts of a case → a part of the statutory range. Data with versions, published by the agency; the
 * shipped one is a sample that divides the range 30 / 60 / 80 / 100 and waits for the agency's own.
 *
 * Tiers stand from the lightest to the gravest; of those whose criteria hold the gravest is taken.
 */
import { compareQuantities, type Fen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { RuleId } from "#law/rules/public.ts";
import { CIRCUMSTANCES, type Circumstance } from "./circumstances.ts";
import type { Offence } from "./offence.ts";

/** Where in the statutory range; shares in ten-thousandths. */
export type Bound =
  | { readonly at: "lowest" | "highest" }
  /** lowest + share of (highest − lowest) */
  | { readonly at: "ofSpan"; readonly share: number }
  /** share of highest, for benchmarks that divide the highest amount (最高限的百分之十) */
  | { readonly at: "ofHighest"; readonly share: number }
  | { readonly at: "amount"; readonly fen: Fen };

export type TierResult =
  | { readonly kind: "none"; readonly rule: RuleId }
  | { readonly kind: "range"; readonly from: Bound; readonly to: Bound }
  | { readonly kind: "fixed"; readonly amount: Bound }
  /** 每平方米 35 元: price × measured quantity, kept inside the statutory range. */
  | { readonly kind: "perUnit"; readonly price: Fen };

/** All of a tier's criteria must hold. Measures: at least inclusive, below exclusive, so that tiers share no point. */
export type Criterion =
  | { readonly kind: "measure"; readonly atLeast?: string; readonly below?: string }
  | { readonly kind: "all" | "any" | "none"; readonly of: readonly Circumstance[] };

export interface Tier {
  readonly level: string;
  /** What a person reads: 占用面积 10 ㎡ 以上不满 50 ㎡. */
  readonly words: string;
  readonly when: readonly Criterion[];
  readonly result: TierResult;
}

export interface Benchmark {
  readonly id: string;
  readonly name: string;
  /** `superior`: departing from it is for its issuer to approve. */
  readonly issuer: "own" | "superior";
  readonly source: string;
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
  /** 示例: not published by anybody; shown as 待本机关确认. */
  readonly isSample: boolean;
  /** The unit of the measured quantity: ㎡, m³; empty: nothing is measured. */
  readonly unit: string;
  readonly tiers: readonly Tier[];
}

export interface TierFacts {
  readonly quantity: string | null;
  readonly circumstances: readonly Circumstance[];
}

/** The gravest tier whose criteria all hold; null: none does, or a measure is missing. */
export function tierOf({ tiers }: Pick<Benchmark, "tiers">, facts: TierFacts): Tier | null {
  return tiers.findLast(({ when }) => when.every((criterion) => holds(criterion, facts))) ?? null;
}

/** Whether the benchmark asks for a measured quantity. */
export function isMeasured({ tiers }: Pick<Benchmark, "tiers">): boolean {
  return tiers.some(({ when, result }) => result.kind === "perUnit" || when.some(({ kind }) => kind === "measure"));
}

function holds(criterion: Criterion, { quantity, circumstances }: TierFacts): boolean {
  const has = (circumstance: Circumstance) => circumstances.includes(circumstance);
  switch (criterion.kind) {
    case "all":
      return criterion.of.every(has);
    case "any":
      return criterion.of.some(has);
    case "none":
      return !criterion.of.some(has);
    case "measure": {
      if (quantity === null) return false;
      const { atLeast, below } = criterion;
      const isEnough = atLeast === undefined || compareQuantities(quantity, atLeast) >= 0;
      return isEnough && (below === undefined || compareQuantities(quantity, below) < 0);
    }
  }
}

const LIGHTER = (Object.keys(CIRCUMSTANCES) as Circumstance[]).filter((id) => CIRCUMSTANCES[id].weighs === "lighter");
const between = (from: number, to: number): TierResult => ({
  kind: "range",
  from: { at: "ofSpan", share: from },
  to: { at: "ofSpan", share: to },
});

/** 示例基准 for an offence without a published one. */
export function sampleBenchmark(offence: Pick<Offence, "code" | "measure" | "isFirstViolationSample">): Benchmark {
  const slight: Tier = {
    level: "轻微",
    words: "首次发现，按期改正，没有危害后果",
    when: [{ kind: "all", of: ["first_found", "corrected_in_time", "no_harm"] }],
    result: { kind: "none", rule: "XZCF-033-1" },
  };
  const tiers: readonly Tier[] = [
    {
      level: "较轻",
      words: "有从轻情节，配合改正",
      when: [{ kind: "any", of: LIGHTER }],
      result: between(0, 3000),
    },
    // Behind 较轻, for what makes a case slight makes it lighter too; whatever is graver still comes after.
    ...(offence.isFirstViolationSample ? [slight] : []),
    { level: "一般", words: "没有从轻、从重情节", when: [{ kind: "none", of: LIGHTER }], result: between(3000, 6000) },
    {
      level: "较重",
      words: "一年内再次违法，或者造成一定影响",
      when: [{ kind: "any", of: ["repeated_within_year", "some_impact"] }],
      result: between(6000, 8000),
    },
    {
      level: "严重",
      words: "拒不改正、多次违法或者造成较重危害后果",
      when: [{ kind: "any", of: ["refused_correction", "many_times", "serious_harm", "malicious"] }],
      result: between(8000, 10_000),
    },
  ];
  return {
    id: `sample:${offence.code}`,
    name: `示例基准（${offence.measure}）`,
    issuer: "own",
    source: "",
    effectiveFrom: "2000-01-01" as PlainDate,
    effectiveTo: null,
    isSample: true,
    unit: "",
    tiers,
  };
}
