/** Queues: what turns red first comes first. Pages by key, never by offset. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { MatterFilter, MatterListRow } from "#kernel/matter/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { type Database, PLANNED_ANEW } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { onOneConnection } from "#platform/database/transaction.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import type { AnyKind } from "../kind.ts";
import { DUE, lightOfRow, matterCondition } from "./filter.ts";
import { listedRows, loadPresenting, presentRow } from "./rows.ts";

export interface ListRequest {
  readonly actor: Actor;
  readonly now: Instant;
  readonly filter: MatterFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly sort: "due" | "opened";
}

export interface MatterList {
  readonly rows: MatterListRow[];
  readonly nextCursor: string | null;
}

const SORTS = {
  due: { key: DUE, order: sql`asc`, after: sql`>` },
  opened: { key: sql<Instant>`m.opened_at`, order: sql`desc`, after: sql`<` },
  closed: { key: sql<Instant>`m.closed_at`, order: sql`desc`, after: sql`<` },
} as const;

/** In two trips to the database: what is to be shown, beside what it is shown with; then those rows. */
export function listMatterRows(
  database: Database,
  kinds: ReadonlyMap<string, AnyKind>,
  request: ListRequest,
): Promise<MatterList> {
  return onOneConnection(database, (on) => listOn(on, kinds, request));
}

async function listOn(on: Database, kinds: ReadonlyMap<string, AnyKind>, request: ListRequest): Promise<MatterList> {
  const { actor, now, filter, limit } = request;
  const sort = SORTS[sortOf(request)];
  // Found in an index alone, by a plan for these values; only what is shown is read whole.
  const [found, presenting] = await Promise.all([
    listRows(
      on,
      sql<{ id: string; sort_key: string }>`select ${PLANNED_ANEW} m.id, ${sort.key}::text as sort_key from matter m
      where ${matterCondition(actor, filter, now)} and ${openness(kinds, filter.states)} and ${afterCursor(sort, request.cursor)}
      order by ${sort.key} ${sort.order}, m.id ${sort.order} limit ${limit + 1}`,
    ),
    loadPresenting(on, actor, now),
  ]);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    found.length > limit && last ? Buffer.from(`${last.sort_key}|${last.id}`).toString("base64url") : null;
  const rows = await listedRows(
    on,
    page.map(({ id }) => id),
  );
  return { rows: rows.map((row) => presentRow(kinds.get(row.kind), row, presenting)), nextCursor };
}

/** Nothing that is closed is due: what was closed last comes first; among all, what came last. */
function sortOf({ sort, filter }: ListRequest): keyof typeof SORTS {
  if (sort === "opened" || filter.view === "all") return "opened";
  return filter.view === "closed" ? "closed" : "due";
}

/** That these states are all over, or that none is: in the words of the indexes, which know open and closed and no states. */
function openness(kinds: ReadonlyMap<string, AnyKind>, states: readonly string[] = []): RawBuilder<boolean> {
  const known = [...kinds.values()].flatMap(({ procedure }) =>
    states.flatMap((state) => procedure.states[state] ?? []),
  );
  if (known.length === 0) return sql<boolean>`true`;
  if (known.every(({ isTerminal }) => isTerminal)) return sql<boolean>`not m.is_open`;
  return known.some(({ isTerminal }) => isTerminal) ? sql<boolean>`true` : sql<boolean>`m.is_open`;
}

export interface LightCounts {
  readonly total: number;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly paused: number;
}

export async function countByLight(
  database: Database,
  actor: Actor,
  filter: MatterFilter,
  now: Instant,
): Promise<LightCounts> {
  return getRow(
    database,
    sql<LightCounts>`select count(*) as total, count(*) filter (where light = 'red') as red, count(*) filter (where light = 'yellow') as yellow,
      count(*) filter (where light = 'green') as green, count(*) filter (where light = 'paused') as paused
      from (select ${lightOfRow(now)} as light from matter m where ${matterCondition(actor, filter, now)}) lights`,
  );
}

function afterCursor(sort: (typeof SORTS)[keyof typeof SORTS], cursor: string | undefined): RawBuilder<boolean> {
  if (!cursor) return sql<boolean>`true`;
  const [key, id] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (!key || !id || !/^[0-9a-f-]{36}$/.test(id) || !/^(infinity|\d{4}-.+)$/.test(key)) {
    throw new Problem(PROBLEMS.malformed, {
      errors: [{ path: "query.cursor", message: "翻页位置读不懂，请从第一页重新开始" }],
    });
  }
  return sql<boolean>`(${sort.key}, m.id) ${sort.after} (${key}::timestamptz, ${id}::uuid)`;
}
