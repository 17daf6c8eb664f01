/** The page of one matter, for one caller. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { type Clock, explainClock, formatLimit, isOverdue, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { evidenceOf } from "#kernel/evidence/server/public.ts";
import type { MatterClock, MatterPage } from "#kernel/matter/contract.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Actor, inScope, UNIT_SCOPED_ROLES } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import { cellOf } from "#kernel/place/server/public.ts";
import { listActs } from "#kernel/procedure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { entriesOf, newestEntriesOf } from "#kernel/record/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow } from "#platform/database/query.ts";
import { onOneConnection } from "#platform/database/transaction.ts";
import { type Engine, kindOf } from "../act.ts";
import type { AnyKind } from "../kind.ts";
import { linksOf, presentLinks } from "../links.ts";
import { clocksOf, findMatter, KEPT_COLUMNS, type KeptMatter, type KeptRow, matterFromRow } from "../store.ts";
import { MATTER_SCOPE } from "./filter.ts";
import { LISTED_BESIDE, LISTED_JOINS, type ListedRow, loadPresenting, presentRow } from "./rows.ts";
import { chainOf, olderThan, peopleOf, STORY_PAGE, stagesOf, storyEntry } from "./story.ts";

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

interface Looking {
  readonly id: string;
  readonly actor: Actor;
  readonly now: Instant;
  /** With every entry of the record, however many: for what is printed. */
  readonly isWhole: boolean;
}

/** In two trips to the database, of the matter and of its kind; more where facts of the kind need others first. */
export function getMatterPage(engine: Engine, id: string, actor: Actor, now: Instant): Promise<MatterPage> {
  return onOneConnection(engine.platform.database, (on) => pageOf(on, engine, { id, actor, now, isWhole: false }));
}

/** As the page, with the whole record in its story. */
export function getWholeMatter(engine: Engine, id: string, actor: Actor, now: Instant): Promise<MatterPage> {
  return onOneConnection(engine.platform.database, (on) => pageOf(on, engine, { id, actor, now, isWhole: true }));
}

async function pageOf(on: Database, engine: Engine, { id, actor, now, isWhole }: Looking): Promise<MatterPage> {
  const [queueRow, runs, entries, files, linked, presenting] = await Promise.all([
    findRow(
      on,
      sql<
        ListedRow & KeptRow
      >`select ${KEPT_COLUMNS}, ${LISTED_BESIDE} from matter m ${LISTED_JOINS} where m.id = ${id}`,
    ),
    clocksOf(on, id),
    isWhole ? entriesOf(on, id) : newestEntriesOf(on, id, { most: STORY_PAGE }),
    evidenceOf(on, id),
    linksOf(on, id),
    loadPresenting(on, actor, now),
  ]);
  if (!queueRow) throw new Problem(MATTER_PROBLEMS.notFound);
  const kept = matterFromRow(queueRow);
  mustSee(actor, kept);
  const { core, lastHash } = kept;
  const kind = kindOf(engine, core.kind);
  const calendar = presenting.calendars(core.divisionCode);
  const clocks = runs.map((run) => run.clock);
  const known = { matter: core, clocks, actor, now };
  const detailRead = kind.loadDetail(on, id);
  const [detail, cell, facts, presented, links, older] = await Promise.all([
    detailRead,
    core.cellCode ? cellOf(on, core.cellCode) : null,
    kind.loadFacts(on, { ...known, detail: detailRead, act: null }),
    kind.present(on, core, detailRead, actor),
    presentLinks(on, engine, linked, actor, now),
    olderThan(on, id, entries),
  ]);
  const row = presentRow(kind, queueRow, presenting);
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
    stages: stagesOf(kind, core, entries, older),
    fields: presented.fields.map((field) => ({ ...field })),
    detail: presented.detail as MatterPage["detail"],
    clocks: clocks.map((clock) => presentClock(kind, calendar, clock, now, shown)),
    acts: listActs(kind.procedure, { ...known, detail, facts }) as unknown as MatterPage["acts"],
    story: shown.map((entry) => storyEntry(kind, entry)).reverse(),
    storyCount: (older?.count ?? 0) + shown.length,
    chain: chainOf(entries, older, core, lastHash),
    people: peopleOf(kind, shown, older),
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
