/** Cases as desks show them: one statement for a list; the facts of their rules, where a desk judges acts, in one trip for all. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import {
  BLANK_CASE,
  CASE_FLAGS,
  CASE_STATES,
  type CaseDetail,
  type CaseFacts,
  type CaseState,
  PARTY_TERMS,
  PROCEDURES,
} from "#capabilities/case/model/public.ts";
import { type DeskAsked, type DeskCase, type DeskClock, PER_PAGE } from "#capabilities/case/model/surface/desk-case.ts";
import {
  type Clock,
  ClockSchema,
  formatRemaining,
  isOverdue,
  lightOf,
  remainingOf,
  type WorkingCalendar,
} from "#kernel/clock/model/public.ts";
import type { CalendarsInForce } from "#kernel/clock/server/public.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import type { Actor, Role } from "#kernel/people/model/public.ts";
import type { MatterCore, Situation } from "#kernel/procedure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { onOneConnection } from "#platform/database/transaction.ts";
import { loadFacts } from "../facts/load-facts.ts";

/** Whoever looks, and when. */
export interface Looking {
  readonly actor: Actor;
  readonly now: Instant;
}

/** A case with what its row shows; `names` are those of its handlers and of persons it mentions. */
export interface KeptCase {
  readonly matter: MatterCore;
  readonly detail: CaseDetail;
  readonly clocks: readonly Clock[];
  readonly unitName: string;
  readonly names: ReadonlyMap<string, string>;
}

export type JudgedCase = KeptCase & { readonly situation: Situation<CaseDetail, CaseFacts> };

interface Row extends Omit<MatterCore, "turn" | "position"> {
  readonly turnRoles: readonly Role[];
  readonly turnUnitId: string | null;
  readonly turnPersonId: string | null;
  readonly turnReason: string;
  readonly detail: Omit<CaseDetail, "partyContact">;
  readonly clocks: readonly unknown[];
  readonly unitName: string | null;
  readonly names: Readonly<Record<string, string>>;
}

interface Wanted {
  /** Over `matter m join case_file f`; the caller's scope is added. */
  readonly where: RawBuilder<unknown>;
  readonly order?: RawBuilder<unknown>;
  /** Absent: all of them. */
  readonly most?: number;
  readonly skip?: number;
}

const DUE_FIRST = sql`m.due_at nulls last, m.id`;

/** The contact of the party stays sealed: no desk needs it. */
export async function casesWhere(on: Database | Tx, { actor }: Looking, wanted: Wanted): Promise<readonly KeptCase[]> {
  const { where, order = DUE_FIRST, most = null, skip = 0 } = wanted;
  const rows = await listRows(
    on,
    sql<Row>`select m.id, m.kind, m.number, m.procedure_version as "procedureVersion", m.state, m.subject, m.title, m.address, m.source,
        m.division_code as "divisionCode", m.unit_id as "unitId", m.cell_code as "cellCode", m.flags, m.version,
        m.opened_at as "openedAt", m.closed_at as "closedAt", m.turn_roles as "turnRoles", m.turn_unit_id as "turnUnitId",
        m.turn_person_id as "turnPersonId", m.turn_reason as "turnReason", f.detail,
        (select name from people_unit u where u.id = m.unit_id) as "unitName",
        coalesce((select jsonb_agg(c.clock order by c.started_at, c.run) from clock_running c where c.matter_id = m.id), '[]') as clocks,
        coalesce((select jsonb_object_agg(p.id, p.name) from people_person p where p.id in (select value::uuid from
          jsonb_array_elements_text((f.detail -> 'handlerIds') || jsonb_path_query_array(f.detail, '$.hearing.presiderId')
            || jsonb_path_query_array(f.detail, '$.hearing.recorderId') || jsonb_path_query_array(f.detail, '$.recusals[*].personId'))
          where value is not null)), '{}') as names
      from matter m join case_file f on f.matter_id = m.id
      where m.kind = 'case' and ${matterScope(actor)} and ${where}
      order by ${order} limit ${most}::bigint offset ${skip}::bigint`,
  );
  return rows.map(({ turnRoles, turnUnitId, turnPersonId, turnReason, detail, clocks, unitName, names, ...core }) => ({
    matter: {
      ...core,
      position: null,
      turn:
        turnRoles.length === 0
          ? null
          : { roles: turnRoles, unitId: turnUnitId, personId: turnPersonId, reason: turnReason },
    },
    detail: { ...BLANK_CASE, ...detail, partyContact: null },
    clocks: clocks.map((clock) => ClockSchema.parse(clock)),
    unitName: unitName ?? "",
    names: new Map(Object.entries(names)),
  }));
}

