/**
 * 偏离裁量基准 (《行政处罚法》第三十四条、国办发〔2022〕27号): an amount outside the tier that the proposal names. It needs a reason of its own
 * in writing, and the approval that `discretion.departure` asks for, before it may be noticed. Only a published benchmark that is in
 * force binds; with a sample the range of the law alone decides.
 */
import { fen, formatFen } from "#base/money.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { FieldError } from "#base/problem.ts";
import {
  type DepartureRule,
  isInTier,
  type KnownRange,
  type Tier,
  tierRange,
} from "#capabilities/power/model/public.ts";
import type { CaseSituation } from "./case-act.ts";
import { DEPARTURE_APPROVERS, type Departure } from "./discretion.ts";
import type { CaseFacts } from "./facts.ts";
import { wrongField } from "./rules.ts";

interface Amount {
  readonly tier: string;
  readonly fineFen: number;
  /** Measured, as an exact decimal; empty: not measured. */
  readonly quantity: string;
}

type OffenceOf = Pick<CaseFacts, "offence">;

/** Why the tier cannot be looked up; null: it can, or nothing binds. */
export function tierFault({ offence }: OffenceOf, { tier, fineFen, quantity }: Amount): FieldError | null {
  const benchmark = offence?.benchmark;
  if (!benchmark || fineFen === 0) return null;
  const named = benchmark.tiers.filter(({ level }) => level === tier);
  if (named.length === 0) {
    const levels = [...new Set(benchmark.tiers.map(({ level }) => level))].join("、");
    return wrongField("tier", `${benchmark.name}没有“${tier}”这一档；有：${levels}`);
  }
  return named.some(({ result }) => result.kind === "perUnit") && !/^\d+(\.\d{1,6})?$/.test(quantity)
    ? wrongField("quantity", `这一档按${benchmark.unit}计算，请填写测量数据，例如 161.15`)
    : null;
}

/** Null: inside the tier, or no benchmark binds. */
export function departureOf({ offence }: OffenceOf, amount: Amount): Omit<Departure, "reason"> | null {
  const benchmark = offence?.benchmark;
  if (!benchmark || !offence?.fineRange || amount.fineFen === 0) return null;
  const { minFen, maxFen } = offence.fineRange;
  const statutory = { lowest: fen(minFen), highest: fen(maxFen) };
  const ranges = benchmark.tiers
    .filter(({ level }) => level === amount.tier)
    .map((tier) => rangeOf(tier, statutory, amount.quantity));
  if (ranges.some((range) => isInTier(range, fen(amount.fineFen)))) return null;
  const nearest = ranges.find((range) => range !== null) ?? null;
  return {
    benchmark: benchmark.name,
    source: benchmark.source,
    issuer: benchmark.issuer,
    tier: amount.tier,
    range: nearest && { lowestFen: nearest.lowest, highestFen: nearest.highest },
    fineFen: amount.fineFen,
  };
}

function rangeOf({ result }: Tier, statutory: KnownRange, quantity: string): KnownRange | null {
  return result.kind === "none" ? null : tierRange(result, statutory, quantity === "" ? null : quantity);
}

/** What the setting and the issuer of the benchmark ask of the approval. */
export function departureRule({ detail, facts }: Pick<CaseSituation, "detail" | "facts">): DepartureRule {
  // 减轻 below the range of the law, without a benchmark: a head may approve it.
  if (!detail.departure) return { benchmarkIssuer: "own", required: "head_or_collective" };
  const isCollective = facts.settings["discretion.departure"] === "collective";
  return { benchmarkIssuer: detail.departure.issuer, required: isCollective ? "collective" : "head_or_collective" };
}

/** A departure was proposed, 减轻 or off the benchmark, and nobody approved it yet. */
export function awaitsApproval({ detail }: Pick<CaseSituation, "detail">): boolean {
  return (detail.isDeparture || detail.departure !== null) && !detail.isDepartureApproved;
}

/** An approved departure carries what lies between the approved amount and the tier, never more. */
export function isCovered({ detail }: Pick<CaseSituation, "detail">, asked: Omit<Departure, "reason">): boolean {
  const { departure, isDepartureApproved } = detail;
  if (!departure || !isDepartureApproved || departure.tier !== asked.tier) return false;
  const { range, fineFen } = departure;
  if (range === null || fineFen > range.highestFen)
    return asked.fineFen <= fineFen && (range === null || asked.fineFen > range.highestFen);
  return asked.fineFen >= fineFen && asked.fineFen < range.lowestFen;
}

export function tierWords({ tier, range }: Pick<Departure, "tier" | "range">): string {
  if (range === null) return `“${tier}”档（不予处罚）`;
  const [lowest, highest] = [formatFen(fen(range.lowestFen)), formatFen(fen(range.highestFen))];
  return `“${tier}”档（${lowest === highest ? lowest : `${lowest} 以上 ${highest} 以下`}）`;
}

/** One sentence for the report, the notice and the decision; empty without a departure. */
export function departureWords(
  { departure, departureApproval }: CaseSituation["detail"],
  nameOf: (personId: string | null) => string,
): string {
  if (!departure) return "";
  const told = `罚款数额不在《${departure.benchmark}》（${departure.source}）${tierWords(departure)}之内，理由：${departure.reason}`;
  if (!departureApproval) return `${told}。`;
  const { by, personId, at, document } = departureApproval;
  const who = by === "head" ? `本机关负责人${nameOf(personId)}批准` : DEPARTURE_APPROVERS[by];
  return `${told}。偏离基准于 ${plainDateOf(at)} 经${who}${document === "" ? "" : `（${document}）`}。`;
}
