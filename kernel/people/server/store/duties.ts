/** 排班与责任网格 in SQL. */
import { type RawBuilder, sql } from "kysely";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { divisionPrefix } from "../../model/actor.ts";
import type { PostRole } from "../../model/roles.ts";
import type { Duty } from "../../model/rosters.ts";
import { divisionRange } from "../../model/scope.ts";

const select = (further: RawBuilder<unknown>) => sql`
  select d.id, d.post_id as "postId", p.id as "personId", p.name as "personName", post.role, unit.id as "unitId", unit.name as "unitName",
    d.starts_at as "startsAt", d.ends_at as "endsAt", d.area_codes as "areaCodes"${further}
  from people_duty d join people_post post on post.id = d.post_id join people_person p on p.id = post.person_id
    join people_unit unit on unit.id = post.unit_id`;
const SELECT = select(sql``);

/** The table takes no longer one: what began earlier is over, and need not be looked at. */
const LONGEST_SHIFT_MS = DAY_MS;

export interface OnDutyFilter {
  readonly role: PostRole;
  readonly at: Instant;
  /** Responsibility areas (责任网格) of which one suffices: of the shift, or the person's own beat when the shift names none. */
  readonly areaCodes?: readonly string[];
  /** 12 digits: posts whose division lies around or inside it. */
  readonly divisionCode?: string;
}

/** Who works in a role at a moment, in valid posts; holders of a beat before those who stand in. */
export async function onDutyPersons(on: Database | Tx, filter: OnDutyFilter): Promise<readonly Duty[]> {
  return listRows(
    on,
    onDuty(filter, (ofBeat, ofDivision) => sql`${ofBeat} and ${ofDivision}`),
  );
}

type Condition = RawBuilder<unknown>;

/** @param where of the two: for the areas, and for the division; one that is not asked for holds for everybody */
function onDuty(
  { role, at, areaCodes, divisionCode }: OnDutyFilter,
  where: (ofBeat: Condition, ofDivision: Condition) => Condition,
): RawBuilder<Duty & { readonly isOfBeat: boolean }> {
  const day = plainDateOf(at);
  const codes = areaCodes ?? null;
  const [first, last] = divisionRange(divisionCode ?? "0".repeat(12));
  const around = divisionCode ? divisionsAround(divisionCode) : [];
  const ofBeat = sql`(${codes}::text[] is null or d.area_codes && ${codes}::text[] or (d.area_codes = '{}' and beat.rank is not null))`;
  const ofDivision = sql`(${divisionCode ?? null}::text is null or post.division_code between ${first} and ${last} or post.division_code = any(${around}::text[]))`;
  return sql`${select(sql`, ${ofBeat} as "isOfBeat"`)}
    left join lateral (
      select min(b.rank) as rank from people_beat b where b.person_id = p.id and b.area_code = any(${codes}::text[])
    ) beat on true
    where d.starts_at between ${addMillis(at, -LONGEST_SHIFT_MS)}::timestamptz and ${at}::timestamptz and d.ends_at > ${at}::timestamptz
      and post.role = ${role} and p.status = 'active'
      and post.valid_from <= ${day}::date and (post.valid_to is null or post.valid_to >= ${day}::date)
      and ${where(ofBeat, ofDivision)}
    order by case when ${ofBeat} then beat.rank end nulls last, d.starts_at, p.badge_number, p.id`;
}

/**
 * Who works in a role for a beat; where no shift covers it, who does in its division.
 * @param areaCodes of the beat; empty: there is none
 */
export async function onDutyForBeat(on: Database | Tx, filter: Required<OnDutyFilter>): Promise<readonly Duty[]> {
  const rows = await listRows(
    on,
    onDuty(filter, (ofBeat, ofDivision) => sql`(${ofBeat} or ${ofDivision})`),
  );
  return rows.some(({ isOfBeat }) => isOfBeat) ? rows.filter(({ isOfBeat }) => isOfBeat) : rows;
}

