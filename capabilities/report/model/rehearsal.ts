/**
 * 排演: plays acts on one report in memory, with the kernel's own decide and apply, as the server does in one transaction.
 * For tests of the model, and for tests that compare model and server.
 */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type Position, position } from "#base/position.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { settingsOn } from "#base/settings.ts";
import { addLimit, type Clock, minutesPerWorkday, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { applyEffects } from "#kernel/matter/model/public.ts";
import { type Actor, CITIZEN_ACTOR, ROLES, type Role, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { decide, type MatterCore, NOT_YET, type Situation } from "#kernel/procedure/model/public.ts";
import { SHIPPED_CATALOGUE } from "./catalogue/shipped.ts";
import { UNCLEAR } from "./dispatch-rules.ts";
import type { PastAct, ReportFacts } from "./facts.ts";
import type { CounterEntry } from "./measures/told.ts";
import { REPORT_PROCEDURE, type ReportAct } from "./procedure.ts";
import { BLANK_DETAIL, type ReportDetail } from "./report.ts";
import { REPORT_SETTINGS } from "./settings.ts";

/** Monday to Friday, 08:30–12:00 and 14:00–17:30. */
export const OFFICE_CALENDAR: WorkingCalendar = {
  id: "office",
  name: "示范市工作日历",
  version: 1,
  segments: [
    [510, 720],
    [840, 1050],
  ],
  weekdays: [1, 2, 3, 4, 5],
  days: new Map(),
  announcedYears: new Set([2025, 2026]),
};

export interface Rehearsal {
  readonly core: MatterCore;
  readonly detail: ReportDetail;
  readonly clocks: readonly Clock[];
  readonly entries: readonly CounterEntry[];
  readonly past: readonly PastAct[];
  readonly tells: readonly string[];
}

export interface Line {
  readonly act: ReportAct;
  readonly actor: Actor;
  readonly now: Instant;
  readonly input?: unknown;
  readonly facts?: Partial<ReportFacts>;
  readonly calendar?: WorkingCalendar;
}

export type Played =
  | { readonly kind: "done"; readonly rehearsal: Rehearsal }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[]; readonly errors: readonly FieldError[] };

/** An id for a person, unit or matter: the same number gives the same id. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

export const PLACE: Position = position(114.02, 33.01);
export const CELL = "990102001001001";
export const STREET = "990102001000";
export const UNITS = { cleaning: idOf(101), lighting: idOf(102), street: idOf(103) };
export const PHOTO = "a".repeat(64);

/** Two supervisors on duty, of the supervision centre. */
export const SUPERVISORS = { first: idOf(11), second: idOf(12) };

export function actorOf(role: Role, number: number, unitId: string = idOf(900)): Actor {
  if (role === "system") return SYSTEM_ACTOR;
  if (role === "citizen") return CITIZEN_ACTOR;
  return {
    role,
    personId: idOf(number),
    name: ROLES[role],
    postId: idOf(number + 5000),
    unitId,
    unitName: "示范单位",
    divisionCode: "990102000000",
    unitIds: [unitId],
    onBehalfOf: null,
  };
}

/** A report that does not exist yet. */
export function emptyRehearsal(number = 1, now: Instant = "2026-11-16T01:00:00.000Z" as Instant): Rehearsal {
  const core: MatterCore = {
    id: idOf(number + 800),
    kind: REPORT_PROCEDURE.kind,
    number: null,
    procedureVersion: REPORT_PROCEDURE.version,
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
  return { core, detail: BLANK_DETAIL, clocks: [], entries: [], past: [], tells: [] };
}

/** Facts of an ordinary day: two supervisors on duty, three units, no rule, no duplicate. */
export function situationOf(rehearsal: Rehearsal, line: Line): Situation<ReportDetail, ReportFacts> {
  const { core, detail, clocks, past } = rehearsal;
  const calendar = line.calendar ?? OFFICE_CALENDAR;
  const facts: ReportFacts = {
    settings: settingsOn(REPORT_SETTINGS, [], plainDateOf(line.now)),
    catalogue: SHIPPED_CATALOGUE,
    located: { divisionCode: STREET, cellCode: CELL, address: "文渡路 118 号", beatPersonId: SUPERVISORS.first },
    isActorOnDuty: true,
    onDutySupervisors: Object.values(SUPERVISORS).map((personId, index) => ({
      personId,
      name: `监督员${index + 1}`,
      unitId: idOf(900),
      distanceMetres: 120 * (index + 1),
    })),
    duplicates: [],
    responsibility: UNCLEAR,
    units: Object.entries(UNITS).map(([name, id]) => ({ id, name, parentId: null, divisionCode: STREET })),
    actedBefore: past,
    mergeTarget: null,
    dueOf: (limit, from) => addLimit(calendar, from, limit),
    resolveOvertimeRatio: 0,
    minutesPerWorkday: minutesPerWorkday(calendar),
    ...line.facts,
  };
  return { matter: core, detail, clocks, facts, actor: line.actor, now: line.now };
}

export function play(rehearsal: Rehearsal, line: Line): Played {
  const { actor, now, act } = line;
  const decision = decide(REPORT_PROCEDURE, situationOf(rehearsal, line), act, line.input);
  if (decision.kind === "refused") return decision;
  const applied = applyEffects<ReportDetail>({
    core: rehearsal.core,
    clocks: rehearsal.clocks,
    effects: decision.effects,
    to: decision.to,
    isTerminal: REPORT_PROCEDURE.states[decision.to as keyof typeof REPORT_PROCEDURE.states].isTerminal,
    calendar: line.calendar ?? OFFICE_CALENDAR,
    now,
  });
  const core = {
    ...applied.core,
    number: applied.core.number ?? (applied.numberLetter && `990102-${applied.numberLetter}-1`),
  };
  const entry: CounterEntry = {
    act,
    code: REPORT_PROCEDURE.acts[act].code,
    from: decision.from,
    to: decision.to,
    at: now,
    actor: { personId: actor.personId, role: actor.role, unitId: actor.unitId },
    divisionCode: core.divisionCode,
    input: JSON.parse(JSON.stringify(decision.input ?? {})) as Json,
    changes: { matter: changedMembers(rehearsal.core, core), detail: applied.detail },
    clocks: applied.clocks
      .filter((clock, index) => clock.state !== "stopped" || applied.touched.has(index))
      .map(({ kind, state, startedAt, dueAt }) => ({ kind, state, startedAt, dueAt })),
  };
  const past = actor.personId
    ? [...rehearsal.past, { personId: actor.personId, role: actor.role, act }]
    : rehearsal.past;
  return {
    kind: "done",
    rehearsal: {
      core,
      detail: { ...rehearsal.detail, ...applied.detail },
      clocks: applied.clocks,
      entries: [...rehearsal.entries, entry],
      past,
      tells: [...rehearsal.tells, ...applied.tells.map((tell) => tell.event)],
    },
  };
}

function changedMembers(before: MatterCore, after: MatterCore): Partial<MatterCore> {
  const names = ["source", "divisionCode", "unitId"] as const;
  return Object.fromEntries(names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]));
}

/** @throws Error with every refusal, for lines that a scenario takes for granted */
export function mustPlay(rehearsal: Rehearsal, ...lines: readonly Line[]): Rehearsal {
  return lines.reduce((current, line) => {
    const played = play(current, line);
    if (played.kind === "done") return played.rehearsal;
    throw new Error(`${line.act}: ${JSON.stringify([...played.refusals, ...played.errors])}`);
  }, rehearsal);
}
