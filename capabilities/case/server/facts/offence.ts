/** 案由 as the rules of a case read it: the version that governs the act, its range for this party, the agency's own lists. */
import type { PlainDate } from "#base/plain-date.ts";
import type { CaseDetail, OffenceFact } from "#capabilities/case/model/public.ts";
import {
  findOffence,
  governingOf,
  OFFENCE_GROUPS,
  type Offence,
  type OffenceVersion,
  rangeOf,
} from "#capabilities/power/model/public.ts";
import { PENALTY_KINDS, type PenaltyKind } from "#law/penalty/public.ts";
import type { LawSettings } from "#law/settings/public.ts";
import { citationText } from "#law/sources/public.ts";

export function offenceFactOf(known: CaseDetail, settings: LawSettings, today: PlainDate): OffenceFact | null {
  const offence = known.offenceId === null ? undefined : findOffence(known.offenceId);
  if (!offence || known.offenceId === null) return null;
  const version = versionFor(offence, known, today);
  if (!version) return null;
  const range = rangeOf(version, known.party?.kind ?? "individual", conditionOf(known));
  const { lowest = null, highest = null, unit = "fen" } = range ?? {};
  return {
    id: offence.code,
    name: offence.name,
    group: OFFENCE_GROUPS[offence.group],
    hasPower: !settings["offences.disabled"].includes(offence.code),
    seizureBasis: offence.seizure?.text ?? null,
    penaltyKinds: penaltyKindsOf(offence, version),
    fineRange: unit === "fen" && lowest !== null && highest !== null ? { minFen: lowest, maxFen: highest } : null,
    isRectificationFirst: version.isRectificationFirst,
    isOnFirstViolationList: settings["first_violation.offences"].includes(offence.code),
    isOnMinorList: false,
    allowsOffsite: settings["offsite.matters"].includes(offence.code),
    isUnderEcoCode: version.penalised.law === "eco-code",
    basis: [citationText(version.violated), citationText(version.penalised)],
  };
}

/** 从旧兼从轻; where the two cannot be compared by amounts, that of the act until legal review says otherwise. */
function versionFor(offence: Offence, known: CaseDetail, today: PlainDate): OffenceVersion | null {
  const actEndedOn = known.isContinuing ? today : (known.actEndedOn ?? known.actOn ?? today);
  const governing = governingOf(offence, {
    subject: known.party?.kind ?? "individual",
    condition: conditionOf(known),
    actEndedOn,
    decidedOn: known.decidedOn ?? today,
  });
  switch (governing.kind) {
    case "governs":
      return governing.version.version;
    case "needs_review":
      return governing.atAct.version;
    case "not_unlawful":
    case "no_longer_unlawful":
      return null;
  }
}

/** The second step of offences that are punished only when an order to correct was not followed. */
function conditionOf({ corrections }: CaseDetail): string {
  if (corrections.some((order) => order.isRefused)) return "拒不改正";
  return corrections.some((order) => order.state === "not_corrected") ? "逾期不改正" : "";
}

function penaltyKindsOf(offence: Offence, version: OffenceVersion): readonly PenaltyKind[] {
  const named = version.others.join("、");
  const others = (Object.keys(PENALTY_KINDS) as PenaltyKind[]).filter((kind) => named.includes(PENALTY_KINDS[kind]));
  const kinds: readonly PenaltyKind[] = [
    ...(offence.hasWarning ? (["warning"] as const) : []),
    ...(version.ranges.length > 0 ? (["fine"] as const) : []),
    ...others,
  ];
  return [...new Set(kinds)];
}
