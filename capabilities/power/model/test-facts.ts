/** Facts for tests of discretion: an individual who burns leaves, under the sample benchmark. */
import type { Fen } from "#base/money.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { type DiscretionFacts, governingOf, offenceOf, sampleBenchmark } from "./public.ts";

const date = parsePlainDate;

/** [lowest, highest] in yuan. */
export const yuan = (range: { readonly lowest: Fen; readonly highest: Fen } | null) =>
  range === null ? null : [range.lowest / 100, range.highest / 100];

export function factsOf(changes: Partial<DiscretionFacts> = {}): DiscretionFacts {
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
