/** 本市设置 in SQL: the city's values over what owners declare. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { type SettingRow, type SettingsOwner, settingsOn } from "#base/settings.ts";
import type { Database, Tx } from "../database/connect.ts";
import { listRows } from "../database/query.ts";
import { remembered } from "../database/remembered.ts";

export interface StoredSetting extends SettingRow {
  readonly addedAt: Instant;
}

/** The city's own values of an owner, in the order in which they were added. */
export async function listSettingRows(on: Database | Tx, owner: string): Promise<readonly StoredSetting[]> {
  return listRows(
    on,
    sql<StoredSetting>`select id, value, effective_from as "effectiveFrom", source, note, added_at as "addedAt"
      from platform_setting where owner = ${owner} order by id, revision`,
  );
}

export interface NewSetting<Id extends string = string> {
  readonly id: Id;
  readonly value: unknown;
  readonly effectiveFrom: PlainDate;
  /** Empty: 待本机关确认. */
  readonly source: string;
  readonly note: string;
}

/** Adds a value; every process reads again. The caller has checked the value. */
export async function addSetting(
  tx: Tx,
  owner: string,
  added: NewSetting,
  author: { readonly personId: string | null; readonly now: Instant },
): Promise<void> {
  // Two writers must not take one revision. One lock for all owners, as there is one mark: two locks could be taken in two orders.
  await sql`select pg_advisory_xact_lock(hashtextextended('settings', 0))`.execute(tx);
  await sql`insert into platform_setting (owner, id, revision, value, effective_from, source, note, added_at, added_by)
    select ${owner}, ${added.id}, coalesce(max(revision), 0) + 1, ${JSON.stringify(added.value)}::jsonb, ${added.effectiveFrom}::date,
      ${added.source}, ${added.note}, ${author.now}::timestamptz, ${author.personId}::uuid
    from platform_setting where owner = ${owner} and id = ${added.id}`.execute(tx);
}

/** Renewed by a new value of any owner. */
export const SETTINGS_MARK = "settings";

export type SettingsByDay<Values> = (day: PlainDate) => Values;

/** Values of an owner by day, each day counted once: a played history asks for many days, and for each of them often. */
export function settingsByDay<Values extends object>(
  owner: SettingsOwner<Values>,
  rows: readonly SettingRow[],
): SettingsByDay<Values> {
  const known = new Map<PlainDate, Values>();
  return (day) => {
    const values = known.get(day) ?? settingsOn(owner, rows, day);
    if (known.size > 400) known.clear();
    known.set(day, values);
    return values;
  };
}

const readers = new Map<string, ReturnType<typeof readerOf>>();

function readerOf(owner: SettingsOwner<object>) {
  return remembered([SETTINGS_MARK], async (on) => settingsByDay(owner, await listSettingRows(on, owner.owner)));
}

/** The settings of an owner, from a copy that is kept until one is added. @param on the transaction of the act, or the database itself */
export async function loadSettings<Values extends object>(
  owner: SettingsOwner<Values>,
  on: Database | Tx,
): Promise<SettingsByDay<Values>> {
  const reader = readers.get(owner.owner) ?? readerOf(owner as SettingsOwner<object>);
  readers.set(owner.owner, reader);
  return (await reader(on)) as SettingsByDay<Values>;
}
