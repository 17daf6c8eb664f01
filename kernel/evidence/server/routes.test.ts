import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseInstant } from "#base/instant.ts";
import { type Actor, CITIZEN_ACTOR, mayEnter } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { buildHttp } from "#platform/http/server.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { evidenceExists, evidenceOf, findFaultyFiles, linkEvidence, markPublic, verifyFile } from "./public.ts";
import { evidenceRoutes } from "./routes.ts";

const now = parseInstant("2026-11-21T14:30:00+08:00");
const MATTER = "019a0000-0000-7000-8000-000000000001";
/** Seen by a colleague; used by one test only. */
const SEEN_MATTER = "019a0000-0000-7000-8000-0000000000ff";
/** Sees the matter; a stranger of the bureau does not. */
const COLLEAGUE: Actor = { ...CITIZEN_ACTOR, role: "acceptor", personId: "019a0000-0000-7000-8000-0000000000bb" };
const STRANGER: Actor = { ...CITIZEN_ACTOR, role: "acceptor", personId: "019a0000-0000-7000-8000-0000000000cc" };
const CREW: Actor = { ...CITIZEN_ACTOR, role: "crew", personId: "019a0000-0000-7000-8000-0000000000aa" };

let db: TestDatabase;
let home: string;
let http: FastifyInstance;
let platform: Pick<Platform, "database" | "home">;

beforeAll(async () => {
  db = await cloneDatabase();
  home = await mkdtemp(join(tmpdir(), "fangyuan-evidence-"));
  platform = { database: db.database, home };
  http = await buildHttp<Actor>({
    routes: evidenceRoutes(
      platform as Platform,
      async (_platform, caller, matterIds) => caller === COLLEAGUE && matterIds.includes(SEEN_MATTER),
    ),
    identify: async (headers) =>
      ({ "1": CREW, colleague: COLLEAGUE, stranger: STRANGER })[headers["x-test-signed-in"] ?? ""] ?? null,
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now: () => now,
    checkAnswers: true,
    publicUrl: "http://localhost",
    logLevel: "silent",
  });
});
afterAll(async () => {
  await http.close();
  await db.drop();
  await rm(home, { recursive: true, force: true });
});

/** A photograph as a phone makes it: with time, place and maker in its EXIF. `shade` (1–21) makes different bytes, coarse enough for JPEG to tell them apart. */
function photo(shade: number): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 600, channels: 3, background: { r: shade * 12, g: 120, b: 90 } } })
    .jpeg()
    .withExif({
      IFD0: { Make: "FangyuanPhone" },
      IFD2: { DateTimeOriginal: "2026:11:21 14:25:10", OffsetTimeOriginal: "+08:00" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "33/1 7/1 30/1", GPSLongitudeRef: "E", GPSLongitude: "114/1 1/1 12/1" },
    })
    .toBuffer();
}

const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

function upload(bytes: Buffer, options: { query?: Record<string, string>; type?: string; asPublic?: boolean } = {}) {
  return http.inject({
    method: "POST",
    url: options.asPublic ? "/api/public/evidence" : "/api/evidence",
    query: options.query ?? {},
    headers: { "content-type": options.type ?? "image/jpeg", ...(options.asPublic ? {} : { "x-test-signed-in": "1" }) },
    payload: bytes,
  });
}

function get(url: string, isSignedIn: boolean) {
  return http.inject({ method: "GET", url, headers: isSignedIn ? { "x-test-signed-in": "1" } : {} });
}

async function folderOf(sha256: string): Promise<string> {
  return join(home, "files", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

test("a photograph is stored under its hash, with what the device and its EXIF say", async () => {
  const bytes = await photo(10);
  const sha256 = sha256Of(bytes);
  const answer = await upload(bytes, { query: { sha256, device: "测试机", accuracyMetres: "6.5" } });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    id: sha256,
    mediaType: "image/jpeg",
    sizeBytes: bytes.length,
    width: 900,
    height: 600,
    takenAt: "2026-11-21T06:25:10.000Z",
    position: { longitude: 114.02, latitude: 33.125 },
    accuracyMetres: 6.5,
    device: "测试机",
  });
  expect(await readFile(await folderOf(sha256))).toEqual(bytes);
});

test("what the device says comes before what the picture says", async () => {
  const query = { takenAt: "2026-11-21T14:29:00+08:00", longitude: "114.5", latitude: "33.5" };
  const answer = await upload(await photo(11), { query });
  expect(answer.json()).toMatchObject({
    takenAt: "2026-11-21T06:29:00.000Z",
    position: { longitude: 114.5, latitude: 33.5 },
  });
});

