/** The page of one matter, for one caller. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { type Clock, explainClock, formatLimit, isOverdue, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { calendarsOf } from "#kernel/clock/server/public.ts";
import { evidenceOf } from "#kernel/evidence/server/public.ts";
import type { MatterClock, MatterPage, StoryEntry } from "#kernel/matter/contract.ts";
import { findKernelAct, MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Actor, inScope, ROLES, type Role, UNIT_SCOPED_ROLES } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import { cellOf } from "#kernel/place/server/public.ts";
import { findAct, listActs, type MatterCore, NOT_YET, stateLabel } from "#kernel/procedure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { entriesOf, faultOfChain } from "#kernel/record/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow } from "#platform/database/query.ts";
import { onOneConnection } from "#platform/database/transaction.ts";
import { type Engine, kindOf } from "../act.ts";
import type { AnyKind } from "../kind.ts";
import { linksOf, presentLinks } from "../links.ts";
import { clocksOf, findMatter, KEPT_COLUMNS, type KeptMatter, type KeptRow, matterFromRow } from "../store.ts";
import { MATTER_SCOPE } from "./filter.ts";
import { LISTED_BESIDE, LISTED_CLOCK, type ListedRow, presentRow } from "./rows.ts";

/** @throws Problem not found, also when it lies outside the caller's scope */
export async function getMatterInScope(engine: Engine, id: string, actor: Actor): Promise<KeptMatter> {
  const kept = await findMatter(engine.platform.database, id);
  if (!kept) throw new Problem(MATTER_PROBLEMS.notFound);
  mustSee(actor, kept);
  return kept;
}

function mustSee(actor: Actor, { core, unitIds }: KeptMatter): void {
  const seen = { divisionCode: core.divisionCode, unitIds, turnPersonId: core.turn?.personId ?? null };
  if (!inScope(actor, seen)) throw new Problem(MATTER_PROBLEMS.notFound);
}

/** Whether the caller sees at least one of these matters. */
export async function seesAnyMatter(on: Database | Tx, actor: Actor, matterIds: readonly string[]): Promise<boolean> {
  if (matterIds.length === 0) return false;
  const row = await getRow(
    on,
    sql<{ sees: boolean }>`select exists (select 1 from matter m where m.id = any(${[...matterIds]}::uuid[])
      and ${scopeCondition(actor, MATTER_SCOPE)}) as sees`,
  );
  return row.sees;
}

/** In four trips to the database: of the matter, of its kind, what its rules and its facts need, what these need in turn. */
export function getMatterPage(engine: Engine, id: string, actor: Actor, now: Instant): Promise<MatterPage> {
  return onOneConnection(engine.platform.database, (on) => pageOf(on, engine, { id, actor, now }));
}

async function pageOf(
  on: Database,
  engine: Engine,
  { id, actor, now }: { readonly id: string; readonly actor: Actor; readonly now: Instant },
): Promise<MatterPage> {
  const [queueRow, runs, entries, files, linked] = await Promise.all([
    findRow(
      on,
      sql<
        ListedRow & KeptRow
      >`select ${KEPT_COLUMNS}, ${LISTED_BESIDE} from matter m ${LISTED_CLOCK} where m.id = ${id}`,
    ),
    clocksOf(on, id),
    entriesOf(on, id),
    evidenceOf(on, id),
    linksOf(on, id),
  ]);
  if (!queueRow) throw new Problem(MATTER_PROBLEMS.notFound);
  const kept = matterFromRow(queueRow);
  mustSee(actor, kept);
  const { core, lastHash } = kept;
  const kind = kindOf(engine, core.kind);
  const [detail, calendars, cell] = await Promise.all([
    kind.loadDetail(on, id),
    calendarsOf(on, [core.divisionCode]),
    core.cellCode ? cellOf(on, core.cellCode) : null,
  ]);
  const calendar = calendars.get(core.divisionCode) as WorkingCalendar;
  const clocks = runs.map((run) => run.clock);
  const situation = { matter: core, detail, clocks, actor, now };
  const [facts, presented, links] = await Promise.all([
    kind.loadFacts(on, { ...situation, act: null }),
    kind.present(on, core, detail, actor),
    presentLinks(on, engine, linked, actor, now),
  ]);
  const row = presentRow(kind, queueRow, calendar, actor, now);
  const fault = faultOfChain(entries, core.version, lastHash);
  const seen = { matter: core, detail, actor, entries };
  const shown = entries.filter((entry) => !kind.conceals?.(entry, seen));
  const hiddenSeqs = new Set(entries.filter((entry) => !shown.includes(entry)).map((entry) => entry.seq));
  return {
    row,
    kindLabel: kind.procedure.label,
    procedureVersion: core.procedureVersion,
    divisionCode: core.divisionCode,
    cellCode: core.cellCode,
    cell: cell as MatterPage["cell"],
    stages: stagesOf(kind, core, entries),
    fields: presented.fields.map((field) => ({ ...field })),
    detail: presented.detail as MatterPage["detail"],
    clocks: clocks.map((clock) => presentClock(kind, calendar, clock, now, shown)),
    acts: listActs(kind.procedure, { ...situation, facts }) as unknown as MatterPage["acts"],
    story: shown.map((entry) => storyEntry(kind, entry)).reverse(),
    chain: { holds: fault === null, fault: fault?.what ?? null },
    people: peopleOf(kind, shown),
    links,
    evidence: files
      .filter((file) => mayHear(actor, file) && !hiddenSeqs.has(file.seq ?? 0))
      .map((file) => ({
        sha256: file.sha256,
        phase: file.phase,
        seq: file.seq ?? 0,
        mediaType: file.mediaType,
        takenAt: file.takenAt,
        position: file.position,
      })),
  };
}

