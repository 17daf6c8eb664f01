/** The discretion helper over the agency's own list: which version, which tier, which amount, and how it stands beside similar cases. */

import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { fen } from "#base/money.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { AmountProposal, proposeAmount } from "#capabilities/power/contract.ts";
import { POWER_PROBLEMS } from "#capabilities/power/model/problems.ts";
import {
  type Benchmark,
  governingOf,
  judgeAmount,
  type KnownRange,
  proposePenalty,
  spreadOf,
  spreadWarning,
  tierRange,
} from "#capabilities/power/model/public.ts";
import { judgeAge } from "#law/penalty/public.ts";
import type { Powers } from "./powers.ts";

type Asked = z.output<NonNullable<(typeof proposeAmount)["body"]>>;

export function propose(powers: Powers, asked: Asked, now: Instant): AmountProposal {
  const decidedOn: PlainDate = asked.decidedOn ?? plainDateOf(now);
  const offence = powers.offenceOn(asked.offence, decidedOn);
  if (!offence) throw new Problem(POWER_PROBLEMS.notFound);
  const benchmark = powers.benchmarkOn(offence, decidedOn);
  const { subject, condition, actEndedOn, quantity, circumstances } = asked;
  const proposal = proposePenalty({
    governing: governingOf(offence, { subject, condition, actEndedOn, decidedOn }),
    subject,
    quantity,
    base: asked.baseFen === null ? null : fen(asked.baseFen),
    circumstances,
    ageLiability: asked.bornOn ? judgeAge(asked.bornOn, actEndedOn).liability : "full",
    exemption: null,
    benchmark,
  });
  const spread = spreadOf(
    asked.similarFen.map((amount, index) => ({
      number: String(index),
      offence: offence.code,
      subject,
      tier: proposal.tier?.level ?? "",
      fine: fen(amount),
    })),
  );
  const chosen = asked.chosenFen ?? proposal.proposed;
  const refusals =
    asked.chosenFen === null
      ? []
      : judgeAmount({
          // A sample binds nobody: then the range of the law is all that the amount is held against.
          proposal: benchmark.isSample ? { ...proposal, range: proposal.statutory } : proposal,
          chosen: fen(asked.chosenFen),
          reason: asked.reason,
          approval: "none",
          benchmarkIssuer: benchmark.issuer,
          required: "head_or_collective",
        });
  return {
    outcome: proposal.outcome,
    benchmark: { name: benchmark.name, isSample: benchmark.isSample },
    statutory: proposal.statutory && { ...proposal.statutory },
    tier: proposal.tier?.level ?? null,
    range: proposal.range && { ...proposal.range },
    proposedFen: proposal.proposed,
    mayGoBelow: proposal.mayGoBelow,
    steps: proposal.steps.map((step) => ({ ...step })),
    tiers: benchmark.tiers.map((tier) => ({
      level: tier.level,
      words: tier.words,
      range: rangeOfTier(tier, proposal.statutory, quantity),
    })),
    spread: spread && { ...spread },
    warning: spread && chosen !== null ? spreadWarning(spread, fen(chosen)) : null,
    refusals: refusals.map((refusal) => ({ ...refusal })),
  };
}

function rangeOfTier(
  { result }: Benchmark["tiers"][number],
  statutory: KnownRange | null,
  quantity: string | null,
): KnownRange | null {
  if (statutory === null || result.kind === "none" || (result.kind === "perUnit" && quantity === null)) return null;
  return { ...tierRange(result, statutory, quantity) };
}
