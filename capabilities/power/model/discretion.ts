/**
 * 裁量助手: facts → statutory range → tier → amount, each step with its reason and its source. It proposes; a person decides, and
 * `departure.ts` judges the amount that was chosen.
 */
import { type Fen, fen, formatFen, shareOf, timesQuantity } from "#base/money.ts";
import type { Exemption, Governing, Subject } from "#law/penalty/public.ts";
import { type RuleId, ruleSource } from "#law/rules/public.ts";
import { citationText } from "#law/sources/public.ts";
import { type Benchmark, type Bound, isMeasured, type Tier, type TierResult, tierOf } from "./benchmark.ts";
import { CIRCUMSTANCES, type Circumstance } from "./circumstances.ts";
import { governingWords, type OffenceChoice } from "./governing.ts";
import type { FineRange, KnownRange } from "./offence.ts";

export interface DiscretionFacts {
  readonly governing: Governing<OffenceChoice>;
  readonly subject: Subject;
  /** Measured, as an exact decimal: 161.15; null: not measured. */
  readonly quantity: string | null;
  /** What a share is taken of, 工程造价; null: not known. */
  readonly base: Fen | null;
  readonly circumstances: readonly Circumstance[];
  readonly ageLiability: "none" | "reduced" | "full";
  readonly exemption: Exemption | null;
  readonly benchmark: Benchmark;
}

export interface Step {
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly rule: RuleId | null;
}

export interface Proposal {
  /** `needs_input`: a fact or a local amount is missing; `needs_review`: 法制审核 must choose first. The last step says which. */
  readonly outcome: "penalty" | "no_penalty" | "needs_input" | "needs_review";
  readonly statutory: KnownRange | null;
  readonly tier: Tier | null;
  /** Of the tier, inside the statutory range. */
  readonly range: KnownRange | null;
  readonly proposed: Fen | null;
  /** 减轻: a statutory circumstance allows less than the lowest amount. */
  readonly mayGoBelow: boolean;
  readonly steps: readonly Step[];
}

export function proposePenalty(facts: DiscretionFacts): Proposal {
  const steps: Step[] = [];
  const step = (title: string, text: string, source: string, rule: RuleId | null = null) =>
    steps.push({ title, text, source, rule });
  const mayGoBelow = facts.circumstances.some((id) => CIRCUMSTANCES[id].reduces) || facts.ageLiability === "reduced";
  const stopped = (outcome: Proposal["outcome"], statutory: KnownRange | null = null, tier: Tier | null = null) =>
    ({ outcome, statutory, tier, range: null, proposed: null, mayGoBelow, steps }) satisfies Proposal;

  const { governing, exemption } = facts;
  step("适用法律", governingWords(governing), ruleSource("XZCF-037"), "XZCF-037");
  if (governing.kind === "needs_review") return stopped("needs_review");
  if (governing.kind !== "governs") return stopped("no_penalty");
  if (facts.ageLiability === "none") {
    step("责任年龄", "行为时不满十四周岁，不予行政处罚，责令监护人管教", ruleSource("XZCF-030"), "XZCF-030");
    return stopped("no_penalty");
  }
  if (exemption && exemption.effect !== "reduce") {
    const word = exemption.effect === "must" ? "应当不予处罚" : "可以不予处罚";
    step("不予处罚", `${exemption.reason}，${word}`, ruleSource(exemption.rule), exemption.rule);
    if (exemption.effect === "must") return stopped("no_penalty");
  }

  const { version, range } = governing.version;
  const clause = citationText(version.penalised);
  const statutory = statutoryRange(range, facts.base);
  if (statutory === null) {
    step("法定幅度", missingRange(range, facts.base), clause);
    return stopped("needs_input");
  }
  step("法定幅度", `${range?.condition ? `${range.condition}：` : ""}${rangeWords(statutory)}`, clause);

  const basis = facts.benchmark.isSample ? "示例基准，待本机关确认" : facts.benchmark.source;
  if (isMeasured(facts.benchmark) && facts.quantity === null) {
    step("裁量档次", `${facts.benchmark.name}按${facts.benchmark.unit}分档，缺少测量数据`, basis, "XZCF-034");
    return stopped("needs_input", statutory);
  }
  const tier = tierOf(facts.benchmark, facts);
  if (tier === null) {
    step("裁量档次", "基准中没有符合这些事实的档次，须经法制审核", basis, "XZCF-034");
    return stopped("needs_review", statutory);
  }
  step("裁量档次", `${tier.level}：${tier.words}`, basis, "XZCF-034");
  for (const id of facts.circumstances) {
    const { rule, label } = CIRCUMSTANCES[id];
    if (rule) step("法定情节", label, ruleSource(rule), rule);
  }
  if (tier.result.kind === "none") {
    step("处理", "不予行政处罚，进行教育", ruleSource(tier.result.rule), tier.result.rule);
    return stopped("no_penalty", statutory, tier);
  }

  const found = tierRange(tier.result, statutory, facts.quantity);
  const proposed = mayGoBelow ? found.lowest : midpoint(found);
  step("金额", amountWords(tier.result, facts, found, proposed, mayGoBelow), basis, "XZCF-005");
  return { outcome: "penalty", statutory, tier, range: found, proposed, mayGoBelow, steps };
}

