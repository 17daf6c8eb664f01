/** What the city decides for its loop, as rules use it: catalogue, settings, responsibility. Kept by every process. */
import type { PlainDate } from "#base/plain-date.ts";
import {
  type Catalogue,
  type Precedent,
  REPORT_SETTINGS,
  type ReportSettings,
  type ResponsibilityRule,
} from "#capabilities/report/model/public.ts";
import { REGISTER_MARK } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { forgetMarks, remembered } from "#platform/database/remembered.ts";
import { listSettingRows, SETTINGS_MARK, settingsByDay } from "#platform/settings/store.ts";
import { catalogueOn, listClassRows, listConditionRows, seedCatalogue } from "./catalogue-store.ts";
import { listPrecedents, listRules } from "./responsibility-store.ts";
import { listTagRows, type Tag, tagsOn } from "./tags-store.ts";

export interface Configuration {
  /** There is no catalogue yet. */
  readonly isEmpty: boolean;
  catalogueOn(day: PlainDate): Catalogue;
  settingsOn(day: PlainDate): ReportSettings;
  /** Those that speak of the class, wherever. @param classKey `incident:0406` */
  rulesFor(classKey: string): readonly ResponsibilityRule[];
  readonly precedents: readonly Precedent[];
  tagsOn(day: PlainDate): readonly Tag[];
}

const read = remembered(["report.configuration", REGISTER_MARK, SETTINGS_MARK], readConfiguration);

/**
 * A city that has no catalogue yet begins with the shipped one.
 * @param on where to read: the transaction of the act, or the database itself
 */
export async function loadConfiguration(on: Database | Tx): Promise<Configuration> {
  const configuration = await read(on);
  if (!configuration.isEmpty) return configuration;
  await seedCatalogue(on);
  forgetMarks(on);
  return read(on);
}

async function readConfiguration(on: Database | Tx): Promise<Configuration> {
  const classes = await listClassRows(on);
  const conditions = await listConditionRows(on);
  const settings = await listSettingRows(on, REPORT_SETTINGS.owner);
  const tags = await listTagRows(on);
  const rules = await listRules(on);
  return {
    isEmpty: classes.length === 0,
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
