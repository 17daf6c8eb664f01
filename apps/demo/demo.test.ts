/** A demonstration of one district and two days: laid, put on its desks, played, stopped and gone on with. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineOf } from "#apps/server/capabilities.ts";
import { type Instant, shanghaiTime } from "#base/instant.ts";
import { readExif } from "#kernel/evidence/model/exif.ts";
import { findFaultyFiles } from "#kernel/evidence/server/public.ts";
import { foldPending, rebuildMeasures } from "#kernel/measure/server/public.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { firstUnsettledDay, listProgress } from "#platform/progress.ts";
import { loadSecrets } from "#platform/secrets.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { demoAccounts } from "./accounts.ts";
import { type City, generateCity } from "./city/public.ts";
import { DEMO_SEED, type Demo, findDemo, isEmptyCity, layGround } from "./lay-ground.ts";
import { withExif } from "./photos/exif.ts";
import { type Played, playHistory, playStandingStock } from "./play-history.ts";

/** A Friday afternoon: every desk is at work. */
const LAID_AT = shanghaiTime("2026-11-20 15:20");
const DISTRICT = "990102";
const DAYS = 1;
const ALBUM = { width: 48, variants: 1 };

interface Place {
  readonly test: TestDatabase;
  readonly platform: Platform;
  readonly demo: Demo;
  close(): Promise<void>;
}

const city = oneDistrict(generateCity(DEMO_SEED));

/** Roads and buildings are only drawn; they are left out to save the time of laying them. */
function oneDistrict(whole: City): City {
  const isInside = (code: string) => code.startsWith(DISTRICT);
  return {
    ...whole,
    cells: whole.cells.filter(({ code }) => isInside(code)),
    areas: whole.areas.filter(({ streetCode }) => isInside(streetCode)),
    facilities: whole.facilities.filter(({ code }) => isInside(code)),
    buildings: [],
    blocks: [],
  };
}

