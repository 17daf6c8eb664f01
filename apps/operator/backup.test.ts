/** Backup and restore of a city with matters and files: the real command, beside a running database and without one. */
import { existsSync } from "node:fs";
import { chmod, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { engineOf } from "#apps/server/capabilities.ts";
import { openCity } from "#apps/server/city.ts";
import { processLog } from "#apps/server/log.ts";
import { prepareDatabase } from "#apps/server/prepare-database.ts";
import { buildTestCity } from "#capabilities/report/server/test-city.ts";
import { perform } from "#kernel/matter/server/public.ts";
import { type EmbeddedServer, startEmbedded } from "#platform/database/embedded.ts";
import { newId } from "#platform/ids.ts";
import { scratchFolder } from "#platform/test/scratch.ts";
import { wallClock } from "#platform/time.ts";
import { fyAsChild } from "./test/run-fy.ts";

const MATTERS = 5;

let scratch: string;
let home: string;
let database: EmbeddedServer | null = null;

beforeAll(async () => {
  scratch = await scratchFolder("backup");
  home = join(scratch, "home");
  database = await startEmbedded({ folder: join(home, "postgres"), database: "fangyuan" });
  await prepareDatabase(database.url);
  const city = await openCity({
    databaseUrl: database.url,
    home,
    publicUrl: "http://127.0.0.1",
    time: wallClock,
    log: processLog(true),
  });
  const people = await buildTestCity(city.platform);
  for (let n = 0; n < MATTERS; n++) {
    const now = wallClock.now();
    await perform(engineOf(city.platform), {
      matterId: null,
      kind: "report",
      act: "report_by_patrol",
      input: {
        position: people.positionInCell(n),
        address: `柳荫街 ${n + 1} 号`,
        description: "桶外有垃圾",
        classKey: "incident:0110",
        photos: [await people.photo(`photo ${n}`)],
      },
      versionSeen: null,
      requestId: newId(now),
      actor: people.actors.supervisor,
      now,
      origin: { channel: "test", ip: null },
    });
  }
  await city.close();
});

afterAll(async () => {
  await database?.stop();
  await rm(scratch, { recursive: true, force: true });
});

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, "files"), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

test("a backup taken beside the running database becomes a whole city elsewhere, and only there", async () => {
  const backup = join(scratch, "backup");
  const other = join(scratch, "other");
  const made = await fyAsChild(home, null)("backup", backup, "--json");
  expect(made.code, made.error).toBe(0);
  expect(made.json.files).toBeGreaterThan(100);
  expect((await fyAsChild(home, null)("backup", backup)).code, "a folder that is not empty").toBe(2);

  const restored = await fyAsChild(other, null)("restore", backup, "--json");
  expect(restored.code, restored.error).toBe(0);
  expect(restored.json).toMatchObject({ home: other, holds: true, matters: MATTERS, entries: MATTERS, fault: null });
  expect(await filesOf(other)).toEqual(await filesOf(home));
  expect((await filesOf(other)).length).toBeGreaterThanOrEqual(MATTERS);
  expect(existsSync(join(other, "postgres", "data", "postmaster.pid")), "the verb's own database has stopped").toBe(
    false,
  );
  expect((await fyAsChild(other, null)("restore", backup)).code, "a home that holds a city").toBe(2);

  const verified = await fyAsChild(other, null)("verify-record", "--json");
  expect(verified, "without a running database").toMatchObject({ code: 0, json: { holds: true, matters: MATTERS } });
});

test("a backup of which one byte changed is not restored", async () => {
  const backup = join(scratch, "damaged");
  const target = join(scratch, "never");
  expect((await fyAsChild(home, null)("backup", backup)).code).toBe(0);
  const version = join(backup, "database", "PG_VERSION");
  await chmod(version, 0o600);
  await writeFile(version, (await readFile(version, "utf8")).replace("8", "9"));
  const refused = await fyAsChild(target, null)("restore", backup);
  expect(refused).toMatchObject({ code: 1, error: expect.stringContaining("PG_VERSION") });
  expect(existsSync(join(target, "postgres"))).toBe(false);
});
