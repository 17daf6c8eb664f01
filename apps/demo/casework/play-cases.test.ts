/** The demonstration's cases: every state and region is there, nobody is refused, the same when played again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { CASE_STATES } from "#capabilities/case/model/public.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { loadSecrets } from "#platform/secrets.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { demoParty, PARTY_CODE } from "../accounts.ts";
import { generateCity } from "../city/public.ts";
import { DEMO_SEED, type Demo, layGround } from "../lay-ground.ts";
import { type PlayedCases, playCases } from "./play-cases.ts";

const LAID_AT = shanghaiTime("2026-11-20 15:20");
const whole = generateCity(DEMO_SEED);
/** What is only drawn is left out to save the time of laying it. */
const city = { ...whole, buildings: [], blocks: [], facilities: [] };

let opened: TestDatabase;
let home: string;
let platform: Platform;
let demo: Demo;
let played: PlayedCases;

beforeAll(async () => {
  opened = await cloneDatabase();
  home = await mkdtemp(join(tmpdir(), "fangyuan-demo-cases-"));
  const ignore = () => undefined;
  platform = {
    ...{ database: opened.database, pool: opened.pool, home, publicUrl: "http://127.0.0.1" },
    secrets: await loadSecrets(home),
    now: () => LAID_AT,
    log: { info: ignore, warn: ignore, error: ignore },
  };
  demo = await layGround(platform, city, LAID_AT);
  const before = process.cpuUsage();
  played = await playCases(platform, city, demo);
  const { user, system } = process.cpuUsage(before);
  if (process.env.FANGYUAN_DEMO_COST)
    process.stdout.write(`${played.cases} cases, ${played.acts} acts, ${(user + system) / 1e6} s of this process\n`);
});

afterAll(async () => {
  await opened.drop();
  await rm(home, { recursive: true, force: true });
});

test("are played without a refusal", () => {
  expect(played.surprises).toEqual({});
  expect(played.cases).toBeGreaterThanOrEqual(200);
});

test("stand in every state", async () => {
  const rows = await listRows(
    platform.database,
    sql<{ state: string; many: number }>`select state, count(*) as many from matter where kind = 'case' group by state`,
  );
  const states = Object.fromEntries(rows.map(({ state, many }) => [state, many]));
  expect(Object.keys(states).sort()).toEqual(Object.keys(CASE_STATES).sort());
  expect(states.archived).toBeGreaterThan(40);
});

test("reach every region", async () => {
  const count = (path: string) => sql`count(*) filter (where jsonb_array_length(detail -> ${path}) > 0)`;
  const regions = await getRow(
    platform.database,
    sql<Record<string, number>>`select ${count("corrections")} as corrections, ${count("measures")} as measures,
        ${count("deliveries")} as deliveries, ${count("executions")} as executions, ${count("transfers")} as transfers,
        ${count("remedies")} as remedies, ${count("recusals")} as recusals, ${count("formerDecisions")} as redone,
        count(*) filter (where detail -> 'payment' <> 'null') as payments,
        count(*) filter (where detail #>> '{payment,arrangement}' is not null) as arrangements,
        count(*) filter (where detail #>> '{hearing,state}' = 'scheduled') as scheduled,
        count(*) filter (where disclosure_state = 'published') as published,
        count(*) filter (where disclosure_state = 'withdraw_due') as "withdrawDue",
        count(*) filter (where detail -> 'offsite' <> 'null') as offsite,
        count(*) filter (where detail ->> 'procedure' = 'quick') as quick from case_file`,
  );
  expect(Object.entries(regions).filter(([, many]) => many === 0)).toEqual([]);
  const { near } = await getRow(
    platform.database,
    sql<{ near: number }>`select count(*) as near from clock_running where kind like 'seize:%' and state = 'running'
      and due_at between ${LAID_AT}::timestamptz and ${LAID_AT}::timestamptz + interval '10 days'`,
  );
  expect(near).toBeGreaterThan(0);
});

test("hold amounts against the district's own benchmark, and depart from it with approval", async () => {
  const { own, departed, waiting } = await getRow(
    platform.database,
    sql<Record<"own" | "departed" | "waiting", number>>`select
        (select count(*) from power_revision r join power_review v on v.revision_id = r.id and v.is_approved
          where r.kind = 'benchmark' and r.drafted_by <> v.reviewed_by) as own,
        count(*) filter (where (detail ->> 'isDepartureApproved')::boolean and detail -> 'departure' <> 'null') as departed,
        count(*) filter (where not (detail ->> 'isDepartureApproved')::boolean and detail -> 'departure' <> 'null') as waiting
        from case_file`,
  );
  expect({ own, departed, waiting }).toEqual({ own: 5, departed: 1, waiting: 1 });
});

test("leave one open to its party, who is told where", async () => {
  const party = await demoParty(platform.database);
  expect(party?.code).toBe(PARTY_CODE);
  const { state } = await getRow(
    platform.database,
    sql<{ state: string }>`select state from matter where number = ${party?.number ?? ""}`,
  );
  expect(state).toBe("noticed");
});

test("hold their record, and nothing happens twice", async () => {
  const entries = () =>
    getRow(platform.database, sql<{ many: number }>`select count(*) as many from record_entry`).then(
      ({ many }) => many,
    );
  const before = await entries();
  expect(await playCases(platform, city, demo)).toMatchObject({ cases: 0, acts: 0 });
  expect(await entries()).toBe(before);
  expect(await verifyRecord(platform.database)).toMatchObject({ holds: true });
});
