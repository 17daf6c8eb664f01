/** Rows of the list: an offence as a person reads it on a day. */
import { fen, formatFen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { OffenceRow } from "#capabilities/power/contract.ts";
import {
  type FineRange,
  isAmountLocal,
  OFFENCE_GROUPS,
  type Offence,
  type OffenceVersion,
} from "#capabilities/power/model/public.ts";
import { citationText } from "#law/sources/public.ts";
import type { Powers } from "./powers.ts";

const SUBJECT_WORDS = { individual: "公民（个体工商户）", organization: "单位" } as const;

/** The version of the clause that holds on the day, else the newest. */
export function versionOn(offence: Offence, day: PlainDate): OffenceVersion {
  const found = offence.versions.find(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
  const version = found ?? offence.versions[0];
  if (!version) throw new RangeError(`an offence without a version: ${offence.code}`);
  return version;
}

export function rangeWords({ lowest, highest, unit }: FineRange): string | null {
  if (lowest === null || highest === null) return null;
  const words = (value: number) => (unit === "fen" ? formatFen(fen(value)) : `${value / 100}%`);
  if (highest === 0) return "不罚款";
  if (lowest === highest) return words(highest);
  return lowest === 0 ? `${words(highest)}以下` : `${words(lowest)}以上 ${words(highest)}以下`;
}

export function rowsOn(
  powers: Powers,
  day: PlainDate,
  {
    names,
    drafts,
    firstViolations,
  }: {
    /** Of agencies, by unit id. */
    readonly names: ReadonlyMap<string, string>;
    /** Drafts that wait, by code. */
    readonly drafts: ReadonlyMap<string, number>;
    readonly firstViolations: readonly string[];
  },
): readonly OffenceRow[] {
  const grants = powers.grantsOn(day);
  return powers.offencesOn(day).map((offence): OffenceRow => {
    const version = versionOn(offence, day);
    const benchmark = powers.benchmarkOn(offence, day);
    const holders = grants.filter((grant) => grant.offences.includes(offence.code));
    return {
      code: offence.code,
      name: offence.name,
      group: offence.group,
      groupLabel: OFFENCE_GROUPS[offence.group],
      competent: offence.competent,
      violated: citationText(version.violated),
      penalised: citationText(version.penalised),
      effectiveFrom: version.effectiveFrom,
      ranges: version.ranges.map((range) => ({
        subject: SUBJECT_WORDS[range.subject],
        condition: range.condition,
        words: rangeWords(range),
      })),
      others: [...version.others],
      isRectificationFirst: version.isRectificationFirst,
      isFirstViolation: firstViolations.includes(offence.code),
      hasSeizure: offence.seizure !== null,
      isAmountMissing: isAmountLocal(version),
      isVerified: offence.isVerified,
      benchmark: benchmark.name,
      isSampleBenchmark: benchmark.isSample,
      agencies: [...new Set(holders.map((grant) => names.get(grant.agency) ?? grant.agency))],
      state: powers.revisionOn("offence", offence.code, day) ? "in_force" : "shipped",
      drafts: drafts.get(offence.code) ?? 0,
    };
  });
}