function statutoryRange(range: FineRange | null, base: Fen | null): KnownRange | null {
  if (range === null || range.lowest === null || range.highest === null) return null;
  if (range.unit === "fen") return { lowest: fen(range.lowest), highest: fen(range.highest) };
  return base === null ? null : { lowest: shareOf(base, range.lowest), highest: shareOf(base, range.highest) };
}

function missingRange(range: FineRange | null, base: Fen | null): string {
  if (range === null) return "条文没有对这类当事人规定罚款";
  if (range.unit === "share" && base === null) return "按工程造价的比例处罚，缺少工程造价";
  return "数额由地方规定，尚未载入";
}

/** The part of the statutory range that a tier gives; never outside it. */
export function tierRange(
  result: Exclude<TierResult, { readonly kind: "none" }>,
  statutory: KnownRange,
  quantity: string | null,
): KnownRange {
  const at = (bound: Bound) => within(statutory, boundOf(bound, statutory));
  switch (result.kind) {
    case "range":
      return { lowest: at(result.from), highest: at(result.to) };
    case "fixed":
      return { lowest: at(result.amount), highest: at(result.amount) };
    case "perUnit": {
      const amount = within(statutory, timesQuantity(result.price, quantity ?? "0"));
      return { lowest: amount, highest: amount };
    }
  }
}

function boundOf(bound: Bound, { lowest, highest }: KnownRange): Fen {
  switch (bound.at) {
    case "lowest":
      return lowest;
    case "highest":
      return highest;
    case "ofSpan":
      return fen(lowest + shareOf(fen(highest - lowest), bound.share));
    case "ofHighest":
      return shareOf(highest, bound.share);
    case "amount":
      return bound.fen;
  }
}

function within({ lowest, highest }: KnownRange, amount: Fen): Fen {
  return fen(Math.min(Math.max(amount, lowest), highest));
}

/** In whole yuan where both ends are, rounded down: the benefit of the doubt goes to the party. */
function midpoint({ lowest, highest }: KnownRange): Fen {
  const middle = Math.floor((lowest + highest) / 2);
  return fen(lowest === highest ? lowest : Math.max(middle - (middle % 100), lowest));
}

function amountWords(
  result: TierResult,
  { quantity, benchmark }: DiscretionFacts,
  range: KnownRange,
  proposed: Fen,
  mayGoBelow: boolean,
): string {
  if (result.kind === "perUnit") {
    const exact = timesQuantity(result.price, quantity ?? "0");
    const product = `${quantity} ${benchmark.unit} × ${formatFen(result.price)} = ${formatFen(exact)}`;
    return exact === proposed ? product : `${product}，以法定幅度为限，取 ${formatFen(proposed)}`;
  }
  const why = mayGoBelow ? "有法定从轻、减轻情节，建议取下限；减轻的可以低于法定最低额" : "建议取中间值";
  return range.lowest === range.highest
    ? `定额 ${formatFen(proposed)}`
    : `${rangeWords(range)}，${why} ${formatFen(proposed)}`;
}

function rangeWords({ lowest, highest }: KnownRange): string {
  return lowest === highest ? formatFen(highest) : `${formatFen(lowest)} 以上 ${formatFen(highest)} 以下`;
}
