/**
 * 排演: plays acts on one case in memory, with the kernel's own decide and apply, as the server does in one transaction. For tests
 * of the model, and for tests that compare model and server.
 */
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { settingsOn } from "#base/settings.ts";
import { addLimit, type Clock, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { applyEffects } from "#kernel/matter/model/public.ts";
import { type Actor, CITIZEN_ACTOR, ROLES, type Role, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { type Decision, decide, type MatterCore, NOT_YET, type Situation } from "#kernel/procedure/model/public.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import { LAW_SETTINGS, type LawSettings, thresholdsOf } from "#law/settings/public.ts";
import { BLANK_CASE, type CaseDetail } from "./case.ts";
import type { CaseFacts, OfficerFact } from "./facts.ts";
import { CASE_PROCEDURE, type CaseAct } from "./procedure.ts";

export interface Rehearsal {
  readonly core: MatterCore;
  readonly detail: CaseDetail;
  readonly clocks: readonly Clock[];
  readonly past: CaseFacts["actedBefore"];
  /** Papers in the order of their issue. */
  readonly issued: readonly { readonly form: string; readonly key: string; readonly at: Instant }[];
}

export interface Line {
  readonly act: CaseAct;
  readonly actor: Actor;
  readonly now: Instant;
  readonly input?: unknown;
  readonly facts?: Partial<CaseFacts>;
  readonly settings?: Partial<LawSettings>;
}

export type Played =
  | { readonly kind: "done"; readonly rehearsal: Rehearsal }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[]; readonly errors: readonly FieldError[] };

/** An id for a person or unit: the same number gives the same id. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

/** The announced years with their make-up workdays: deadlines of the worked examples are real ones. */
export const CALENDAR: WorkingCalendar = workingCalendar({ id: "legal", name: "法定工作日历", version: 1 });

export const FILE = "a".repeat(64);
const UNIT = idOf(900);

export function actorOf(role: Role, number: number): Actor {
  if (role === "system") return SYSTEM_ACTOR;
  if (role === "citizen") return CITIZEN_ACTOR;
  return {
    role,
    personId: idOf(number),
    name: ROLES[role],
    postId: idOf(number + 5000),
    unitId: UNIT,
    unitName: "执法二中队",
    divisionCode: "990102000000",
    unitIds: [UNIT],
    onBehalfOf: null,
  };
}

export const WHO = {
  officer: actorOf("officer", 1),
  colleague: actorOf("officer", 2),
  third: actorOf("officer", 3),
  auxiliary: actorOf("officer", 4),
  expired: actorOf("officer", 5),
  unitLead: actorOf("unit_lead", 11),
  reviewer: actorOf("legal_reviewer", 12),
  presider: actorOf("hearing_presider", 13),
  head: actorOf("agency_head", 14),
  deputy: actorOf("agency_head", 15),
  publicity: actorOf("publicity_clerk", 16),
  cashier: actorOf("cashier", 17),
  archivist: actorOf("archivist", 18),
  party: CITIZEN_ACTOR,
  system: SYSTEM_ACTOR,
} as const;

const certificate = (number: string, validTo = "2030-12-31") => ({
  number,
  validFrom: "2020-01-01" as PlainDate,
  validTo: validTo as PlainDate,
  scopes: [],
});

export const OFFICERS: readonly OfficerFact[] = [
  { personId: idOf(1), name: "顾明川", isAuxiliary: false, certificate: certificate("99010200147") },
  { personId: idOf(2), name: "程予安", isAuxiliary: false, certificate: certificate("99010200163") },
  { personId: idOf(3), name: "沈知远", isAuxiliary: false, certificate: certificate("99010200171") },
  { personId: idOf(4), name: "陆青禾", isAuxiliary: true, certificate: null },
  { personId: idOf(5), name: "周砚秋", isAuxiliary: false, certificate: certificate("99010200102", "2025-06-30") },
];

/** What an agency must have entered before it can decide ordinary cases. */
export const ENTERED: Partial<LawSettings> = {
  "hearing.large_fine.individual_yuan": 5_000,
  "hearing.large_fine.organization_yuan": 50_000,
  "hearing.large_confiscation.individual_yuan": 5_000,
  "hearing.large_confiscation.organization_yuan": 50_000,
  "review.major.individual_yuan": 5_000,
  "review.major.organization_yuan": 50_000,
  "collective.individual_yuan": 10_000,
  "collective.organization_yuan": 100_000,
};

export const OFFENCE: NonNullable<CaseFacts["offence"]> = {
  id: "CG-JZ-009",
  name: "未经核准擅自处置建筑垃圾",
  group: "建筑垃圾",
  hasPower: true,
  seizureBasis: null,
  penaltyKinds: ["warning", "fine"],
  fineRange: { minFen: 100_00, maxFen: 100_000_00 },
  benchmark: null,
  isRectificationFirst: false,
  isOnFirstViolationList: false,
  isOnMinorList: false,
  allowsOffsite: false,
  isUnderEcoCode: false,
  basis: ["《城市建筑垃圾管理规定》(2005) 第七条", "《城市建筑垃圾管理规定》(2005) 第二十五条第一项"],
};

/** A case that does not exist yet. */
export function emptyRehearsal(now: Instant): Rehearsal {
  const core: MatterCore = {
    id: idOf(801),
    kind: "case",
    number: null,
    procedureVersion: CASE_PROCEDURE.version,
    state: NOT_YET,
    subject: "",
    title: "",
    address: "",
    source: "",
    divisionCode: "990102000000",
    unitId: null,
    cellCode: null,
    position: null,
    turn: null,
    flags: [],
    version: 0,
    openedAt: now,
    closedAt: null,
  };
  return { core, detail: BLANK_CASE, clocks: [], past: [], issued: [] };
}

export function situationOf(rehearsal: Rehearsal, line: Line): Situation<CaseDetail, CaseFacts> {
  const { core, detail, clocks, past } = rehearsal;
  const settings = { ...settingsOn(LAW_SETTINGS, [], plainDateOf(line.now)), ...ENTERED, ...line.settings };
  const facts: CaseFacts = {
    settings,
    thresholds: thresholdsOf(settings),
    sourceOf: () => "",
    calendar: CALENDAR,
    dueOf: (limit, from) => addLimit(CALENDAR, from, limit),
    officers: new Map(OFFICERS.map((officer) => [officer.personId, officer])),
    offence: detail.offenceId === null ? null : OFFENCE,
    finesForSameAct: [],
    earlierViolations: [],
    partyKey: null,
    actedBefore: past,
    people: Object.values(WHO).flatMap(({ personId, name, role }) => (personId ? [{ personId, name, role }] : [])),
    ...line.facts,
  };
  return { matter: core, detail, clocks, facts, actor: line.actor, now: line.now };
}

export function play(rehearsal: Rehearsal, line: Line): Played {
  const { actor, now, act } = line;
  const decision = decide(CASE_PROCEDURE, situationOf(rehearsal, line), act, line.input);
  return decision.kind === "refused" ? decision : { kind: "done", rehearsal: applied(rehearsal, decision, actor, now) };
}

/** The case after an accepted act. */
export function applied(
  rehearsal: Rehearsal,
  decision: Extract<Decision<CaseDetail>, { kind: "accepted" }>,
  actor: Actor,
  now: Instant,
): Rehearsal {
  const effects = applyEffects<CaseDetail>({
    core: rehearsal.core,
    clocks: rehearsal.clocks,
    effects: decision.effects,
    to: decision.to,
    isTerminal: CASE_PROCEDURE.states[decision.to as keyof typeof CASE_PROCEDURE.states].isTerminal,
    calendar: CALENDAR,
    now,
  });
  return {
    core: {
      ...effects.core,
      number: effects.core.number ?? (effects.numberLetter && `990102-${effects.numberLetter}-1`),
    },
    detail: { ...rehearsal.detail, ...effects.detail },
    clocks: effects.clocks,
    past: actor.personId ? [...rehearsal.past, { personId: actor.personId, act: decision.act }] : rehearsal.past,
    issued: [...rehearsal.issued, ...effects.issues.map((paper) => ({ ...paper, at: now }))],
  };
}
