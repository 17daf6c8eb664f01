/** 本市设置 in SQL: the city's values over what owners declare. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { type SettingRow, type SettingsOwner, settingsOn } from "#base/settings.ts";
import type { Database, Tx } from "../database/connect.ts";
import { oncePerTransaction } from "../database/once-per-transaction.ts";
import { getRow, listRows } from "../database/query.ts";

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

/** Adds a value, and raises the owner's version so that every process reads again. The caller has checked the value. */
export async function addSetting(
  tx: Tx,
  owner: string,
  added: NewSetting,
  author: { readonly personId: string | null; readonly now: Instant },
): Promise<void> {
  // First the version: its row also keeps two writers of one owner from taking one revision.
  await sql`insert into platform_setting_version (owner, version) values (${owner}, 1)
    on conflict (owner) do update set version = platform_setting_version.version + 1`.execute(tx);
  await sql`insert into platform_setting (owner, id, revision, value, effective_from, source, note, added_at, added_by)
    select ${owner}, ${added.id}, coalesce(max(revision), 0) + 1, ${JSON.stringify(added.value)}::jsonb, ${added.effectiveFrom}::date,
      ${added.source}, ${added.note}, ${author.now}::timestamptz, ${author.personId}::uuid
    from platform_setting where owner = ${owner} and id = ${added.id}`.execute(tx);
}

/** The owner's version as an expression, for owners that read versions of their own in one statement. */
export function settingsVersion(owner: string): RawBuilder<number> {
  return sql<number>`coalesce((select version from platform_setting_version where owner = ${owner}), 0)`;
}

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

interface Kept {
  readonly version: number;
  readonly byDay: SettingsByDay<object>;
}
const keptOf = new WeakMap<Database, Map<string, Kept>>();

/**
 * The settings of an owner, from a copy that is compared with the owner's version each time.
 * @param database whose copy is meant; @param on where to read: the transaction of the act, or the database itself
 */
export async function loadSettings<Values extends object>(
  owner: SettingsOwner<Values>,
  database: Database,
  on: Database | Tx = database,
): Promise<SettingsByDay<Values>> {
  const { version } = await oncePerTransaction(on, `settings:${owner.owner}`, () =>
    getRow(on, sql<{ version: number }>`select ${settingsVersion(owner.owner)} as version`),
  );
  const owners = keptOf.get(database) ?? new Map<string, Kept>();
  keptOf.set(database, owners);
  const kept = owners.get(owner.owner);
  if (kept?.version === version) return kept.byDay as SettingsByDay<Values>;
  const byDay = settingsByDay(owner, await listSettingRows(on, owner.owner));
  owners.set(owner.owner, { version, byDay });
  return byDay;
}
