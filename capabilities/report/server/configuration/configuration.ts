/**
 * What the city decides for its loop, as rules use it: catalogue, settings, responsibility. The database is the truth; a process
 * keeps a copy and compares versions each time it is asked.
 */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import {
  type Catalogue,
  type Precedent,
  REPORT_SETTINGS,
  type ReportSettings,
  type ResponsibilityRule,
} from "#capabilities/report/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { listRows } from "#platform/database/query.ts";
import { listSettingRows, settingsByDay, settingsVersion } from "#platform/settings/store.ts";
import { catalogueOn, listClassRows, listConditionRows, seedCatalogue } from "./catalogue-store.ts";
import { listPrecedents, listRules } from "./responsibility-store.ts";
import { listTagRows, type Tag, tagsOn } from "./tags-store.ts";

export interface Configuration {
  catalogueOn(day: PlainDate): Catalogue;
  settingsOn(day: PlainDate): ReportSettings;
  /** Those that speak of the class, wherever. @param classKey `incident:0406` */
  rulesFor(classKey: string): readonly ResponsibilityRule[];
  readonly precedents: readonly Precedent[];
  tagsOn(day: PlainDate): readonly Tag[];
}

/** What is kept here; the version of the settings is raised with them (`platform/settings`). */
export type Part = "catalogue" | "responsibility";
type Versions = Readonly<Record<Part | "settings", number>>;

interface Kept {
  readonly versions: Versions;
  readonly configuration: Configuration;
}
const keptOf = new WeakMap<Database, Kept>();

/** @param database whose copy is meant; @param on where to read: the transaction of the act, or the database itself */
export async function loadConfiguration(database: Database, on: Database | Tx = database): Promise<Configuration> {
  const versions = await oncePerTransaction(on, "report_version", () => readVersions(on));
  const kept = keptOf.get(database);
  if (kept && isSame(kept.versions, versions)) return kept.configuration;
  const configuration = await readConfiguration(on);
  keptOf.set(database, { versions, configuration });
  return configuration;
}

/** Call in every transaction that changes a part. */
export async function raiseVersion(tx: Tx, part: Part): Promise<void> {
  await sql`update report_version set version = version + 1 where part = ${part}`.execute(tx);
}

async function readVersions(on: Database | Tx): Promise<Versions> {
  const rows = await listRows(
    on,
    sql<{ part: keyof Versions; version: number }>`select part, version from report_version
    union all select 'settings', ${settingsVersion(REPORT_SETTINGS.owner)}`,
  );
  return Object.fromEntries(rows.map((row) => [row.part, row.version])) as Versions;
}

function isSame(a: Versions, b: Versions): boolean {
  return a.catalogue === b.catalogue && a.settings === b.settings && a.responsibility === b.responsibility;
}

async function readConfiguration(on: Database | Tx): Promise<Configuration> {
  await seedCatalogue(on);
  const classes = await listClassRows(on);
  const conditions = await listConditionRows(on);
  const settings = await listSettingRows(on, REPORT_SETTINGS.owner);
  const tags = await listTagRows(on);
  const rules = await listRules(on);
  return {
    catalogueOn: keptBy((day) => catalogueOn(classes, conditions, day)),
    settingsOn: settingsByDay(REPORT_SETTINGS, settings),
    tagsOn: keptBy((day) => tagsOn(tags, day)),
    rulesFor: keptBy((classKey) => rules.filter(({ classPrefix }) => classKey.startsWith(classPrefix))),
    precedents: await listPrecedents(on),
  };
}

/** A played history asks for many days and classes, and for each of them often. */
function keptBy<K, T>(of: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const value = known.get(key) ?? of(key);
    if (known.size > 400) known.clear();
    known.set(key, value);
    return value;
  };
}