/** 回访录音: a caller's voice is for those who judge the handling; as `kernel/evidence` decides for the file itself. */
function mayHear(actor: Actor, file: { readonly phase: string }): boolean {
  return file.phase !== "visit" || !UNIT_SCOPED_ROLES.includes(actor.role);
}

function presentClock(
  kind: AnyKind,
  calendar: WorkingCalendar,
  clock: Clock,
  now: Instant,
  entries: readonly RecordEntry[],
): MatterClock {
  const explanation = explainClock(calendar, clock, now, kind.clockNotes?.(clock, entries) ?? []);
  return {
    kind: clock.kind,
    label: clock.label,
    state: clock.state,
    light: explanation.light,
    remaining: explanation.title.replace(/^为什么(还)?/, ""),
    limit: formatLimit(clock.limit),
    source: clock.source,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    stoppedAt: clock.stoppedAt,
    isProvisional: clock.isProvisional,
    isOverdue: isOverdue(clock, now),
    explanation: {
      ...explanation,
      lines: explanation.lines.map((line) => ({ ...line })),
      bar: explanation.bar.map((segment) => ({ ...segment })),
      footnotes: [...explanation.footnotes],
    },
  };
}

/** A stage is done when the matter has been in it and left it; the furthest one it stands in is now. */
function stagesOf(kind: AnyKind, core: MatterCore, entries: readonly RecordEntry[]): MatterPage["stages"] {
  const visited = new Set(
    entries
      .flatMap((entry) => [entry.from, entry.to])
      .filter((state) => state !== NOT_YET)
      .map((state) => kind.procedure.states[state]?.stage),
  );
  const now = kind.procedure.states[core.state]?.stage;
  const isOver = kind.procedure.states[core.state]?.isTerminal ?? false;
  const position = kind.procedure.stages.findIndex((stage) => stage.id === now);
  return kind.procedure.stages.map((stage, index) => {
    if (stage.id === now) return { ...stage, status: isOver ? "done" : "now" };
    return { ...stage, status: visited.has(stage.id) && index < position ? "done" : "later" };
  });
}

function storyEntry(kind: AnyKind, entry: RecordEntry): StoryEntry {
  const ofKernel = findKernelAct(entry.act);
  return {
    seq: entry.seq,
    at: entry.at,
    act: entry.act,
    label: (ofKernel ?? findAct(kind.procedure, entry.act))?.label ?? entry.act,
    code: entry.code,
    fromLabel: entry.from === NOT_YET ? "" : stateLabel(kind.procedure, entry.from),
    toLabel: stateLabel(kind.procedure, entry.to),
    actorName: entry.actor.name,
    roleLabel: ROLES[entry.actor.role as Role] ?? entry.actor.role,
    unitName: entry.actor.unitName,
    onBehalfOf: entry.actor.onBehalfOf?.name ?? null,
    text: ofKernel ? ofKernel.narrate(entry) : kind.narrate(entry),
    evidence: entry.evidence,
    hash: entry.hash,
  };
}

function peopleOf(kind: AnyKind, entries: readonly RecordEntry[]): MatterPage["people"] {
  const people = new Map<string, MatterPage["people"][number]>();
  for (const { actor, act } of entries) {
    if (!actor.personId) continue;
    const key = `${actor.personId} ${actor.role}`;
    const label = findAct(kind.procedure, act)?.label ?? act;
    const known = people.get(key) ?? {
      name: actor.name,
      roleLabel: ROLES[actor.role as Role] ?? actor.role,
      unitName: actor.unitName,
      acts: [],
    };
    people.set(key, { ...known, acts: known.acts.includes(label) ? known.acts : [...known.acts, label] });
  }
  return [...people.values()];
}
