import { expect, test } from "vitest";
import { metresBetween, position } from "#base/position.ts";
import { contains, pointOf, signedAreaM2 } from "./geometry.ts";
import { addressPhrase, type City, cellAt, generateCity, mapLayers } from "./public.ts";
import { randomOf } from "./random.ts";
import { TEST_SEED, testCity } from "./test-city.ts";
import type { Point, Ring } from "./types.ts";

const city = testCity;

test("the same seed gives the same city, another seed another", () => {
  expect(JSON.stringify(generateCity(TEST_SEED)) === JSON.stringify(city)).toBe(true);
  expect(generateCity(TEST_SEED + 1).cells.map(({ areaM2 }) => areaM2)).not.toEqual(
    city.cells.map(({ areaM2 }) => areaM2),
  );
});

test("counts are near what the demonstration needs", () => {
  const of = (level: string): number => city.divisions.filter((division) => division.level === level).length;
  expect([of("province"), of("city"), of("district"), of("street")]).toEqual([1, 1, 3, 18]);
  expect(of("community")).toBeGreaterThan(120);
  expect(Math.abs(city.cells.length - 1200)).toBeLessThan(60);
  expect(city.buildings.length).toBeGreaterThan(8000);
  expect(city.buildings.length).toBeLessThan(12_000);
  expect(Math.abs(city.facilities.length - 20_000)).toBeLessThan(3000);
  expect(city.people.length).toBeGreaterThan(110);
  expect(city.people.length).toBeLessThan(240);
});

test.each([TEST_SEED, 2, 44])(
  "seed %i: cells are simple, turn the same way, and cover the city edge by edge without gap or overlap",
  (seed) => {
    const any = seed === TEST_SEED ? city : generateCity(seed);
    for (const cell of any.cells) {
      expect(signedAreaM2(cell.boundary), cell.code).toBeGreaterThan(1500);
      expect(isSimple(cell.boundary), cell.code).toBe(true);
    }
    // Each side of a cell is the reverse of one side of one neighbour, or lies on the city's outline.
    const sides = new Set<string>();
    for (const { boundary } of any.cells) for (const side of sidesOf(boundary)) sides.add(side.join(">"));
    const outline = new Set(sidesOf(outlineOf(any)).map((side) => side.join(">")));
    const alone = [...sides].filter((side) => !sides.has(side.split(">").reverse().join(">")));
    expect(new Set(alone)).toEqual(outline);
  },
);

test("ten thousand random points lie in exactly one cell inside the outline and in none outside", () => {
  const random = randomOf(7, "points");
  const outline = outlineOf(city);
  const lons = outline.map(([lon]) => lon);
  const lats = outline.map(([, lat]) => lat);
  let inside = 0;
  for (let i = 0; i < 10_000; i++) {
    const at: Point = [
      random.between(Math.min(...lons), Math.max(...lons)),
      random.between(Math.min(...lats), Math.max(...lats)),
    ];
    const holders = city.cells.filter((cell) => contains(cell.boundary, at));
    const isInside = contains(outline, at);
    expect(holders.length).toBe(isInside ? 1 : 0);
    expect(cellAt(city, position(at[0], at[1]))).toBe(holders[0] ?? null);
    if (isInside) inside++;
  }
  expect(inside).toBeGreaterThan(6000);
});

test("a corner shared by several cells belongs to exactly one of them", () => {
  const outline = new Set(outlineOf(city).map(String));
  for (const cell of city.cells.slice(0, 300)) {
    for (const corner of cell.boundary) {
      if (outline.has(String(corner))) continue;
      expect(city.cells.filter((other) => contains(other.boundary, corner)).length).toBe(1);
    }
  }
});

test("areas add up: cells to communities, communities to streets, streets to districts, districts to the city", () => {
  const areaOf = new Map(city.divisions.map((division) => [division.code, signedAreaM2(division.boundary)]));
  const cells = new Map<string, number>();
  for (const cell of city.cells) cells.set(cell.communityCode, (cells.get(cell.communityCode) ?? 0) + cell.areaM2);
  for (const [code, sum] of cells) expect(Math.abs(sum / (areaOf.get(code) ?? 0) - 1), code).toBeLessThan(1e-4);
  for (const parent of city.divisions.filter(({ level }) => level !== "community" && level !== "province")) {
    const sum = city.divisions
      .filter(({ parentCode }) => parentCode === parent.code)
      .reduce((total, { code }) => total + (areaOf.get(code) ?? 0), 0);
    expect(Math.abs(sum / (areaOf.get(parent.code) ?? 0) - 1), parent.code).toBeLessThan(1e-4);
  }
});