/** Codes of all divisions that contain the division, itself included. */
function divisionsAround(code: string): readonly string[] {
  const prefix = divisionPrefix(code);
  return [2, 4, 6, 9, 12]
    .filter((length) => length <= prefix.length)
    .map((length) => code.slice(0, length).padEnd(12, "0"));
}

export async function listDuties(
  on: Database | Tx,
  filter: {
    readonly from: Instant;
    readonly to: Instant;
    readonly divisionCode: string;
    readonly unitId: string | null;
  },
): Promise<readonly Duty[]> {
  const [first, last] = divisionRange(filter.divisionCode);
  return listRows(
    on,
    sql<Duty>`${SELECT} where d.starts_at < ${filter.to}::timestamptz and d.ends_at > ${filter.from}::timestamptz
      and post.division_code between ${first} and ${last} and (${filter.unitId}::uuid is null or post.unit_id = ${filter.unitId}::uuid)
      order by d.starts_at, unit.code, p.badge_number limit 5000`,
  );
}

/** Everybody whose shift holds at a moment, of posts within a division; null: of the whole city. */
export async function listOnDuty(
  on: Database | Tx,
  divisionCode: string | null,
  at: Instant,
): Promise<readonly Duty[]> {
  const [first, last] = divisionRange(divisionCode ?? "0".repeat(12));
  return listRows(
    on,
    sql<Duty>`${SELECT} where d.starts_at <= ${at}::timestamptz and d.ends_at > ${at}::timestamptz and p.status = 'active'
      and (${divisionCode}::text is null or post.division_code between ${first} and ${last})
      order by unit.code, p.badge_number, p.id limit 5000`,
  );
}

export async function findDuty(on: Database | Tx, id: string): Promise<Duty | null> {
  return findRow(on, sql<Duty>`${SELECT} where d.id = ${id}`);
}

export type NewDuty = Pick<Duty, "id" | "postId" | "startsAt" | "endsAt" | "areaCodes">;

/** Shifts of a post that begin at the same moment as one it has already are left out. @returns how many were added */
export async function insertDuties(tx: Tx, duties: readonly NewDuty[]): Promise<number> {
  const rows = await listRows(
    tx,
    sql`
      insert into people_duty (id, post_id, starts_at, ends_at, area_codes)
      select n.* from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as n(id uuid, "postId" uuid, "startsAt" timestamptz,
        "endsAt" timestamptz, "areaCodes" text[])
      on conflict (post_id, starts_at) do nothing returning id`,
  );
  return rows.length;
}

export async function deleteDuty(tx: Tx, id: string): Promise<void> {
  await sql`delete from people_duty where id = ${id}`.execute(tx);
}

export interface NewBeat {
  readonly personId: string;
  readonly areaCode: string;
  /** 1 holder, 2 and more stand in. */
  readonly rank: number;
}

export async function insertBeats(tx: Tx, beats: readonly NewBeat[]): Promise<void> {
  await sql`
    insert into people_beat (person_id, area_code, rank)
    select n.* from jsonb_to_recordset(${JSON.stringify(beats)}::jsonb) as n("personId" uuid, "areaCode" text, rank smallint)`.execute(
    tx,
  );
}

/** The first area is the person's own (主责); in the others they stand in. */
export async function replaceBeat(tx: Tx, personId: string, areaCodes: readonly string[]): Promise<void> {
  await sql`delete from people_beat where person_id = ${personId}`.execute(tx);
  const codes = [...new Set(areaCodes)];
  await insertBeats(
    tx,
    codes.map((areaCode, index) => ({ personId, areaCode, rank: index === 0 ? 1 : 2 })),
  );
}

export async function listBeat(on: Database | Tx, personId: string): Promise<readonly string[]> {
  const rows = await listRows(
    on,
    sql<{
      code: string;
    }>`select area_code as code from people_beat where person_id = ${personId} order by rank, area_code`,
  );
  return rows.map((row) => row.code);
}