export async function countCases(on: Database | Tx, { actor }: Looking, where: RawBuilder<unknown>): Promise<number> {
  const { count } = await getRow(
    on,
    sql<{ count: number }>`select count(*)::int as count from matter m join case_file f on f.matter_id = m.id
      where m.kind = 'case' and ${matterScope(actor)} and ${where}`,
  );
  return count;
}

/** By what people call a case: its number, the party, the cause, what was seen, where, the number of the decision. */
export function namedLike(text: string): RawBuilder<boolean> {
  if (text === "") return sql<boolean>`true`;
  const like = `%${text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return sql<boolean>`(m.number ilike ${like} or f.detail ->> 'causeOfAction' like ${like} or f.detail #>> '{party,name}' like ${like}
    or m.title like ${like} or m.address like ${like} or f.detail ->> 'decisionNumber' like ${like})`;
}

/** One page of the cases that match, and how many match in all. */
export async function pageOfCases(
  on: Database | Tx,
  looking: Looking,
  wanted: Pick<Wanted, "where" | "order">,
  { text, page }: DeskAsked,
): Promise<{ readonly kept: readonly KeptCase[]; readonly count: number }> {
  const where = sql<boolean>`(${wanted.where}) and ${namedLike(text)}`;
  const kept = await casesWhere(on, looking, { ...wanted, where, most: PER_PAGE, skip: skippedBefore(page) });
  const isAll = page === 1 && kept.length < PER_PAGE;
  return { kept, count: isAll ? kept.length : await countCases(on, looking, where) };
}

export function skippedBefore(page: number): number {
  return (page - 1) * PER_PAGE;
}

/** The same with the facts of their rules: all that is asked goes to the database together. */
export async function judged(
  { platform }: Engine,
  on: Database | Tx,
  looking: Looking,
  cases: readonly KeptCase[],
): Promise<readonly JudgedCase[]> {
  return Promise.all(
    cases.map(async (kept) => {
      const { matter, detail, clocks } = kept;
      const seen = { matter, detail, clocks, ...looking };
      const facts = await loadFacts(platform.secrets, on, { ...seen, act: null });
      return { ...kept, situation: { ...seen, facts } };
    }),
  );
}

/** Statements of one answer share a connection. */
export function together<T>({ platform }: Engine, work: (on: Database) => Promise<T>): Promise<T> {
  return onOneConnection(platform.database, work);
}

export function deskCaseOf(kept: KeptCase, calendars: CalendarsInForce, now: Instant): DeskCase {
  const { matter, detail } = kept;
  return {
    matterId: matter.id,
    number: matter.number,
    causeOfAction: detail.causeOfAction,
    title: matter.title,
    partyName: detail.party?.name ?? "",
    address: matter.address,
    unitName: kept.unitName,
    state: matter.state,
    stateLabel: CASE_STATES[matter.state as CaseState] ?? matter.state,
    procedureLabel: detail.procedure ? PROCEDURES[detail.procedure] : "",
    handlers: detail.handlerIds.map((id) => kept.names.get(id) ?? "").filter(Boolean),
    flags: matter.flags.map((flag) => CASE_FLAGS[flag as keyof typeof CASE_FLAGS] ?? flag),
    turnReason: matter.turn?.reason ?? "",
    version: matter.version,
    clock: firstClock(kept, calendars(matter.divisionCode), now),
  };
}

/** Terms of the party that are over: nothing is late because of them. */
const OF_PARTY: readonly string[] = PARTY_TERMS;

/** What ends first; while nothing runs, what is paused. */
function firstClock({ clocks }: KeptCase, calendar: WorkingCalendar | undefined, now: Instant): DeskClock | null {
  const [first] = clocks
    .filter((clock) => clock.state !== "stopped" && !(OF_PARTY.includes(clock.kind) && isOverdue(clock, now)))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.dueAt < b.dueAt ? -1 : 1));
  if (!first || !calendar) return null;
  return {
    label: first.label,
    source: first.source,
    dueAt: first.dueAt,
    light: lightOf(first, now),
    remaining: formatRemaining(remainingOf(calendar, first, now)),
  };
}

/** By the clock that is shown; what no clock runs for comes last. */
export function dueFirst<R extends Pick<DeskCase, "clock">>(rows: readonly R[]): R[] {
  const dueOf = ({ clock }: R) => (clock && clock.light !== "paused" ? clock.dueAt : "9999");
  return rows.toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
}

/**
 * Shown when nothing else runs: by the end of the first two nobody of the agency has anything to do, and publicity is told at the desk
 * of its own.
 */
const BESIDE: readonly string[] = ["reconsideration", "litigation", "publish", "unpublish"];

function rankOf({ kind, state }: Clock): number {
  if (state !== "running") return 2;
  return BESIDE.includes(kind) ? 1 : 0;
}
