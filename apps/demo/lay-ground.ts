/**
 * The ground of the demonstration: the generated city written into an empty database, in one transaction. What happened in the
 * city is played on it afterwards (`play-history.ts`).
 */
import { sql } from "kysely";
import { z } from "zod";
import { ensureCityCalendar } from "#apps/server/city-calendar.ts";
import { type Instant, InstantSchema } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { hashPassword, importPeople } from "#kernel/people/server/public.ts";
import { forgetPlaces } from "#kernel/place/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { findProgress, saveProgress } from "#platform/progress.ts";
import { DEMO_PASSWORD } from "./accounts.ts";
import { layCasework } from "./casework/lay-casework.ts";
import type { City } from "./city/public.ts";
import { peopleOf } from "./ground/people.ts";
import { layPlaces } from "./ground/places.ts";
import { layReportConfiguration } from "./ground/reports.ts";

export const DEMO_SEED = 20_261_121;
export const HISTORY_DAYS = 90;
/** Cases take their time: the oldest of the demonstration begin so many days before it was laid. */
const CASE_DAYS = 430;

/** What the demonstration was begun with. Whatever is played later is played as of `laidAt`. */
const DemoSchema = z.object({ seed: z.number().int(), days: z.number().int(), laidAt: InstantSchema });
export type Demo = z.infer<typeof DemoSchema>;

const GROUND = "demo.ground";
export const HISTORY = "demo.history";

/** The demonstration that this database holds, or null. */
export async function findDemo(on: Database | Tx): Promise<Demo | null> {
  const row = await findProgress(on, GROUND);
  return row ? DemoSchema.parse(row.details) : null;
}

/** Nobody works here and nothing has happened yet. */
export async function isEmptyCity(database: Database): Promise<boolean> {
  const row = await getRow(
    database,
    sql<{
      isEmpty: boolean;
    }>`select not exists (select from people_person) and not exists (select from matter) and not exists (select from place_cell) as "isEmpty"`,
  );
  return row.isEmpty;
}

/** @returns the demonstration; one that is there already stays as it is. @throws Error when the city holds something else */
export async function layGround(
  platform: Pick<Platform, "database" | "secrets">,
  city: City,
  now: Instant,
  days = HISTORY_DAYS,
): Promise<Demo> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const demo = await platform.database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${GROUND}))`.execute(tx);
    const known = await findDemo(tx);
    if (known) return known;
    if (!(await isEmptyCity(tx)))
      throw new Error("this city is not empty: the demonstration is only laid into an empty one");
    const begun = { seed: city.seed, days, laidAt: now };
    await importPeople(tx, platform.secrets, { ...peopleOf(city, now, days), passwordHash }, now);
    await layPlaces(tx, city, now);
    await layReportConfiguration(tx, city, now);
    await layCasework(tx, city, now);
    await beginProgress(tx, begun);
    return begun;
  });
  await ensureCityCalendar(platform.database, city.code, now);
  forgetPlaces(platform.database);
  return demo;
}

/** From here on the record is not sealed before the history is played up to the day. */
async function beginProgress(tx: Tx, demo: Demo): Promise<void> {
  // The last day is the one on which it was laid.
  const common = { total: demo.days + 1, details: {}, updatedAt: demo.laidAt };
  await saveProgress(tx, {
    ...common,
    id: GROUND,
    label: "示范市：铺设底图、人员与责任区",
    done: 1,
    total: 1,
    state: "done",
    details: demo,
    unsettledFrom: null,
  });
  await saveProgress(tx, {
    ...common,
    id: HISTORY,
    label: `示范市：演绎 ${demo.days} 天的办理历史`,
    done: 0,
    state: "running",
    unsettledFrom: addDays(plainDateOf(demo.laidAt), -Math.max(demo.days, CASE_DAYS)),
  });
}
