import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseInstant } from "#base/instant.ts";
import { position } from "#base/position.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type Actor, CITIZEN_ACTOR, mayEnter } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { buildHttp } from "#platform/http/server.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { insertAreaKinds, insertAreas, insertBoundaries, insertCells, insertFacilities } from "./bulk.ts";
import { fromWgs84 } from "./convert.ts";
import { placeRoutes } from "./routes.ts";
import { sampleBoundaries, sampleCells } from "./test/sample-grid.ts";

const now = parseInstant("2026-11-21T14:30:00+08:00");
const [COLUMNS, ROWS] = [20, 20];
const CELLS = sampleCells(COLUMNS, ROWS);
const CELL = CELLS[0]?.code ?? "";
const HYDRANT = "9901020114000001";
const INSIDE = position(114.0055, 33.0055);

/** Callers by the test's own header. */
const PERSON = "019a0000-0000-7000-8000-0000000000aa";
const CALLERS: Readonly<Record<string, Actor>> = {
  crew: { ...CITIZEN_ACTOR, role: "crew", personId: PERSON, divisionCode: "990102000000" },
  administrator: { ...CITIZEN_ACTOR, role: "administrator", personId: PERSON, divisionCode: "990102000000" },
  neighbour: { ...CITIZEN_ACTOR, role: "administrator", personId: PERSON, divisionCode: "990103000000" },
};
type Who = "crew" | "administrator" | "neighbour" | null;

let db: TestDatabase;
let home: string;
let http: FastifyInstance;
let platform: Platform;