async function lay(now: Instant): Promise<Place> {
  const opened = await cloneDatabase();
  const home = await mkdtemp(join(tmpdir(), "fangyuan-demo-"));
  const ignore = () => undefined;
  const platform: Platform = {
    database: opened.database,
    pool: opened.pool,
    home,
    publicUrl: "http://127.0.0.1",
    secrets: await loadSecrets(home),
    now: () => now,
    log: { info: ignore, warn: ignore, error: ignore },
  };
  expect(await isEmptyCity(platform.database)).toBe(true);
  const demo = await layGround(platform, city, now, DAYS);
  return {
    test: opened,
    platform,
    demo,
    close: async () => {
      await opened.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What happened, without the ids that are made anew each time. */
async function actsOf({ platform }: Place): Promise<readonly string[]> {
  const rows = await listRows(
    platform.database,
    sql<{
      line: string;
    }>`select concat_ws(' ', request_id, at, act, from_state, to_state, actor->>'name') as line from record_entry`,
  );
  return rows.map(({ line }) => line).sort();
}

describe("a demonstration", () => {
  let place: Place;
  let standing: Played;
  let played: Played | null;
  beforeAll(async () => {
    place = await lay(LAID_AT);
    standing = await playStandingStock(place.platform, city, place.demo, ALBUM);
    played = await playHistory(place.platform, city, place.demo, { album: ALBUM });
  });
  afterAll(async () => place.close());

  test("is played without a refusal that nobody reckoned with", () => {
    expect(standing.surprises).toEqual({});
    expect(played?.surprises).toEqual({});
    expect(standing.reports).toBeGreaterThan(70);
    expect(played?.reports).toBeGreaterThan(40);
  });

  test("fills every desk", async () => {
    const rows = await listRows(
      place.platform.database,
      sql<{
        role: string;
        waiting: number;
      }>`select role, count(*) as waiting from matter m, unnest(m.turn_roles) role where m.is_open group by role`,
    );
    const waiting = Object.fromEntries(rows.map((row) => [row.role, row.waiting]));
    for (const role of ["acceptor", "shift_leader", "supervisor", "unit_desk"])
      expect(waiting[role], role).toBeGreaterThan(8);
    for (const role of ["dispatcher", "command_lead"]) expect(waiting[role], role).toBeGreaterThan(2);
  });

  test("holds every record, seals the days that are over, and nothing lies after its beginning", async () => {
    const found = await verifyRecord(place.platform.database);
    expect(found.fault).toBeNull();
    const { sealed, last, entries, versions } = await getRow(
      place.platform.database,
      sql<{
        sealed: string;
        last: Instant;
        entries: number;
        versions: number;
      }>`select (select max(day) from record_seal) as sealed,
        (select max(at) from record_entry) as last, (select count(*) from record_entry) as entries,
        (select sum(version) from matter) as versions`,
    );
    expect(sealed).toBe("2026-11-19");
    expect(last <= LAID_AT).toBe(true);
    expect(entries).toBe(versions);
    expect(entries).toBe(standing.acts + (played?.acts ?? 0));
  });

  test("every matter's acts follow one another in time", async () => {
    const { backwards } = await getRow(
      place.platform.database,
      sql<{ backwards: number }>`select count(*) as backwards from record_entry a
        join record_entry b on b.matter_id = a.matter_id and b.seq = a.seq + 1 and b.at < a.at`,
    );
    expect(backwards).toBe(0);
  });

  test("its figures are those that are derived from zero", async () => {
    const { kinds } = engineOf(place.platform);
    expect(await foldPending(place.platform.database, kinds)).toBeGreaterThan(0);
    const rebuilt = await rebuildMeasures(place.platform.database, kinds, { check: true });
    expect(rebuilt.differences).toEqual([]);
    expect(rebuilt.figures).toBeGreaterThan(100);
  });

  test("its photographs are whole and say when and where they were taken", async () => {
    expect(await findFaultyFiles(place.platform)).toEqual([]);
    const { files, placed } = await getRow(
      place.platform.database,
      sql<{
        files: number;
        placed: number;
      }>`select count(*) as files, count(*) filter (where taken_at is not null and longitude is not null) as placed
        from evidence_upload`,
    );
    expect(files).toBeGreaterThan(100);
    expect(placed / files).toBeGreaterThan(0.8);
  });

  test("offers an account for every seat and says that it is finished", async () => {
    const accounts = await demoAccounts(place.platform.database);
    expect(new Set(accounts.map(({ roleName }) => roleName)).size).toBeGreaterThanOrEqual(9);
    expect((await listProgress(place.platform.database)).map(({ state }) => state)).toEqual(["done", "done"]);
    expect(await firstUnsettledDay(place.platform.database)).toBeNull();
  });

  test("does nothing when it is started again", async () => {
    const before = await actsOf(place);
    expect(await layGround(place.platform, city, shanghaiTime("2026-11-25 09:00"), DAYS)).toEqual(place.demo);
    expect(await playStandingStock(place.platform, city, place.demo, ALBUM)).toMatchObject({ acts: 0 });
    expect(await playHistory(place.platform, city, place.demo, { album: ALBUM })).toBeNull();
    expect(await actsOf(place)).toEqual(before);
  });

  test("comes out the same when it is stopped after a day and goes on later", async () => {
    const stopped = await lay(LAID_AT);
    try {
      await playHistory(stopped.platform, city, stopped.demo, { album: ALBUM, mostDays: 1 });
      expect(await firstUnsettledDay(stopped.platform.database)).toBe("2026-11-20");
      expect(await findDemo(stopped.platform.database)).toEqual(stopped.demo);
      await playHistory(stopped.platform, city, stopped.demo, { album: ALBUM });
      const acts = await actsOf(stopped);
      expect(acts).toHaveLength(played?.acts ?? 0);
      const whole = new Set(await actsOf(place));
      expect(acts.filter((line) => !whole.has(line))).toEqual([]);
    } finally {
      await stopped.close();
    }
  });
});

test("a camera's facts can be read back from the picture", () => {
  const facts = {
    make: "XIHE",
    model: "XH-P30",
    takenAt: LAID_AT,
    position: { longitude: 114.002_345, latitude: 33.012_345 },
  };
  const empty = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
  const read = readExif(withExif(empty, facts).subarray(6));
  expect(read.takenAt).toBe(LAID_AT);
  expect(read.position?.longitude).toBeCloseTo(114.002_345, 6);
  expect(read.position?.latitude).toBeCloseTo(33.012_345, 6);
  expect(readExif(withExif(empty, { ...facts, position: null }).subarray(6)).position).toBeNull();
});
