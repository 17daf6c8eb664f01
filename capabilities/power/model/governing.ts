/** 适用哪一版: the version of an offence that governs an act, by 从旧兼从轻 over the range that would be used. */
import type { PlainDate } from "#base/plain-date.ts";
import { type Governing, governingVersion, type PenaltyVersion, type Subject } from "#law/penalty/public.ts";
import { citationText } from "#law/sources/public.ts";
import { type FineRange, type Offence, type OffenceVersion, rangesFor } from "./offence.ts";

export interface ActFacts {
  readonly subject: Subject;
  /** The words of the range, 拒不改正; empty: the one that needs none. */
  readonly condition: string;
  /** The last day of the act; of one that goes on the day of the decision. */
  readonly actEndedOn: PlainDate;
  readonly decidedOn: PlainDate;
}

/** A version with the range that would be used of it. */
export interface OffenceChoice extends PenaltyVersion {
  readonly version: OffenceVersion;
  /** null: the clause knows no fine for such a party. */
  readonly range: FineRange | null;
}

export function governingOf(offence: Offence, facts: ActFacts): Governing<OffenceChoice> {
  return governingVersion(
    offence.versions.map((version) => choiceOf(version, facts)),
    facts.actEndedOn,
    facts.decidedOn,
  );
}

/** The range of a version for a party under a condition; the condition may be unknown to an older version. */
export function rangeOf(version: OffenceVersion, subject: Subject, condition: string): FineRange | null {
  const ranges = rangesFor(version, subject);
  return (
    ranges.find((range) => range.condition === condition) ??
    ranges.find((range) => range.condition === "") ??
    ranges[0] ??
    null
  );
}

function choiceOf(version: OffenceVersion, { subject, condition }: ActFacts): OffenceChoice {
  const range = rangeOf(version, subject, condition);
  const { effectiveFrom, effectiveTo, others } = version;
  const severity = {
    lowest: range?.lowest ?? null,
    highest: range?.highest ?? null,
    unit: range?.unit ?? "fen",
    others,
  } as const;
  return { effectiveFrom, effectiveTo, severity, version, range };
}

/** Why this version, in a sentence for the file. */
export function governingWords(governing: Governing<OffenceChoice>): string {
  switch (governing.kind) {
    case "not_unlawful":
      return "行为时没有规定禁止，不予处罚";
    case "no_longer_unlawful":
      return "作出决定时新规定不再认为违法，不予处罚";
    case "needs_review":
      return `${clauseOf(governing.atAct)}与${clauseOf(governing.atDecision)}无法按数额比较轻重，须经法制审核确定`;
    case "governs": {
      const { why, version, compared } = governing;
      if (why === "unchanged" || compared === null) return `适用${clauseOf(version)}`;
      return why === "lighter_new"
        ? `行为时的${clauseOf(compared)}较重，适用较轻的${clauseOf(version)}`
        : `适用行为时的${clauseOf(version)}；现行的${clauseOf(compared)}不比它轻`;
    }
  }
}

function clauseOf({ version }: OffenceChoice): string {
  return citationText(version.penalised);
}