test("a hash that does not fit the bytes is refused and nothing is kept", async () => {
  const bytes = await photo(12);
  const answer = await upload(bytes, { query: { sha256: "0".repeat(64) } });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ type: "/problems/evidence/hash-mismatch" });
  expect(await evidenceExists(db.database, [sha256Of(bytes)])).toBe(false);
  await expect(readFile(await folderOf(sha256Of(bytes)))).rejects.toThrow("ENOENT");
});

test("a lying content type and a lying file name are told", async () => {
  const bytes = await photo(13);
  const asPng = await upload(bytes, { type: "image/png" });
  expect(asPng.statusCode).toBe(422);
  expect(asPng.json()).toMatchObject({ type: "/problems/evidence/type-denied" });
  expect(asPng.json().detail).toContain("image/png");
  const named = await upload(bytes, { query: { fileName: "合同.pdf" }, type: "application/octet-stream" });
  expect(named.json()).toMatchObject({ type: "/problems/evidence/type-denied" });
});

test.each([
  [
    "a script",
    Buffer.from("#!/bin/sh\necho hello\n"),
    "application/octet-stream",
    415,
    "/problems/evidence/type-not-taken",
  ],
  [
    "a web page called a picture",
    Buffer.from("<!doctype html><script>1</script>"),
    "image/jpeg",
    415,
    "/problems/evidence/type-not-taken",
  ],
  ["nothing", Buffer.alloc(0), "image/jpeg", 422, "/problems/evidence/empty"],
  [
    "a picture cut off in its head",
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    "image/jpeg",
    422,
    "/problems/evidence/unreadable",
  ],
  [
    "more than 20 MB",
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(20 * 1024 * 1024)]),
    "image/jpeg",
    413,
    "/problems/evidence/too-large",
  ],
])("%s is refused with its reason", async (_, bytes, type, status, problem) => {
  const answer = await upload(bytes, { type });
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toMatchObject({ type: problem });
});

test("the public may send pictures only, and learns only their identifier", async () => {
  const bytes = await photo(14);
  const answer = await upload(bytes, { asPublic: true });
  expect(answer.json()).toEqual({ id: sha256Of(bytes), width: 900, height: 600 });
  const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF");
  expect((await upload(pdf, { asPublic: true, type: "application/octet-stream" })).statusCode).toBe(415);
  expect((await upload(pdf, { type: "application/octet-stream" })).statusCode).toBe(200);
});

test("the same photograph twice is one file and two uploads", async () => {
  const bytes = await photo(15);
  const sha256 = sha256Of(bytes);
  await Promise.all([upload(bytes), upload(bytes, { asPublic: true })]);
  const { rows } = await db.pool.query(
    "select (select count(*) from evidence_file where sha256 = $1) as files, (select count(*) from evidence_upload where sha256 = $1) as uploads",
    [sha256],
  );
  expect(rows).toEqual([{ files: 1, uploads: 2 }]);
  expect(await readdir(join(await folderOf(sha256), ".."))).toEqual([sha256]);
});

test("strangers get no original, and a picture only while it is public; the copy has no EXIF, the original keeps it", async () => {
  const bytes = await photo(16);
  const sha256 = sha256Of(bytes);
  await upload(bytes);
  const address = `/api/evidence/${sha256}`;
  expect((await get(`${address}/original`, false)).statusCode).toBe(401);
  expect((await get(address, false)).statusCode).toBe(401);
  expect((await get(`${address}/thumbnail`, false)).statusCode).toBe(404);
  expect((await get(`${address}/public`, false)).statusCode).toBe(404);

  const mark = (isPublic: boolean) =>
    db.database
      .transaction()
      .execute((tx) => markPublic(tx, { matterId: MATTER, sha256, isPublic, personId: null, now }));
  await mark(true);
  const copy = await get(`${address}/public`, false);
  expect(copy.statusCode).toBe(200);
  expect((await sharp(copy.rawPayload).metadata()).exif).toBeUndefined();
  expect(copy.rawPayload.includes("FangyuanPhone")).toBe(false);
  const thumbnail = await sharp((await get(`${address}/thumbnail`, false)).rawPayload).metadata();
  expect(thumbnail).toMatchObject({ format: "webp", width: 400 });
  expect(thumbnail.exif).toBeUndefined();
  expect((await get(`${address}/original`, false)).statusCode).toBe(401);

  const original = await get(`${address}/original`, true);
  expect(original.rawPayload.equals(bytes)).toBe(true);
  expect(original.rawPayload.includes("FangyuanPhone")).toBe(true);

  await mark(false);
  expect((await get(`${address}/public`, false)).statusCode).toBe(404);
});

