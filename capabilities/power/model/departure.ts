/** 偏离基准: whether an amount that a person chose may stand: inside the law always, outside the tier with a reason and an approval. */
import { type Fen, formatFen } from "#base/money.ts";
import type { Refusal } from "#base/problem.ts";
import { refusedBy } from "#law/rules/public.ts";
import type { Proposal } from "./discretion.ts";
import type { KnownRange } from "./offence.ts";

/** Who approved: 负责人, 集体讨论, 制定机关. */
export type Approval = "none" | "head" | "collective" | "issuer";

/** Who must approve before an amount off the benchmark may be noticed. */
export interface DepartureRule {
  readonly benchmarkIssuer: "own" | "superior";
  /** `discretion.departure` of the law settings. */
  readonly required: "head_or_collective" | "collective";
}

export interface ChosenAmount extends DepartureRule {
  readonly proposal: Pick<Proposal, "statutory" | "range" | "mayGoBelow">;
  readonly chosen: Fen;
  readonly reason: string;
  readonly approval: Approval;
}

export function judgeAmount(given: ChosenAmount): readonly Refusal[] {
  const { proposal, chosen } = given;
  const { statutory, range } = proposal;
  if (statutory === null) return [refusedBy("XZCF-005", "法定幅度尚未确定，不能确定罚款数额")];
  if (chosen > statutory.highest)
    return [refusedBy("XZCF-005", `${formatFen(chosen)} 超过法定最高额 ${formatFen(statutory.highest)}`)];
  if (chosen < statutory.lowest && !proposal.mayGoBelow) {
    const message = `${formatFen(chosen)} 低于法定最低额 ${formatFen(statutory.lowest)}，减轻处罚须有法定情节`;
    return [refusedBy("XZCF-032", message)];
  }
  return isInTier(range, chosen) ? [] : departureRefusals(given);
}

/** 以上、以下 include the number. */
export function isInTier(range: KnownRange | null, amount: Fen): boolean {
  return range !== null && range.lowest <= amount && amount <= range.highest;
}

function departureRefusals({ reason, approval, ...rule }: ChosenAmount): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (reason.trim() === "") refusals.push(refusedBy("XZCF-034", "数额不在裁量档次之内，须写明偏离基准的理由"));
  const fault = approvalFault(approval, rule);
  return fault ? [...refusals, fault] : refusals;
}

/** Null: whoever approved may approve a departure from this benchmark. */
export function approvalFault(approval: Approval, { benchmarkIssuer, required }: DepartureRule): Refusal | null {
  const isApproved =
    benchmarkIssuer === "superior"
      ? approval === "issuer"
      : approval === "collective" ||
        approval === "issuer" ||
        (approval === "head" && required === "head_or_collective");
  if (isApproved) return null;
  const by = { head_or_collective: "本机关负责人批准或者集体讨论", collective: "集体讨论" }[required];
  const who = benchmarkIssuer === "superior" ? "报基准的制定机关批准" : `经${by}`;
  return refusedBy("CL27-01", `偏离裁量基准须${who}`);
}