test("codes are well formed, unique and nested", () => {
  const divisions = new Map(city.divisions.map((division) => [division.code, division]));
  expect(divisions.size).toBe(city.divisions.length);
  for (const { code, parentCode } of city.divisions) {
    expect(code).toMatch(/^99\d{10}$/);
    if (parentCode) expect(divisions.has(parentCode)).toBe(true);
  }
  expect(new Set(city.cells.map(({ code }) => code)).size).toBe(city.cells.length);
  expect(new Set(city.divisions.filter(({ level }) => level === "community").map(({ name }) => name)).size).toBe(
    city.divisions.filter(({ level }) => level === "community").length,
  );
  for (const [community, cells] of Map.groupBy(city.cells, ({ communityCode }) => communityCode)) {
    expect(divisions.get(community)?.level).toBe("community");
    expect(cells.map(({ code }) => code)).toEqual(cells.map((_, i) => community + String(i + 1).padStart(3, "0")));
    // 自西向东、自北向南: no cell comes after one that lies both east and south of it.
    for (const [i, cell] of cells.entries()) {
      for (const later of cells.slice(i + 1)) {
        const isClearlyBefore = later.center[0] < cell.center[0] - 0.0006 && later.center[1] > cell.center[1] + 0.0006;
        expect(isClearlyBefore, `${cell.code} ${later.code}`).toBe(false);
      }
    }
  }
});

test("every facility lies in its cell and carries a code of its county and class", () => {
  const cells = new Map(city.cells.map((cell) => [cell.code, cell]));
  const units = new Set(city.units.map(({ key }) => key));
  expect(new Set(city.facilities.map(({ code }) => code)).size).toBe(city.facilities.length);
  for (const facility of city.facilities) {
    const cell = cells.get(facility.cellCode);
    expect(cell && contains(cell.boundary, pointOf(facility.position)), facility.code).toBe(true);
    expect(facility.code).toMatch(/^99010[234]\d{10}$/);
    expect(facility.code.slice(0, 10)).toBe((cell?.districtCode.slice(0, 6) ?? "") + facility.classCode);
    for (const key of [facility.supervisingUnitKey, facility.owningUnitKey, facility.maintainingUnitKey])
      if (key) expect(units.has(key), key).toBe(true);
  }
});

test("landmarks stand in the cell they name, and an address names a road and a landmark nearby", () => {
  const byCell = city.landmarks.map((landmark) => [landmark.cellCode, cellAt(city, landmark.position)?.code]);
  expect(byCell.filter(([said, found]) => said !== found)).toEqual([]);
  const market = city.landmarks.find(({ kind }) => kind === "market");
  if (!market) throw new Error("no market");
  const east = position(market.position.longitude + 0.00021, market.position.latitude);
  expect(metresBetween(market.position, east)).toBeGreaterThan(15);
  expect(addressPhrase(city, market.position)).toMatch(/^\S+(路|街|大道|巷) \d+ 号，\S+旁$/);
  expect(addressPhrase(city, east)).toMatch(/ \d+ 号，\S.*(东|旁|西|南|北)/);
});

test("layers are GeoJSON with six decimals and small enough to serve", () => {
  const layers = mapLayers(city);
  for (const [name, layer] of Object.entries(layers)) {
    const text = JSON.stringify(layer);
    expect(text.length, name).toBeLessThan(3_000_000);
    expect(text, name).not.toMatch(/\d\.\d{7,}/);
    expect(layer.features.length, name).toBeGreaterThan(1);
  }
  expect(
    layers.roads.features.some(({ properties }) => properties.name === "文渡路" && properties.class === "main"),
  ).toBe(true);
});

function outlineOf(any: City): Ring {
  const boundary = any.divisions.find(({ code }) => code === any.code)?.boundary;
  if (!boundary) throw new Error("no outline");
  return boundary;
}
function sidesOf(ring: Ring): (readonly [string, string])[] {
  return ring.slice(1).map((point, i) => [String(ring[i]), String(point)] as const);
}
function isSimple(ring: Ring): boolean {
  for (let i = 0; i + 1 < ring.length; i++) {
    for (let j = i + 1; j + 1 < ring.length; j++) {
      if (crosses(ring[i] as Point, ring[i + 1] as Point, ring[j] as Point, ring[j + 1] as Point)) return false;
    }
  }
  return true;
}
function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  const turn = (p: Point, q: Point, r: Point): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}
