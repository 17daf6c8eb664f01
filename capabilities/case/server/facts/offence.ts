/** 案由 as the rules of a case read it: the version that governs the act, its range for this party, the agency's power and lists. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import type { CaseDetail, OffenceFact } from "#capabilities/case/model/public.ts";
import {
  type Benchmark,
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
import { citationText, cite } from "#law/sources/public.ts";
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
  const { powerFault, isEntrusted } = powerOf(offence, version, known, asked);
  const isUnderEcoCode = version.penalised.law === "eco-code";
  const benchmark = bindingBenchmark({
    benchmarkOn: (day) => powers.benchmarkOn(offence, day),
    version,
    governingOn: governing.on,
    decidedOn: known.decidedOn ?? today,
    predecessorsValidTo: settings["benchmark.predecessors_valid_to"],
  });
  return {
    id: offence.code,
    name: offence.name,
    group: OFFENCE_GROUPS[offence.group],
    hasPower: powerFault === null && !settings["offences.disabled"].includes(offence.code),
    powerFault,
    seizureBasis: offence.seizure ?? (isUnderEcoCode ? CODE_SEIZURE : null),
    isEntrusted,
    penaltyKinds: penaltyKindsOf(offence, version),
    fineRange: unit === "fen" && lowest !== null && highest !== null ? { minFen: lowest, maxFen: highest } : null,
    benchmark,
    isRectificationFirst: version.isRectificationFirst,
    isOnFirstViolationList: settings["first_violation.offences"].includes(offence.code),
    isOnMinorList: settings["minor.offences"].includes(offence.code),
    allowsOffsite: settings["offsite.matters"].includes(offence.code),
    isUnderEcoCode,
    basis: [citationText(version.violated), citationText(version.penalised)],
    reviewGrounds: reviewGroundsOf(offence, governing, { benchmark, powers, settings }),
  };
}

/** 法典 itself provides for sealing and seizing in its matters, on grounds of its own. */
const CODE_SEIZURE = { text: citationText(cite("eco-code", "第五十二条")), level: "law" } as const;

interface PowerFact {
  /** Null when one of the agencies in whose name the case is run holds a sound grant on the day of the act. */
  readonly powerFault: Refusal | null;
  readonly isEntrusted: boolean;
}

function powerOf(
  offence: Offence,
  version: OffenceVersion,
  known: CaseDetail,
  { powers, holders, divisionCode, settings, today }: OffenceAsked,
): PowerFact {
  const grants: readonly PowerGrant[] = powers.grantsOn(today);
  const actOn = known.isContinuing ? today : (known.actEndedOn ?? known.actOn ?? today);
  const isMappingAsked = settings["power_grant.code_mapping"];
  const question = { offence, version, divisionCode, actOn, isMappingAsked };
  const nobody = { unitId: "", level: "county_or_above" } as const;
  const verdicts = (holders.length > 0 ? holders : [nobody]).map(({ unitId, level }) => ({
    isHolder: grants.some((grant) => grant.agency === unitId && grant.offences.includes(offence.code)),
    verdict: judgePower(grants, { ...question, agency: unitId, agencyLevel: level }),
  }));
  const kinds = verdicts.flatMap(({ verdict }) => (verdict.kind === "granted" ? [verdict.grant.kind] : []));
  if (kinds.length > 0) return { powerFault: null, isEntrusted: kinds.every((kind) => kind === "entrusted") };
  // What is wrong with a grant that is there says more than that another unit has none.
  const told = verdicts.find(({ isHolder }) => isHolder) ?? verdicts[0];
  return { powerFault: told?.verdict.kind === "refused" ? told.verdict.refusal : null, isEntrusted: false };
}

interface Governed {
  readonly choice: OffenceChoice;
  /** The day by which it governs. */
  readonly on: PlainDate;
  /** Old and new law cannot be compared by their amounts: legal review chooses. */
  readonly isUncertain: boolean;
}

/** 适用法律疑难 (第五十八条第一款第三项): what a legal reviewer must settle before the decision. */
function reviewGroundsOf(
  offence: Offence,
  { isUncertain, on, choice }: Governed,
  { benchmark, powers, settings }: { readonly benchmark: Benchmark | null } & Pick<OffenceAsked, "powers" | "settings">,
): readonly string[] {
  const published = powers.benchmarkOn(offence, on);
  // A benchmark of the agency that no longer binds because its law was replaced; without any there is nothing that fell away.
  const isOutdated =
    benchmark === null &&
    !published.isSample &&
    published.effectiveFrom < choice.version.effectiveFrom &&
    on > settings["benchmark.predecessors_valid_to"];
  return [
    isUncertain ? "新旧规定无法按数额比较轻重" : "",
    settings["clause.choice_needs_review"].includes(offence.code) ? "适用哪一条款须经法制审核选择" : "",
    isOutdated ? "裁量基准依被取代的法律制定，新的基准还没有公布" : "",
  ].filter(Boolean);
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
      return {
        choice: governing.version,
        on: governing.why === "lighter_new" ? decidedOn : actEndedOn,
        isUncertain: false,
      };
    case "needs_review":
      return { choice: governing.atAct, on: actEndedOn, isUncertain: true };
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
