/**
 * One way to act. One act is one transaction: lock the matter, check the version, ask the procedure, apply what follows, append
 * the record, move the clocks, say whose turn it is, enqueue what follows. Nothing leaves the process inside it.
 */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { evidenceExists, linkEvidence } from "#kernel/evidence/server/public.ts";
import { applyEffects, MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { type Act, type Decision, decide, findAct, type MatterCore } from "#kernel/procedure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { findEntryByRequest } from "#kernel/record/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { sqlStateOf, UNIQUE_VIOLATION } from "#platform/database/query.ts";
import { marksOf } from "#platform/database/remembered.ts";
import { inSharedTransaction, untouched } from "#platform/database/together.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { newId } from "#platform/ids.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { admit, momentOf } from "./admit.ts";
import { blankMatter } from "./blank-matter.ts";
import { changesOf, sealPersonal } from "./entry-content.ts";
import { issuePapers, withPapers } from "./issue-papers.ts";
import type { AnyKind, ErasedDetail } from "./kind.ts";
import { keepText } from "./search/keep-text.ts";
import { clocksOf, findMatter, involveUnit, lockMatter, nextInSeries } from "./store.ts";
import { writeMove } from "./write-move.ts";

export interface Engine {
  readonly platform: Pick<Platform, "database" | "secrets">;
  readonly kinds: ReadonlyMap<string, AnyKind>;
  /** Events somebody listens to; others are not enqueued. */
  readonly heard: ReadonlySet<string>;
  /** Told in the transaction of the act, instead of by jobs: for acts that are played at another time than their own. */
  readonly tellAtOnce?: (tx: Tx, event: string, told: Told) => Promise<void>;
}

/** What listeners to an event are given. */
export interface Told {
  readonly matterId: string;
  /** Entry of the record the event follows from. */
  readonly seq: number;
  readonly at: Instant;
  readonly payload: Json;
}

export interface ActRequest {
  /** Null to create a matter of `kind`. */
  readonly matterId: string | null;
  readonly kind: string;
  readonly act: string;
  readonly input: unknown;
  /** The version the actor saw; null when creating, and for the system's own acts. */
  readonly versionSeen: number | null;
  /** UUID made by the client: the same request twice is done once. */
  readonly requestId: string;
  readonly actor: Actor;
  readonly now: Instant;
  readonly origin: { readonly channel: string; readonly ip: string | null };
}

export interface ActOutcome {
  readonly matterId: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
  readonly hash: string;
  /** True when the request had been done before and nothing happened now. */
  readonly isRepeat: boolean;
}

/**
 * @throws Problem refused (with every rule), wrong input (with every field), changed meanwhile, not found or out of scope
 */
export async function perform(engine: Engine, request: ActRequest): Promise<ActOutcome> {
  const { database } = engine.platform;
  const work = (tx: Tx) => performIn(tx, engine, request);
  try {
    // Those on one matter one after the other: the later one reads what the earlier one wrote.
    return await inSharedTransaction(
      database,
      request.matterId === null ? "beginnings" : "acts",
      work,
      request.matterId,
    );
  } catch (error) {
    // The same request ran at the same moment and won.
    if (sqlStateOf(error) === UNIQUE_VIOLATION) {
      const done = await inTransaction(database, (tx) => repeated(tx, request));
      if (done) return done;
    }
    throw error;
  }
}

/**
 * As `perform`, inside a transaction of the caller. Statements that do not need each other's answers are issued together; the lock
 * is issued first, so that all behind it read what is true once it is held.
 */
export async function performIn(tx: Tx, engine: Engine, request: ActRequest): Promise<ActOutcome> {
  const prepared = await untouched(prepare(tx, engine, request));
  return "done" in prepared ? prepared.done : carryOut(tx, engine, request, prepared);
}

type Prepared = Exclude<Awaited<ReturnType<typeof prepare>>, { readonly done: ActOutcome }>;

/** Everything that is read, and what the procedure says to it. Nothing is written here. */
async function prepare(tx: Tx, engine: Engine, request: ActRequest) {
  const [kept, done, runs] = await Promise.all([
    request.matterId ? lockMatter(tx, request.matterId) : null,
    repeated(tx, request),
    request.matterId ? clocksOf(tx, request.matterId) : [],
    marksOf(tx),
  ]);
  if (request.matterId && !kept) throw new Problem(MATTER_PROBLEMS.notFound);
  if (done) return { done };

  const kind = kindOf(engine, kept?.core.kind ?? request.kind);
  if (kept) admit(kept, request);
  const { actor } = request;
  const now = momentOf(kept, request.now);
  const core = kept?.core ?? blankMatter({ id: newId(now), kind, actor, now });
  const clocks = runs.map((run) => run.clock);
  const known = { matter: core, clocks, actor, now };
  const detailRead = kept ? kind.loadDetail(tx, core.id) : kind.blankDetail;
  const [detail, facts] = await Promise.all([
    detailRead,
    kind.loadFacts(tx, { ...known, detail: detailRead, act: { id: request.act, input: request.input } }),
  ]);
  const situation = { ...known, detail };
  const decision = decide(kind.procedure, { ...situation, facts }, request.act, request.input);
  if (decision.kind === "refused") throw problemOf(decision);

  const act = findAct(kind.procedure, request.act) as Act<string, ErasedDetail, ErasedDetail, unknown>;
  const division = divisionAfter(core, decision);
  const calendar = await calendarOf(tx, division);
  const isTerminal = kind.procedure.states[decision.to]?.isTerminal ?? false;
  const applied = applyEffects<ErasedDetail>({
    core,
    clocks,
    effects: decision.effects,
    to: decision.to,
    isTerminal,
    calendar,
    now,
  });
  const fields = act.fields({ ...situation, facts });
  const photoFields = fields.filter((field) => FILE_FIELDS.includes(field.type));
  const photos = photoFields.flatMap((field) =>
    photosIn(decision.input, field.name).map((sha256) => ({ sha256, field: field.name })),
  );
  if (
    photos.length > 0 &&
    !(await evidenceExists(
      tx,
      photos.map((photo) => photo.sha256),
    ))
  )
    throw new Problem(MATTER_PROBLEMS.missingEvidence);
  return { kept, runs, kind, core, detail, now, decision, act, isTerminal, applied, fields, photos };
}

async function carryOut(
  tx: Tx,
  engine: Engine,
  request: ActRequest,
  { kept, runs, kind, core, detail, now, decision, act, isTerminal, applied, fields, photos }: Prepared,
): Promise<ActOutcome> {
  const { actor } = request;
  const number = applied.numberLetter
    ? await giveNumber(tx, applied.core, applied.numberLetter, now)
    : applied.core.number;
  const after: MatterCore = { ...applied.core, number };
  const detailAfter = { ...detail, ...applied.detail };
  const papers = await issuePapers(tx, {
    secrets: engine.platform.secrets,
    hasTakenNumber: applied.numberLetter !== null,
    kind,
    issues: applied.issues,
    matter: after,
    detail: detailAfter,
    input: decision.input,
    actor,
    now,
  });
  const { entry, written } = writeMove(tx, {
    kept,
    after,
    isOpen: !isTerminal,
    runs,
    clocks: applied.clocks,
    touched: applied.touched,
    actor,
    now,
    told: {
      act: request.act,
      code: act.code,
      from: decision.from,
      to: decision.to,
      input: sealPersonal(engine.platform.secrets, act.personalInput ?? [], decision.input),
      changes: withPapers(changesOf(core, after, applied, kind.personalDetail), papers.inRecord),
      evidence: [...new Set(photos.map((photo) => photo.sha256))],
      requestId: request.requestId,
      origin: request.origin,
    },
  });
  const personal = act.personalInput ?? [];
  await Promise.all([
    written,
    papers.write(entry.seq),
    keepText(tx, {
      before: kept && core,
      after,
      fields: act.isUnsearched ? [] : fields,
      input: decision.input,
      personal,
    }),
    !kept || Object.keys(applied.detail).length > 0 ? kind.saveDetail(tx, core.id, applied.detail, !kept) : null,
    ...applied.involved.map((unit) => involveUnit(tx, core.id, unit.unitId, unit.as, now)),
    ...photos.map(({ sha256, field }) =>
      linkEvidence(tx, {
        matterId: core.id,
        seq: entry.seq,
        sha256,
        phase: kind.photoPhase(request.act, field),
        personId: actor.personId,
        now,
      }),
    ),
    kind.afterAct?.(tx, {
      matter: after,
      detail: detailAfter,
      entry,
      input: decision.input,
      issued: papers.inRecord,
    }),
    ...applied.tells.map(({ event, payload }) =>
      tellOthers(tx, engine, event, { matterId: core.id, seq: entry.seq, at: now, payload }),
    ),
  ]);
  return outcomeOf(after, entry, false);
}

/** Fields whose members are files of evidence. */
const FILE_FIELDS: readonly string[] = ["photos", "recordings"];

async function tellOthers(tx: Tx, engine: Engine, event: string, told: Told): Promise<void> {
  if (engine.tellAtOnce) await engine.tellAtOnce(tx, event, told);
  else if (engine.heard.has(event)) await enqueue(tx, event, { ...told });
}

/** A request that was done before is answered as it was then; the same id for something else is refused. */
async function repeated(tx: Tx, request: ActRequest): Promise<ActOutcome | null> {
  const entry = await findEntryByRequest(tx, request.requestId);
  if (!entry) return null;
  const isSame =
    entry.act === request.act &&
    entry.actor.personId === request.actor.personId &&
    (request.matterId === null || entry.matterId === request.matterId);
  if (!isSame) throw new Problem(MATTER_PROBLEMS.requestReused);
  const kept = await findMatter(tx, entry.matterId);
  return kept ? outcomeOf({ ...kept.core, state: entry.to, version: entry.seq }, entry, true) : null;
}

function problemOf(decision: Extract<Decision<unknown>, { kind: "refused" }>): Problem {
  return decision.refusals.length > 0
    ? new Problem(MATTER_PROBLEMS.refused, {
        rules: decision.refusals,
        detail: decision.refusals.map((refusal) => refusal.message).join("；"),
      })
    : new Problem(MATTER_PROBLEMS.wrongInput, { errors: decision.errors });
}

export function kindOf(engine: Pick<Engine, "kinds">, kind: string): AnyKind {
  const found = engine.kinds.get(kind);
  if (!found) throw new Problem(MATTER_PROBLEMS.unknownKind);
  return found;
}

/** The calendar is that of the division the matter is in after the act: an act that creates or locates it decides so. */
function divisionAfter(core: MatterCore, decision: Extract<Decision<ErasedDetail>, { kind: "accepted" }>): string {
  const moved = decision.effects.findLast(
    (effect) => effect.kind === "matter" && effect.changes.divisionCode !== undefined,
  );
  return moved?.kind === "matter" && moved.changes.divisionCode ? moved.changes.divisionCode : core.divisionCode;
}

/** `{county6}{yyyyMMdd}{letter}{serial5}`, the serial without a gap within county, day and letter. */
async function giveNumber(tx: Tx, core: MatterCore, letter: string, now: Instant): Promise<string> {
  const series = `${core.divisionCode.slice(0, 6)}-${plainDateOf(now).replaceAll("-", "")}-${letter}`;
  return `${series}-${String(await nextInSeries(tx, series)).padStart(5, "0")}`;
}

function photosIn(input: unknown, field: string): readonly string[] {
  const value = (input as Record<string, unknown> | null)?.[field];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function outcomeOf(core: MatterCore, entry: RecordEntry, isRepeat: boolean): ActOutcome {
  return {
    matterId: core.id,
    number: core.number,
    state: core.state,
    version: core.version,
    hash: entry.hash,
    isRepeat,
  };
}
