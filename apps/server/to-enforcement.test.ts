/** 转执法: a report becomes a clue of casework, each shows the other, and the report hears how the case ended. */
import { randomUUID } from "node:crypto";
import { Logger, runOnce } from "graphile-worker";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addMillis, HOUR_MS } from "#base/instant.ts";
import type { CaseDetail } from "#capabilities/case/model/public.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import type { EvidencePhase } from "#kernel/evidence/model/public.ts";
import { linkEvidence, storeFile } from "#kernel/evidence/server/public.ts";
import { perform } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { openPool } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { engineOf, PARTS } from "./capabilities.ts";
import { joinTasks } from "./join-tasks.ts";

/** One white pixel, and a second of silence. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const WAV = silence();

function silence(): Buffer {
  const [head, samples] = [Buffer.alloc(44), Buffer.alloc(8000, 128)];
  for (const [words, at] of [
    ["RIFF", 0],
    ["WAVEfmt ", 8],
    ["data", 36],
  ] as const)
    head.write(words, at, "latin1");
  for (const [value, at] of [
    [36 + samples.length, 4],
    [16, 16],
    [8000, 24],
    [8000, 28],
    [samples.length, 40],
  ] as const)
    head.writeUInt32LE(value, at);
  for (const [value, at] of [
    [1, 20],
    [1, 22],
    [1, 32],
    [8, 34],
  ] as const)
    head.writeUInt16LE(value, at);
  return Buffer.concat([head, samples]);
}

const SILENT = new Logger(() => () => undefined);

let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(async () => city.close());

async function runJobs(): Promise<void> {
  const pool = openPool({ url: city.test.ownerUrl, poolSize: 3, asOwner: true });
  try {
    const taskList = joinTasks(PARTS.flatMap((part) => part.tasks?.(city.platform) ?? []));
    await runOnce({ pgPool: pool, taskList, noHandleSignals: true, logger: SILENT });
  } finally {
    await pool.end();
  }
}

/** By the engine of the server, which hears every capability. */
async function act(actor: Actor, name: string, matterId: string | null, input: object) {
  return perform(engineOf(city.platform), {
    ...{
      matterId,
      kind: "report",
      act: name,
      input,
      versionSeen: null,
      requestId: randomUUID(),
      actor,
      now: city.now(),
    },
    origin: { channel: "test", ip: null },
  });
}

async function filed(): Promise<string> {
  const input = {
    source: "hotline_12345",
    description: "路口倾倒建筑垃圾",
    classKey: "incident:0301",
    position: city.positionInCell(1),
    reporterPhone: "0371-7654321",
  };
  const { acceptor, shiftLeader } = city.actors;
  const { matterId } = await act(acceptor, "report_by_public", null, input);
  await act(acceptor, "accept", matterId, { evidenceSuffices: true, notDuplicateReason: "另一处" });
  await act(shiftLeader, "file_case", matterId, { conditionId: "incident:0301/1" });
  return matterId;
}

/** A file of the report, as its acts link them. */
async function withFile(matterId: string, bytes: Buffer, phase: EvidencePhase): Promise<string> {
  const upload = { personId: null, role: "citizen", takenAt: null, position: null, accuracyMetres: null, device: "" };
  const { sha256 } = await storeFile(city.platform, { bytes, upload, now: city.now() });
  await city.platform.database
    .transaction()
    .execute((tx) => linkEvidence(tx, { matterId, seq: null, sha256, phase, personId: null, now: city.now() }));
  return sha256;
}

interface Seen {
  readonly state: string;
  readonly flags: readonly string[];
  readonly entries: readonly string[];
}

async function seen(matterId: string): Promise<Seen> {
  const { state, flags } = await getRow(
    city.platform.database,
    sql<Omit<Seen, "entries">>`select state, flags from matter where id = ${matterId}`,
  );
  const rows = await listRows(
    city.platform.database,
    sql<{ act: string }>`select act from record_entry where matter_id = ${matterId} order by seq`,
  );
  return { state, flags, entries: rows.map(({ act }) => act) };
}

