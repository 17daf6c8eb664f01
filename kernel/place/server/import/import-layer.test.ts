import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Instant, parseInstant } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { position } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import { CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import type { Facility } from "#kernel/place/model/place.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { insertBoundaries, insertCells, insertFacilities } from "../bulk.ts";
import { toWgs84 } from "../convert.ts";
import { forgetPlaces, placeIndex } from "../index/place-index.ts";
import { findCell } from "../store.ts";
import { sampleBoundaries, sampleCells } from "../test/sample-grid.ts";
import { importLayer, type LayerImport } from "./import-layer.ts";

const now: Instant = parseInstant("2026-11-21T14:30:00+08:00");
let db: TestDatabase;
const platform = () => ({ database: db.database, now: () => now });

beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await clear();
});

async function clear(): Promise<void> {
  const { Client } = (await import("pg")).default;
  const owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  await owner.query(
    "truncate place_feature, place_layer, place_area_cell, place_area, place_cell, place_boundary, place_facility, place_change",
  );
  await owner.query("update place_version set version = version + 1");
  await owner.end();
  forgetPlaces(db.database);
}

function run(request: Partial<LayerImport> & Pick<LayerImport, "kind" | "collection">) {
  return importLayer(platform(), {
    name: "测试",
    source: "测试数据",
    crs: "wgs84",
    isTrial: false,
    by: null,
    now,
    ...request,
  });
}

function collection(...features: readonly { properties: object; geometry: object | null }[]) {
  return { type: "FeatureCollection", features: features.map((feature) => ({ type: "Feature", ...feature })) };
}

