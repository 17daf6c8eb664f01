/** 权责清单 as rules use it: the shipped catalogue, and over it what the agency put in force. Kept by every process. */
import type { PlainDate } from "#base/plain-date.ts";
import { BenchmarkSchema, type EntryKind, GrantSchema, OffenceSchema } from "#capabilities/power/model/entry.ts";
import {
  type Benchmark,
  OFFENCES,
  type Offence,
  type PowerGrant,
  sampleBenchmark,
} from "#capabilities/power/model/public.ts";
import { REGISTER_MARK } from "#kernel/people/server/public.ts";
import { remembered } from "#platform/database/remembered.ts";
import { listApproved, type StoredRevision } from "./store.ts";

export interface Powers {
  /** Every offence as it stands on the day. */
  offencesOn(day: PlainDate): readonly Offence[];
  offenceOn(code: string, day: PlainDate): Offence | null;
  grantsOn(day: PlainDate): readonly PowerGrant[];
  /** The agency's own benchmark for an offence, else the sample. */
  benchmarkOn(offence: Offence, day: PlainDate): Benchmark;
  /** What holds of one entry on the day; null: the shipped one. */
  revisionOn(kind: EntryKind, key: string, day: PlainDate): StoredRevision | null;
}

/** @param on the transaction of the act, or the database itself */
export const loadPowers = remembered(["power", REGISTER_MARK], async (on) => powersOf(await listApproved(on)));

/** @param approved oldest day first: of two with one day the later revision holds */
export function powersOf(approved: readonly StoredRevision[]): Powers {
  const entries = Map.groupBy(approved, (one) => `${one.kind} ${one.key}`);
  const revisionOn = (kind: EntryKind, key: string, day: PlainDate) =>
    entries.get(`${kind} ${key}`)?.findLast((one) => one.effectiveFrom <= day) ?? null;
  const parsed = <T>(kind: EntryKind, parse: (content: unknown) => T) =>
    new Map(approved.filter((one) => one.kind === kind).map((one) => [one.id, parse(one.content)]));
  const offences = parsed("offence", (content): Offence => OffenceSchema.parse(content));
  const grants = parsed("grant", (content): PowerGrant => GrantSchema.parse(content));
  const benchmarks = parsed("benchmark", (content): Benchmark => BenchmarkSchema.parse(content));
  const keysOf = (kind: EntryKind) => new Set(approved.filter((one) => one.kind === kind).map((one) => one.key));
  const shipped = new Map(OFFENCES.map((offence) => [offence.code, offence]));
  const codes = [...new Set([...shipped.keys(), ...keysOf("offence")])].sort();
  const grantKeys = [...keysOf("grant")];

  const offenceOn = (code: string, day: PlainDate) => {
    const revision = revisionOn("offence", code, day);
    return (revision ? offences.get(revision.id) : shipped.get(code)) ?? null;
  };
  return {
    revisionOn,
    offenceOn,
    offencesOn: (day) => codes.flatMap((code) => offenceOn(code, day) ?? []),
    grantsOn: (day) =>
      grantKeys.flatMap((key) => {
        const revision = revisionOn("grant", key, day);
        return (revision && grants.get(revision.id)) ?? [];
      }),
    benchmarkOn: (offence, day) => {
      const revision = revisionOn("benchmark", offence.code, day);
      return (revision && benchmarks.get(revision.id)) ?? sampleBenchmark(offence);
    },
  };
}