async function clueOf(reportId: string) {
  return getRow(
    city.platform.database,
    sql<{
      id: string;
      number: string;
      source: string;
      state: string;
      links: number;
    }>`select m.id, m.number, m.source, m.state,
        (select count(*) from matter_link l where ${reportId}::uuid in (l.matter_id, l.other_id) and m.id in (l.matter_id, l.other_id)) as links
      from case_file f join matter m on m.id = f.matter_id where f.detail ->> 'originMatterId' = ${reportId}`,
  );
}

it("opens one clue, goes on, and is told when the clue is not filed", async () => {
  const reportId = await filed();
  const before = await seen(reportId);
  const { dispatcher } = city.actors;
  await act(dispatcher, "to_enforcement", reportId, { content: "涉嫌未经核准处置建筑垃圾", unitId: city.units.roads });
  await runJobs();
  const clue = await clueOf(reportId);
  expect(clue).toMatchObject({ source: "report", state: "received" });
  expect(clue.links).toBeGreaterThan(0);
  expect(await seen(reportId)).toMatchObject({ state: before.state, flags: expect.arrayContaining(["enforcing"]) });
  await expect(act(dispatcher, "to_enforcement", reportId, { content: "再转一次" })).rejects.toThrow("已经转执法办理");

  city.setNow(addMillis(city.now(), HOUR_MS));
  const head: Actor = { ...city.actors.leader, role: "agency_head" };
  await act(head, "transfer_clue", clue.id, { receiver: "示范市交通运输局", reason: "不属于本机关管辖" });
  await runJobs();
  const after = await seen(reportId);
  expect(after.flags).not.toContain("enforcing");
  expect(after.entries.filter((act) => act === "enforcement_ended")).toHaveLength(1);
  const told = await getRow(
    city.platform.database,
    sql<{ input: { number: string; outcome: string } }>`select input from record_entry
      where matter_id = ${reportId} and act = 'enforcement_ended'`,
  );
  expect(told.input).toEqual({ number: clue.number, outcome: "移送示范市交通运输局" });
});

it("takes the pictures of the place along by their hash, with the way back; recordings and the citizen stay behind", async () => {
  const reportId = await filed();
  const picture = await withFile(reportId, PICTURE, "report");
  const after = await withFile(reportId, Buffer.concat([PICTURE, Buffer.from("\n")]), "recheck");
  const call = await withFile(reportId, WAV, "visit");
  const { dispatcher } = city.actors;
  await act(dispatcher, "to_enforcement", reportId, { content: "涉嫌未经核准处置建筑垃圾", unitId: city.units.roads });
  await runJobs();
  const clue = await clueOf(reportId);
  const { detail } = await getRow(
    city.platform.database,
    sql<{ detail: CaseDetail }>`select detail from case_file where matter_id = ${clue.id}`,
  );
  expect(detail.clueFiles).toEqual([
    { sha256: picture, originMatterId: reportId },
    { sha256: after, originMatterId: reportId },
  ]);
  const links = await listRows(
    city.platform.database,
    sql<{ sha256: string; phase: string; personId: string | null }>`select sha256, phase, person_id as "personId"
      from evidence_link where matter_id = ${clue.id} order by ordinal`,
  );
  expect(links).toEqual([
    { sha256: picture, phase: "report", personId: null },
    { sha256: after, phase: "report", personId: null },
  ]);
  const { told } = await getRow(
    city.platform.database,
    sql<{
      told: string;
    }>`select evidence::text || input::text as told from record_entry where matter_id = ${clue.id} and act = 'receive_clue'`,
  );
  expect(told).toContain(picture);
  expect(`${told}${JSON.stringify(detail)}`).not.toMatch(new RegExp(`7654321|${call}`));
});
