/** 案由 as the rules of a case read it: the version that governs the act, its range for this party, the agency's power and lists. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import type { CaseDetail, OffenceFact } from "#capabilities/case/model/public.ts";
import {
  bindingBenchmark,
  governingOf,
  judgePower,
  OFFENCE_GROUPS,
  type Offence,
  type OffenceChoice,
  type OffenceVersion,
  type PowerGrant,
  rangeOf,
} from "#capabilities/power/model/public.ts";
import type { Powers } from "#capabilities/power/server/public.ts";
import { PENALTY_KINDS, type PenaltyKind } from "#law/penalty/public.ts";
import type { LawSettings } from "#law/settings/public.ts";
import { citationText } from "#law/sources/public.ts";
import type { PowerHolder } from "../agency.ts";

export interface OffenceAsked {
  readonly powers: Powers;
  /** Empty: nobody acts yet, and nobody has the power. */
  readonly holders: readonly PowerHolder[];
  readonly divisionCode: string;
  readonly settings: LawSettings;
  readonly today: PlainDate;
}

export function offenceFactOf(known: CaseDetail, asked: OffenceAsked): OffenceFact | null {
  const { powers, settings, today } = asked;
  if (known.offenceId === null) return null;
  const offence = powers.offenceOn(known.offenceId, known.decidedOn ?? today);
  const governing = offence && versionFor(offence, known, today);
  if (!offence || !governing) return null;
  const { version } = governing.choice;
  const range = rangeOf(version, known.party?.kind ?? "individual", conditionOf(known));
  const { lowest = null, highest = null, unit = "fen" } = range ?? {};
  const powerFault = powerFaultOf(offence, version, known, asked);
  return {
    id: offence.code,
    name: offence.name,
    group: OFFENCE_GROUPS[offence.group],
    hasPower: powerFault === null && !settings["offences.disabled"].includes(offence.code),
    powerFault,
    seizureBasis: offence.seizure?.text ?? null,
    penaltyKinds: penaltyKindsOf(offence, version),
    fineRange: unit === "fen" && lowest !== null && highest !== null ? { minFen: lowest, maxFen: highest } : null,
    benchmark: bindingBenchmark({
      benchmarkOn: (day) => powers.benchmarkOn(offence, day),
      version,
      governingOn: governing.on,
      decidedOn: known.decidedOn ?? today,
      predecessorsValidTo: settings["benchmark.predecessors_valid_to"],
    }),
    isRectificationFirst: version.isRectificationFirst,
    isOnFirstViolationList: settings["first_violation.offences"].includes(offence.code),
    isOnMinorList: settings["minor.offences"].includes(offence.code),
    allowsOffsite: settings["offsite.matters"].includes(offence.code),
    isUnderEcoCode: version.penalised.law === "eco-code",
    basis: [citationText(version.violated), citationText(version.penalised)],
  };
}

/** Null when one of the agencies in whose name the case is run holds a sound grant on the day of the act. */
function powerFaultOf(
  offence: Offence,
  version: OffenceVersion,
  known: CaseDetail,
  { powers, holders, divisionCode, today }: OffenceAsked,
): Refusal | null {
  const grants: readonly PowerGrant[] = powers.grantsOn(today);
  const actOn = known.isContinuing ? today : (known.actEndedOn ?? known.actOn ?? today);
  const question = { offence, version, divisionCode, actOn };
  const nobody = { unitId: "", level: "county_or_above" } as const;
  const verdicts = (holders.length > 0 ? holders : [nobody]).map(({ unitId, level }) => ({
    isHolder: grants.some((grant) => grant.agency === unitId && grant.offences.includes(offence.code)),
    verdict: judgePower(grants, { ...question, agency: unitId, agencyLevel: level }),
  }));
  if (verdicts.some(({ verdict }) => verdict.kind === "granted")) return null;
  // What is wrong with a grant that is there says more than that another unit has none.
  const told = verdicts.find(({ isHolder }) => isHolder) ?? verdicts[0];
  return told?.verdict.kind === "refused" ? told.verdict.refusal : null;
}

interface Governed {
  readonly choice: OffenceChoice;
  /** The day by which it governs. */
  readonly on: PlainDate;
}

/** 从旧兼从轻; where the two cannot be compared by amounts, that of the act until legal review says otherwise. */
function versionFor(offence: Offence, known: CaseDetail, today: PlainDate): Governed | null {
  const actEndedOn = known.isContinuing ? today : (known.actEndedOn ?? known.actOn ?? today);
  const decidedOn = known.decidedOn ?? today;
  const governing = governingOf(offence, {
    subject: known.party?.kind ?? "individual",
    condition: conditionOf(known),
    actEndedOn,
    decidedOn,
  });
  switch (governing.kind) {
    case "governs":
      return { choice: governing.version, on: governing.why === "lighter_new" ? decidedOn : actEndedOn };
    case "needs_review":
      return { choice: governing.atAct, on: actEndedOn };
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
  const others = (Object.keys(PENALTY_KINDS) as PenaltyKind[]).filter(
    (kind) => named.includes(PENALTY_KINDS[kind]) || OTHER_WORDS[kind]?.test(named),
  );
  const kinds: readonly PenaltyKind[] = [
    ...(offence.hasWarning ? (["warning"] as const) : []),
    ...(version.ranges.length > 0 ? (["fine"] as const) : []),
    ...others,
  ];
  return [...new Set(kinds)];
}

/** 没收烧烤工具和违法所得、没收实物: a clause names what it confiscates. */
const OTHER_WORDS: Partial<Record<PenaltyKind, RegExp>> = {
  confiscate_goods: /没收[^、]*(工具|实物)/,
  confiscate_gains: /没收[^、]*违法(所得|收入)/,
};