test("tampered and lost bytes are found, told and never handed out; the same bytes coming again mend them", async () => {
  const bytes = await photo(17);
  const sha256 = sha256Of(bytes);
  await upload(bytes);
  expect(await verifyFile(platform, sha256)).toBeNull();
  await writeFile(await folderOf(sha256), Buffer.concat([bytes, Buffer.from("x")]));
  expect(await verifyFile(platform, sha256)).toBe("changed");
  expect(await findFaultyFiles(platform)).toEqual([{ sha256, fault: "changed" }]);
  expect((await get(`/api/evidence/${sha256}`, true)).json().check).toEqual({
    holds: false,
    message: "文件内容与登记的哈希不一致",
  });
  const refused = await get(`/api/evidence/${sha256}/original`, true);
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({ type: "/problems/evidence/changed" });
  await rm(await folderOf(sha256));
  expect(await verifyFile(platform, sha256)).toBe("absent");
  await upload(bytes);
  expect(await findFaultyFiles(platform)).toEqual([]);
});

test("links name phase and act; linking twice is once; the tables cannot be changed by the application", async () => {
  const before = await photo(18);
  const after = await photo(19);
  await upload(before);
  await upload(after);
  const link = (bytes: Buffer, phase: "report" | "resolve", seq: number) =>
    db.database
      .transaction()
      .execute((tx) =>
        linkEvidence(tx, { matterId: MATTER, seq, sha256: sha256Of(bytes), phase, personId: CREW.personId, now }),
      );
  await link(before, "report", 1);
  await link(before, "report", 1);
  await link(after, "resolve", 7);
  const files = await evidenceOf(db.database, MATTER);
  expect(files.map(({ sha256, phase, seq }) => [sha256, phase, seq])).toEqual([
    [sha256Of(before), "report", 1],
    [sha256Of(after), "resolve", 7],
  ]);
  for (const table of ["evidence_file", "evidence_upload", "evidence_link", "evidence_visibility"]) {
    await expect(db.pool.query(`delete from ${table}`)).rejects.toThrow("permission denied");
  }
  await expect(db.pool.query("update evidence_file set size_bytes = 1")).rejects.toThrow("permission denied");
});

test("of many decisions in one instant the last one holds, and links keep their order", async () => {
  const bytes = await photo(21);
  await upload(bytes);
  const sha256 = sha256Of(bytes);
  const matterId = MATTER.replace(/1$/, "2");
  await db.database.transaction().execute(async (tx) => {
    for (let i = 1; i <= 20; i++) {
      await markPublic(tx, { matterId, sha256, isPublic: i % 2 === 0, personId: null, now });
      await linkEvidence(tx, { matterId, seq: i, sha256, phase: "report", personId: null, now });
    }
  });
  const files = await evidenceOf(db.database, matterId);
  expect(files.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(files[0]?.isPublic).toBe(true);
  expect((await get(`/api/evidence/${sha256}/thumbnail`, false)).statusCode).toBe(200);
});

test("existence is answered for all of the given files together", async () => {
  const bytes = await photo(20);
  await upload(bytes);
  const sha256 = sha256Of(bytes);
  expect(await evidenceExists(db.database, [sha256, sha256])).toBe(true);
  expect(await evidenceExists(db.database, [])).toBe(true);
  expect(await evidenceExists(db.database, [sha256, "f".repeat(64)])).toBe(false);
});

const getAs = (who: string, url: string) => http.inject({ method: "GET", url, headers: { "x-test-signed-in": who } });

test("a file is seen by its bringer alone until a matter uses it, then whoever sees the matter, never a stranger of the bureau", async () => {
  const id = (await upload(await photo(8))).json().id as string;
  const pages = [
    `/api/evidence/${id}`,
    `/api/evidence/${id}/original`,
    `/api/evidence/${id}/thumbnail`,
    `/api/evidence/${id}/public`,
  ];
  for (const page of pages) {
    expect((await getAs("1", page)).statusCode, page).toBe(200);
    expect((await getAs("colleague", page)).statusCode, page).toBe(404);
  }
  await db.database
    .transaction()
    .execute((tx) =>
      linkEvidence(tx, { matterId: SEEN_MATTER, seq: 1, sha256: id, phase: "resolve", personId: CREW.personId, now }),
    );
  for (const page of pages) {
    expect((await getAs("colleague", page)).statusCode, page).toBe(200);
    expect((await getAs("stranger", page)).statusCode, page).toBe(404);
  }
});
