/** 排演: plays acts on one task in memory, with the kernel's own decide and apply, parts beside it as the server keeps them. For tests. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { settingsOn } from "#base/settings.ts";
import { addLimit, type Clock, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { applyEffects } from "#kernel/matter/model/public.ts";
import { type Actor, type Role, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { decide, type MatterCore, NOT_YET, type Procedure } from "#kernel/procedure/model/public.ts";
import { TASK_PROCEDURE } from "../procedure.ts";
import { TASK_SETTINGS } from "../settings.ts";
import type { TaskFacts, TaskPart, WorkFacts } from "./facts.ts";
import { BLANK_TASK, type TaskDetail } from "./task/task.ts";

export type TaskAct = keyof typeof TASK_PROCEDURE.acts;

const CALENDAR: WorkingCalendar = {
  id: "office",
  name: "示范市工作日历",
  version: 1,
  segments: [
    [510, 720],
    [840, 1050],
  ],
  weekdays: [1, 2, 3, 4, 5],
  days: new Map(),
  announcedYears: new Set([2026]),
};

export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
export const UNITS = { lead: idOf(101), part: idOf(102), other: idOf(103), office: idOf(104) };

function actor(role: Role, number: number, unitId: string): Actor {
  return {
    ...SYSTEM_ACTOR,
    role,
    personId: idOf(number),
    name: `${role}${number}`,
    postId: idOf(number + 50),
    unitId,
    unitIds: [unitId],
    divisionCode: "990102000000",
  };
}
export const WHO = {
  system: SYSTEM_ACTOR,
  office: actor("supervision_office", 1, UNITS.office),
  leader: actor("leader", 2, UNITS.office),
  lead: actor("task_owner", 3, UNITS.lead),
  leadChief: actor("unit_lead", 4, UNITS.lead),
  part: actor("task_owner", 5, UNITS.part),
  stranger: actor("task_owner", 6, UNITS.other),
} as const satisfies Record<string, Actor>;

export interface Rehearsal extends Standing<TaskDetail> {
  readonly parts: readonly TaskPart[];
}

export const EMPTY: Rehearsal = {
  core: {
    ...{
      id: idOf(1),
      kind: "task",
      number: null,
      procedureVersion: 1,
      state: NOT_YET,
      subject: "",
      title: "",
      address: "",
      source: "",
    },
    ...{
      divisionCode: "990102000000",
      unitId: null,
      cellCode: null,
      position: null,
      turn: null,
      flags: [],
      version: 0,
    },
    ...{ openedAt: "2026-01-05T01:00:00.000Z" as Instant, closedAt: null },
  },
  detail: BLANK_TASK,
  clocks: [],
  parts: [],
  tells: [],
};

export interface Line {
  readonly act: TaskAct;
  readonly by: Actor;
  readonly now: Instant;
  readonly input?: unknown;
  readonly facts?: Partial<TaskFacts>;
}

export type Played =
  | { readonly kind: "done"; readonly rehearsal: Rehearsal }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[]; readonly errors: readonly FieldError[] };

export function play(before: Rehearsal, { act, by, now, input = {}, facts = {} }: Line): Played {
  const taskFacts: TaskFacts = { ...workFacts(now), parts: before.parts, openChildren: 0, pendingValues: 0, ...facts };
  const procedure = TASK_PROCEDURE as unknown as Procedure<string, TaskDetail, TaskFacts>;
  const rehearsed = rehearse(procedure, before, { act, by, now, input, facts: taskFacts });
  if (rehearsed.kind === "refused") return rehearsed;
  const parts = partsAfter(before.parts, act, rehearsed.input as Given, before.core.version);
  return { kind: "done", rehearsal: { ...rehearsed.standing, parts } };
}

/** What any of the kinds needs to know. */
export const workFacts = (now: Instant): WorkFacts => ({
  settings: settingsOn(TASK_SETTINGS, [], plainDateOf(now)),
  today: plainDateOf(now),
  units: Object.entries(UNITS).map(([name, id]) => ({ id, name })),
  persons: [{ id: idOf(3), name: "责任人" }],
  dueOf: (limit, from) => addLimit(CALENDAR, from, limit),
});

/** A matter of any of the kinds, in memory. */
export interface Standing<D> {
  readonly core: MatterCore;
  readonly detail: D;
  readonly clocks: readonly Clock[];
  readonly tells: readonly string[];
}

type Rehearsed<D> =
  | { readonly kind: "done"; readonly standing: Standing<D>; readonly input: unknown }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[]; readonly errors: readonly FieldError[] };

interface Tried<F> {
  readonly act: string;
  readonly by: Actor;
  readonly now: Instant;
  readonly input: unknown;
  readonly facts: F;
}

/** One act on it, decided and applied as the server does. */
export function rehearse<D extends object, F>(
  procedure: Procedure<string, D, F>,
  before: Standing<D>,
  { act, by, now, input, facts }: Tried<F>,
): Rehearsed<D> {
  const { core, detail, clocks } = before;
  const situation = { ...{ matter: core, detail, clocks, actor: by, now }, facts };
  const decision = decide(procedure, situation, act, input);
  if (decision.kind === "refused") return decision;
  const applied = applyEffects<D>({
    ...{ core, clocks, effects: decision.effects, to: decision.to, calendar: CALENDAR, now },
    isTerminal: procedure.states[decision.to]?.isTerminal ?? false,
  });
  const tells = [...before.tells, ...applied.tells.map(({ event }) => event)];
  const standing = { core: applied.core, detail: { ...detail, ...applied.detail }, clocks: applied.clocks, tells };
  return { kind: "done", standing, input: decision.input };
}

interface Given {
  readonly responsibleUnitIds?: readonly string[];
  readonly unitId?: string;
  readonly partId?: string;
}

/** As `server/work/rows.ts` moves them. */
function partsAfter(parts: readonly TaskPart[], act: TaskAct, given: Given, version: number): readonly TaskPart[] {
  const made = (unitId: string, id: string): TaskPart => ({
    ...{ id, unitId, unitName: unitId, personId: null, text: "", state: "doing", percent: 0, dueOn: null },
  });
  const set = (state: TaskPart["state"]) => parts.map((part) => (part.id === given.partId ? { ...part, state } : part));
  if (act === "create" || act === "assign" || act === "amend") {
    const units = given.responsibleUnitIds ?? [];
    return [...parts, ...units.filter((id) => !parts.some((part) => part.unitId === id)).map((id) => made(id, id))];
  }
  if (act === "break_down" && given.unitId) return [...parts, made(given.unitId, idOf(1000 + version))];
  if (act === "finish_part") return set("finished");
  if (act === "confirm_part") return set("confirmed");
  return act === "return_part" ? set("doing") : parts;
}
