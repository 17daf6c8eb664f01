/**
 * Plays reports that belong together (one and its repetitions) from their beginning to the end of the history, through the acts
 * themselves and in one transaction: nobody, and no job, ever sees a matter half-way in the past.
 */

import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { addPrecedent } from "#capabilities/report/server/public.ts";
import { type ActRequest, type Engine, performIn } from "#kernel/matter/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { demoId, unitId } from "../ids.ts";
import type { Photographer } from "../photos/photographer.ts";
import { afterStep, nextStep } from "./next-step.ts";
import { namesFacility } from "./responsible.ts";
import type { Step, Walk } from "./walk.ts";

export interface Stage {
  readonly database: Database;
  /** Tells reporters. */
  readonly engine: Engine;
  readonly photograph: Photographer;
}

/** Refusals nobody reckoned with: a fault of the player or of the house. Rule → how often. */
export interface Tally {
  acts: number;
  readonly surprises: Map<string, number>;
}

export function newTally(): Tally {
  return { acts: 0, surprises: new Map() };
}

/** The id of the request that creates a report: it tells whether the report was played before. */
export function creationId(key: string): string {
  return demoId(`act ${key} 0`);
}

const HEARD_BY_NOBODY = async () => undefined;

export async function playGroup(whole: Stage, walks: readonly Walk[], tally: Tally): Promise<void> {
  // What supervisors report has no reporter who would be told.
  const isPublic = walks.some(({ report }) => report.personKey === null);
  const stage = isPublic ? whole : { ...whole, engine: { ...whole.engine, tellAtOnce: HEARD_BY_NOBODY } };
  await stage.database.transaction().execute(async (tx) => {
    const going = new Set(walks);
    while (going.size > 0) {
      const next = firstStep(going);
      if (!next) return;
      const isDone = await act(tx, stage, next.walk, next.step, tally);
      if (!isDone) going.delete(next.walk);
    }
  });
}

/** The earliest next step of all; walks that have none are over. */
function firstStep(going: Set<Walk>): { readonly walk: Walk; readonly step: Step } | null {
  let first: { readonly walk: Walk; readonly step: Step } | null = null;
  for (const walk of going) {
    const step = nextStep(walk);
    if (!step) going.delete(walk);
    else if (!first || step.at < first.step.at) first = { walk, step };
  }
  return first;
}

/** @returns false when the walk cannot go on */
async function act(tx: Tx, stage: Stage, walk: Walk, step: Step, tally: Tally): Promise<boolean> {
  const { trail, report } = walk;
  const photos = await photosOf(stage, walk, step);
  const request: ActRequest = {
    matterId: trail.matterId,
    kind: "report",
    act: step.act,
    input: { ...step.input, ...photos },
    versionSeen: trail.matterId === null || step.by.role === "system" ? null : trail.version,
    requestId: demoId(`act ${report.key} ${trail.version}`),
    actor: step.by,
    now: step.at,
    origin: { channel: channelOf(step), ip: null },
  };
  try {
    const outcome = await performIn(tx, stage.engine, request);
    tally.acts++;
    walk.trail = { ...afterStep(trail, step), matterId: outcome.matterId };
    if (outcome.state !== step.to) return surprised(tally, `${step.act}: ${outcome.state} instead of ${step.to}`);
    await follow(tx, stage, walk, step, tally);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const learnt = error.extras.rules?.map(({ rule }) => step.learns?.[rule]).find((known) => known !== undefined);
    if (learnt) {
      walk.trail = { ...trail, ...learnt };
      return true;
    }
    return surprised(tally, `${step.act}: ${wordsOf(error)}`);
  }
}

function surprised(tally: Tally, what: string): false {
  tally.surprises.set(what, (tally.surprises.get(what) ?? 0) + 1);
  return false;
}

function wordsOf({ problemType, extras, message }: Problem): string {
  const rules = extras.rules?.map(({ rule }) => rule) ?? [];
  const fields = extras.errors?.map(({ path, message: text }) => `${path} ${text}`) ?? [];
  return [...rules, ...fields].join(", ") || `${problemType.type} ${message}`;
}

/** What a job would do after the act, at the same moment. */
async function follow(tx: Tx, stage: Stage, walk: Walk, step: Step, tally: Tally): Promise<void> {
  if (step.act === "merge") await takeIn(tx, stage, walk, step, tally);
  const ruled = ruledUnitOf(walk, step);
  if (ruled) await setPrecedent(tx, walk, step, ruled);
}

async function takeIn(tx: Tx, stage: Stage, walk: Walk, step: Step, tally: Tally): Promise<void> {
  const first = walk.original;
  if (!first?.trail.matterId) return;
  await performIn(tx, stage.engine, {
    matterId: first.trail.matterId,
    kind: "report",
    act: "take_in",
    input: { matterId: walk.trail.matterId },
    versionSeen: null,
    requestId: demoId(`taken in ${walk.report.key}`),
    actor: SYSTEM_ACTOR,
    now: step.at,
    origin: { channel: "job", ip: null },
  });
  tally.acts++;
  // What follows on the first report follows after this.
  first.trail = { ...first.trail, at: step.at, version: first.trail.version + 1 };
}

/** 权责认定: the unit named when a dispute was decided. */
function ruledUnitOf({ trail }: Walk, step: Step): string | null {
  if (step.act === "accept_return") return trail.acceptedReturns > 1 ? trail.ruledUnitKey : null;
  return step.act === "reject_return" && trail.acceptedReturns >= 1 ? trail.unitKey : null;
}

async function setPrecedent(tx: Tx, walk: Walk, step: Step, unitKey: string): Promise<void> {
  const { trail, report, world } = walk;
  const precedent = {
    classKey: trail.classKey ?? "",
    cellCode: report.cellCode,
    facilityCode: namesFacility(walk) ? report.facilityCode : null,
    unitId: unitId(unitKey),
    decidedOn: plainDateOf(step.at),
  };
  await addPrecedent(
    tx,
    { ...precedent, matterId: trail.matterId, seq: trail.version },
    { personId: step.by.personId, now: step.at },
  );
  world.precedents.push({ ...precedent, id: `${trail.matterId}`, unitName: unitKey });
}

async function photosOf(stage: Stage, walk: Walk, step: Step): Promise<Record<string, readonly string[]>> {
  const { report, trail } = walk;
  const taken: Record<string, readonly string[]> = {};
  for (const { field, phase } of step.photos ?? []) {
    const sha256 = await stage.photograph({
      key: `${report.key} ${trail.version} ${field}`,
      scene: report.scene,
      phase,
      variant: report.sceneSeed,
      near: report.position,
      at: step.at,
      personId: step.by.personId,
      role: step.by.role,
    });
    taken[field] = [sha256];
  }
  return taken;
}

function channelOf({ by, act: id }: Step): string {
  if (by.role === "citizen") return "public";
  if (by.role === "system") return id === "report_by_public" ? "device" : "job";
  return by.role === "supervisor" || by.role === "crew" ? "field" : "console";
}
