import type { listMeasuredMatters } from "#kernel/measure/contract.ts";
import type { CallInput } from "#ui/call.ts";
import type { Evaluation, EvaluationRow } from "../../contract.ts";

type Query = NonNullable<CallInput<typeof listMeasuredMatters>["query"]>;

/** The query that opens exactly the matters of a figure. */
export function queryOf({ kind, span }: Evaluation, row: EvaluationRow | null, counter: string): Query {
  return { kind, from: span.from, to: span.to, ...row?.opens, counter };
}

export function mattersAddress(query: Query): string {
  return `/console/evaluation/matters?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`;
}
