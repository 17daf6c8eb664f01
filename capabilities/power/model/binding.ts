/**
 * 基准何时约束: a benchmark binds when somebody published it, it is in force on the day that governs, and it was made for the law that
 * governs. The sample, a draft and what was repealed do not: then the range of the law alone decides.
 */
import type { PlainDate } from "#base/plain-date.ts";
import { isWithin } from "#law/parameters/public.ts";
import type { Benchmark } from "./benchmark.ts";
import type { OffenceChoice } from "./governing.ts";

export interface BindingQuestion {
  /** The benchmark as the list of powers knows it on a day. */
  readonly benchmarkOn: (day: PlainDate) => Benchmark;
  readonly version: Pick<OffenceChoice, "effectiveFrom">;
  /** The day by which the law governs: of the act, or of the decision where the newer law is the lighter one. */
  readonly governingOn: PlainDate;
  readonly decidedOn: PlainDate;
  /** `benchmark.predecessors_valid_to`: the last day for benchmarks made under a law that was replaced. */
  readonly predecessorsValidTo: string;
}

/** That of the governing day; an act older than the first benchmark is weighed by the one of the decision. Null: none binds. */
export function bindingBenchmark({
  benchmarkOn,
  governingOn,
  decidedOn,
  ...question
}: BindingQuestion): Benchmark | null {
  const bound = [governingOn, decidedOn].find((day) => isBinding(benchmarkOn(day), day, question));
  return bound ? benchmarkOn(bound) : null;
}

function isBinding(
  benchmark: Benchmark,
  on: PlainDate,
  { version, predecessorsValidTo }: Pick<BindingQuestion, "version" | "predecessorsValidTo">,
): boolean {
  const isPublished = !benchmark.isSample && benchmark.source.trim() !== "";
  const isOfOldLaw = benchmark.effectiveFrom < version.effectiveFrom && on > predecessorsValidTo;
  return isPublished && isWithin(benchmark, on) && !isOfOldLaw;
}