function square(west: number, south: number, size = 0.001) {
  const [east, north] = [west + size, south + size];
  return {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

async function seedSample(columns = 10, rows = 10): Promise<void> {
  await db.database.transaction().execute(async (tx) => {
    await insertBoundaries(tx, sampleBoundaries(columns, rows));
    await insertCells(tx, sampleCells(columns, rows));
  });
  forgetPlaces(db.database);
}

test("good cells are kept and each bad one is told with its row and reason", async () => {
  const code = (serial: string) => `990102001001${serial}`;
  const open = {
    type: "Polygon",
    coordinates: [
      [
        [114.01, 33],
        [114.011, 33],
        [114.011, 33.001],
        [114.01, 33.001],
      ],
    ],
  };
  const clockwise = {
    type: "Polygon",
    coordinates: [
      [
        [114.02, 33],
        [114.02, 33.001],
        [114.021, 33.001],
        [114.021, 33],
        [114.02, 33],
      ],
    ],
  };
  const bowTie = {
    type: "Polygon",
    coordinates: [
      [
        [114.03, 33],
        [114.031, 33.001],
        [114.031, 33],
        [114.03, 33.002],
        [114.03, 33],
      ],
    ],
  };
  const report = await run({
    kind: "cells",
    collection: collection(
      { properties: { code: code("001"), 名称: "一号" }, geometry: square(114, 33) },
      { properties: { BGID: "99010200100102" }, geometry: open },
      { properties: { code: code("003") }, geometry: clockwise },
      { properties: { code: code("004") }, geometry: bowTie },
      { properties: { code: code("001") }, geometry: square(114.04, 33) },
      { properties: { code: "12" }, geometry: square(114.05, 33) },
      { properties: { code: code("007") }, geometry: square(114.0005, 33) },
      { properties: { code: code("008") }, geometry: square(33, 114) },
      { properties: { code: code("009") }, geometry: { type: "Point", coordinates: [114, 33] } },
      { properties: { code: code("010") }, geometry: null },
    ),
  });
  expect(report).toMatchObject({ read: 10, taken: 3, added: 3, changed: 0, closedRings: 1, turnedRings: 1 });
  expect(report.findings.map(({ row, rule, severity }) => [row, rule, severity])).toEqual([
    [2, "place-import-open-ring", "warning"],
    [4, "place-import-self-crossing", "error"],
    [5, "place-import-duplicate-code", "error"],
    [6, "place-import-code", "error"],
    [7, "place-import-overlap", "error"],
    [8, "place-coordinate-swapped", "error"],
    [9, "place-import-geometry-type", "error"],
    [10, "place-import-geometry", "error"],
  ]);
  const padded = await findCell(db.database, code("002"));
  expect(padded?.areaM2).toBeGreaterThan(10_000);
  const index = await placeIndex(platform());
  expect(index.locate(position(114.0205, 33.0005))?.cell?.code).toBe(code("003"));
});

test("importing the same cells again changes them and adds none; a trial writes nothing", async () => {
  const file = collection({ properties: { code: "990102001001001" }, geometry: square(114, 33) });
  expect(await run({ kind: "cells", collection: file, isTrial: true })).toMatchObject({ taken: 1, added: 1 });
  expect((await placeIndex(platform())).cellCount).toBe(0);
  await run({ kind: "cells", collection: file });
  expect(await run({ kind: "cells", collection: file })).toMatchObject({ taken: 1, added: 0, changed: 1 });
  expect((await placeIndex(platform())).cellCount).toBe(1);
});

test("a file without a coordinate system is refused, one that contradicts the choice too", async () => {
  const file = collection({ properties: { code: "990102001001001" }, geometry: square(114, 33) });
  const refusal = async (request: Partial<LayerImport>) =>
    run({ kind: "cells", collection: file, ...request }).catch((error: Problem) => error.problemType?.type);
  expect(await refusal({ crs: null })).toBe("/problems/place/coordinate-system-missing");
  const declared = { ...file, crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::4490" } } };
  expect(await refusal({ crs: "gcj02", collection: declared })).toBe("/problems/place/unreadable-layer");
  const planar = { ...file, crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::4547" } } };
  expect(await refusal({ crs: null, collection: planar })).toBe("/problems/place/unreadable-layer");
  expect(await run({ kind: "cells", crs: null, collection: declared })).toMatchObject({ taken: 1 });
});

test("a GCJ-02 file is stored in WGS 84", async () => {
  const report = await run({
    kind: "cells",
    crs: "gcj02",
    collection: collection({ properties: { code: "990102001001001" }, geometry: square(114, 33) }),
  });
  expect(report.taken).toBe(1);
  const cell = await findCell(db.database, "990102001001001");
  const corner = cell?.geometry.coordinates[0]?.[0] as unknown as [number, number];
  const expected = toWgs84({ longitude: 114, latitude: 33 }, "gcj02");
  expect(corner[0]).toBeCloseTo(expected.longitude, 6);
  expect(corner[1]).toBeCloseTo(expected.latitude, 6);
});

test("facilities outside the city, twice or in an unknown state are left out; the exchange format's names are read", async () => {
  await seedSample();
  const at = (longitude: number, latitude: number) => ({ type: "Point", coordinates: [longitude, latitude] });
  const report = await run({
    kind: "facilities",
    collection: collection(
      {
        properties: {
          ObjID: "9901020101000001",
          ObjName: "上水井盖",
          ObjState: "02",
          ORDate: "2025-03-01 00:00:00",
          DataSource: "实测",
        },
        geometry: at(114.0025, 33.0025),
      },
      { properties: { ObjID: "9901020101000002", ObjName: "上水井盖" }, geometry: at(115, 33) },
      { properties: { ObjID: "9901020101000001" }, geometry: at(114.003, 33.003) },
      { properties: { ObjID: "9901020101000004", ObjState: "崭新" }, geometry: at(114.003, 33.003) },
      { properties: { ObjID: "9901020101000005", DeptCode2: "99010299999" }, geometry: at(114.003, 33.003) },
    ),
  });
  expect(report.taken).toBe(2);
  expect(report.findings.map(({ row, rule }) => [row, rule])).toEqual([
    [2, "place-import-outside-city"],
    [3, "place-import-duplicate-code"],
    [4, "place-import-state"],
    [5, "place-import-unknown-unit"],
  ]);
  const [nearest] = (await placeIndex(platform())).facilitiesNear(position(114.0025, 33.0025), 30, "0101");
  expect(nearest).toMatchObject({ code: "9901020101000001", metres: 0 });
});

test("twenty thousand facilities go in at once and are found", async () => {
  await seedSample(30, 30);
  const facilities = Array.from(
    { length: 20_000 },
    (_, i): Facility => ({
      code: `9901020101${String(i).padStart(6, "0")}`,
      classCode: "0101",
      name: "上水井盖",
      position: position(114.001 + (i % 200) * 0.0001, 33.001 + Math.floor(i / 200) * 0.0002),
      cellCode: null,
      state: "good",
      supervisingUnitId: null,
      owningUnitId: null,
      maintainingUnitId: null,
      accuracyClass: "A",
      dataSource: "实测",
      locationText: "文渡路",
      externalCodes: [],
      recordedOn: parsePlainDate("2026-01-01"),
      changedOn: null,
      note: "",
    }),
  );
  await db.database.transaction().execute((tx) => insertFacilities(tx, facilities));
  forgetPlaces(db.database);
  expect((await placeIndex(platform())).facilitiesNear(position(114.002, 33.002), 200).length).toBeGreaterThan(100);
});

test("a base-map layer replaces the one of its kind and keeps the history of imports", async () => {
  const road = (name: string) => ({
    properties: { name, class: "main" },
    geometry: {
      type: "LineString",
      coordinates: [
        [114, 33],
        [114.01, 33],
      ],
    },
  });
  await run({ kind: "roads", name: "旧路网", collection: collection(road("文渡路"), road("柳荫街")) });
  await run({ kind: "roads", name: "新路网", collection: collection(road("石坊大道")) });
  const { rows } = await db.pool.query(
    "select name, feature_count, replaced_at is null as is_current, (select count(*) from place_feature f where f.layer_id = l.id) as kept from place_layer l order by feature_count",
  );
  expect(rows).toEqual([
    { name: "新路网", feature_count: 1, is_current: true, kept: 1 },
    { name: "旧路网", feature_count: 2, is_current: false, kept: 0 },
  ]);
  expect((await placeIndex(platform())).addressOf(position(114.005, 33.0001))).toBe("石坊大道");
});

test("a district's administrator changes only that district, and not the base map of a city with more", async () => {
  await seedSample();
  const actor = { ...CITIZEN_ACTOR, role: "administrator" as const, divisionCode: "990103000000" };
  const report = await run({
    kind: "cells",
    by: actor,
    collection: collection({ properties: { code: "990102001001900" }, geometry: square(114.0101, 33.002) }),
  });
  expect(report).toMatchObject({ taken: 0, findings: [{ rule: "place-import-outside-division" }] });
  await expect(run({ kind: "roads", by: actor, collection: collection() })).rejects.toThrow(Problem);
});

const dataSets = process.env.FANGYUAN_DATA_SETS ?? "";
const hasDataSets = existsSync(join(dataSets, "cn-boundaries"));

test.skipIf(!hasDataSets)(
  "real district outlines in GCJ-02: every seat of government lies in its own district, Beijing in none",
  async () => {
    const file = JSON.parse(readFileSync(join(dataSets, "cn-boundaries/city_210100_districts.geojson"), "utf8"));
    const report = await run({ kind: "divisions", crs: "gcj02", collection: file });
    expect(report).toMatchObject({ read: 13, taken: 13, errorCount: 0 });
    const index = await placeIndex(platform());
    const seats = file.features.map(
      ({ properties }: { properties: { name: string; center: [number, number] } }) => properties,
    );
    for (const { name, center } of seats) {
      const at = toWgs84({ longitude: center[0], latitude: center[1] }, "gcj02");
      expect(index.locate(at)?.divisions.map((division) => division.name)).toEqual([name]);
    }
    expect(index.locate(position(116.397, 39.908))).toBeNull();
  },
);

test.skipIf(!hasDataSets)("real base-map files: what fits is taken, what does not is told", async () => {
  const read = (name: string) =>
    JSON.parse(gunzipSync(readFileSync(join(dataSets, `osm-basemap/${name}.geojson.gz`))).toString());
  const roads = await run({ kind: "roads", collection: read("shanghai_huangpu_roads") });
  expect(roads).toMatchObject({ read: 1778, taken: 1778, errorCount: 0 });
  const buildings = await run({ kind: "buildings", collection: read("shanghai_huangpu_buildings") });
  expect(buildings).toMatchObject({ read: 1793, taken: 1475, errorCount: 318 });
  expect(new Set(buildings.findings.filter((each) => each.severity === "error").map((each) => each.rule))).toEqual(
    new Set(["place-import-geometry-type"]),
  );
  const landmarks = await run({ kind: "landmarks", collection: read("shanghai_huangpu_pois") });
  expect(landmarks.taken).toBe(494);
  expect((await placeIndex(platform())).addressOf(position(121.4856, 31.2405))).not.toBeNull();
});