beforeAll(async () => {
  db = await cloneDatabase();
  home = await mkdtemp(join(tmpdir(), "fangyuan-place-"));
  platform = { database: db.database, pool: db.pool, home, now: () => now } as Platform;
  http = await buildHttp<Actor>({
    routes: placeRoutes(platform),
    identify: async (headers) => CALLERS[headers["x-test-caller"] ?? ""] ?? null,
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

function get(url: string, who: Who = null, headers: Record<string, string> = {}) {
  return http.inject({ method: "GET", url, headers: { ...headers, ...(who ? { "x-test-caller": who } : {}) } });
}
function send(method: "POST" | "PUT", url: string, who: Who, payload: object) {
  return http.inject({ method, url, payload, headers: who ? { "x-test-caller": who } : {} });
}
const locateUrl = (longitude: number, latitude: number, crs = "wgs84") =>
  `/api/place/locate?longitude=${longitude}&latitude=${latitude}&crs=${crs}`;

test("before anything is imported, the answer says so", async () => {
  const answer = await get(locateUrl(114, 33));
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ type: "/problems/place/no-grid" });
  expect((await get("/api/place/layers")).json()).toEqual({ bounds: null, layers: [] });
});

test("a city put in by one transaction is seen by a process that had looked before", async () => {
  await db.database.transaction().execute(async (tx) => {
    await insertBoundaries(tx, sampleBoundaries(COLUMNS, ROWS));
    await insertCells(tx, CELLS);
    await insertAreaKinds(tx, { patrol_beat: "责任网格" });
    await insertAreas(tx, [
      {
        code: "beat-1",
        kind: "patrol_beat",
        name: "文渡一格",
        divisionCode: "990102001000",
        unitId: null,
        cellCodes: CELLS.map((cell) => cell.code),
      },
    ]);
    await insertFacilities(tx, [
      {
        code: HYDRANT,
        classCode: "0114",
        name: "消火栓",
        position: INSIDE,
        cellCode: CELL,
        state: "good",
        supervisingUnitId: null,
        owningUnitId: null,
        maintainingUnitId: null,
        accuracyClass: "A",
        dataSource: "实测",
        locationText: "",
        externalCodes: [],
        recordedOn: "2026-01-01" as never,
        changedOn: null,
        note: "",
      },
    ]);
  });
  // Not told to look: the version is looked up again after two seconds at most.
  const located = async () => (await get(locateUrl(INSIDE.longitude, INSIDE.latitude))).statusCode;
  await expect.poll(located, { timeout: 30_000, interval: 200 }).toBe(200);
});

test("a position in GCJ-02 resolves to the same cell as in WGS 84; the public sees no areas", async () => {
  const shifted = fromWgs84(INSIDE, "gcj02");
  const plain = (await get(locateUrl(INSIDE.longitude, INSIDE.latitude), "crew")).json();
  const converted = (await get(locateUrl(shifted.longitude, shifted.latitude, "gcj02"))).json();
  expect(plain.cell.code).toBe(converted.cell.code);
  expect(plain.divisions.map((division: { name: string }) => division.name)).toEqual([
    "衡川区",
    "柳荫街道",
    "文渡社区",
  ]);
  expect(plain.areas).toEqual([{ kind: "patrol_beat", code: "beat-1", name: "文渡一格", unitId: null }]);
  expect(converted.areas).toEqual([]);
});

test("outside, swapped, or without its system a coordinate is refused in words", async () => {
  const abroad = await get(locateUrl(2.3522, 48.8566));
  expect(abroad.json()).toMatchObject({ status: 422, type: "/problems/place/outside-city" });
  const swapped = await get(locateUrl(INSIDE.latitude, INSIDE.longitude));
  expect(swapped.json()).toMatchObject({ status: 422, type: "/problems/place/bad-coordinate" });
  expect(swapped.json().detail).toContain("写反");
  const bare = await get(`/api/place/locate?longitude=114&latitude=33`);
  expect(bare.json()).toMatchObject({ status: 400, errors: [{ path: "query.crs" }] });
  const empty = await get(`/api/place/locate?longitude=&latitude=33&crs=wgs84`);
  expect(empty.json()).toMatchObject({ status: 400, errors: [{ path: "query.longitude" }] });
});

test("a layer comes compressed with a strong tag, and not again while it is the same", async () => {
  const url = "/api/place/layers/cells";
  const brotli = await get(url, null, { "accept-encoding": "gzip, br" });
  expect(brotli.headers).toMatchObject({
    "content-encoding": "br",
    vary: "accept-encoding",
    "cache-control": "public, no-cache",
  });
  const collection = JSON.parse(brotliDecompressSync(brotli.rawPayload).toString());
  expect(collection.features).toHaveLength(COLUMNS * ROWS);
  expect(collection.features[0].properties).toMatchObject({
    code: CELL,
    landUse: "居住",
    grade: "A",
    communityCode: CELL.slice(0, 12),
  });
  const zipped = await get(url, null, { "accept-encoding": "gzip" });
  expect(JSON.parse(gunzipSync(zipped.rawPayload).toString())).toEqual(collection);
  expect((await get(url)).json()).toEqual(collection);
  const tag = String(brotli.headers.etag);
  expect(tag).not.toBe(zipped.headers.etag);
  const again = await get(url, null, { "accept-encoding": "br", "if-none-match": tag });
  expect(again.statusCode).toBe(304);
  expect(again.rawPayload).toHaveLength(0);
});

test("facilities and areas are layers for signed-in persons only", async () => {
  const kinds = async (who: Who) =>
    (await get("/api/place/layers", who)).json().layers.map((layer: { kind: string }) => layer.kind);
  expect(await kinds(null)).toEqual(["divisions", "cells"]);
  expect(await kinds("crew")).toEqual(["divisions", "cells", "areas", "facilities"]);
  expect((await get("/api/place/layers/facilities")).statusCode).toBe(401);
  const area = (await get("/api/place/layers/areas", "crew")).json().features[0];
  expect(area.geometry.coordinates).toHaveLength(COLUMNS * ROWS);
  expect((await get("/api/place/layers", null)).json().bounds[0]).toBeCloseTo(114, 2);
});

test("a cell tells its divisions and areas; the old fourteen digits find it too", async () => {
  const old = CELL.slice(0, 12) + CELL.slice(13);
  expect(old).toHaveLength(14);
  const cell = (await get(`/api/place/cells/${old}`, "crew")).json();
  expect(cell).toMatchObject({ code: CELL, areas: [{ code: "beat-1" }] });
  expect(cell.divisions).toHaveLength(3);
  expect((await get("/api/place/cells/990102001001999", "crew")).statusCode).toBe(404);
  expect((await get("/api/place/cells/12", "crew")).statusCode).toBe(400);
});

test("facilities near a point come with distance and state", async () => {
  const url = `/api/place/facilities?longitude=${INSIDE.longitude + 0.0001}&latitude=${INSIDE.latitude}&crs=wgs84`;
  expect((await get(url, "crew")).json().facilities).toMatchObject([{ code: HYDRANT, state: "good", metres: 9.3 }]);
  expect((await get(`${url}&radiusMetres=5`, "crew")).json().facilities).toEqual([]);
  expect((await get(url)).statusCode).toBe(401);
});

test("a facility's state changes with a reason and a photograph, by who administers its district; it is written down", async () => {
  const url = `/api/place/facilities/${HYDRANT}/state`;
  const change = { state: "broken", reason: "阀体断裂", evidence: ["0".repeat(64)] };
  expect((await send("POST", url, "crew", change)).statusCode).toBe(403);
  expect((await send("POST", url, "neighbour", change)).json()).toMatchObject({
    type: "/problems/place/outside-your-division",
  });
  expect((await send("POST", url, "administrator", { ...change, evidence: [] })).statusCode).toBe(400);
  expect((await send("POST", url, "administrator", change)).json()).toMatchObject({
    status: 422,
    errors: [{ path: "evidence" }],
  });
  const bytes = await (await import("sharp"))
    .default({ create: { width: 20, height: 20, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const upload = {
    personId: null,
    role: "administrator",
    takenAt: null,
    position: null,
    accuracyMetres: null,
    device: "",
  };
  const { sha256 } = await storeFile(platform, { bytes, upload, now });
  const changed = await send("POST", url, "administrator", { ...change, evidence: [sha256] });
  expect(changed.json()).toMatchObject({ state: "broken", changedOn: "2026-11-21" });
  const page = (await get(`/api/place/facilities/${HYDRANT}`, "crew")).json();
  expect(page.changes).toMatchObject([
    { reason: "阀体断裂", before: { state: "good" }, after: { state: "broken" }, evidence: [sha256] },
  ]);
  await expect(db.pool.query("delete from place_change")).rejects.toThrow("permission denied");
});

test("an area is cut anew by its administrator; unknown cells, kinds and foreign ground are refused", async () => {
  const url = "/api/place/areas/beat-1";
  const area = {
    kind: "patrol_beat",
    name: "文渡一格",
    divisionCode: "990102001000",
    unitId: null,
    cellCodes: [CELL],
    reason: "网格调整",
  };
  expect((await send("PUT", url, "crew", area)).statusCode).toBe(403);
  expect((await send("PUT", url, "neighbour", area)).statusCode).toBe(403);
  const wrong = await send("PUT", url, "administrator", { ...area, kind: "no_such", cellCodes: ["990102001001999"] });
  expect(wrong.json().errors.map((error: { path: string }) => error.path)).toEqual(["kind", "cellCodes"]);
  expect((await send("PUT", url, "administrator", area)).json()).toMatchObject({ cellCodes: [CELL] });
  const { areas, kinds } = (await get("/api/place/areas?kind=patrol_beat", "crew")).json();
  expect(kinds).toEqual([{ kind: "patrol_beat", label: "责任网格" }]);
  expect(areas).toMatchObject([{ code: "beat-1", cellCodes: [CELL] }]);
  expect((await get(locateUrl(INSIDE.longitude, INSIDE.latitude), "crew")).json().areas).toEqual([]);
});

test("an import over HTTP is tried, then done, by an administrator only", async () => {
  const line = {
    type: "LineString",
    coordinates: [
      [114.001, 33.0056],
      [114.01, 33.0056],
    ],
  };
  const body = {
    kind: "roads",
    name: "路网",
    crs: "wgs84",
    collection: {
      type: "FeatureCollection",
      features: [{ type: "Feature", properties: { name: "文渡路" }, geometry: line }],
    },
  };
  expect((await send("POST", "/api/place/layers", "crew", body)).statusCode).toBe(403);
  const trial = await send("POST", "/api/place/layers", "administrator", { ...body, isTrial: true });
  expect(trial.json()).toMatchObject({ read: 1, taken: 1, errorCount: 0 });
  expect((await get("/api/place/layers/roads")).json().features).toEqual([]);
  await send("POST", "/api/place/layers", "administrator", body);
  expect((await get("/api/place/layers/roads")).json().features).toMatchObject([
    { properties: { name: "文渡路" }, geometry: line },
  ]);
  expect((await get(locateUrl(INSIDE.longitude, INSIDE.latitude))).json().address).toBe("文渡路");
});
