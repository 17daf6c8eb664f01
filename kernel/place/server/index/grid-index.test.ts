import { expect, test } from "vitest";
import { metresBetween, type Position, position } from "#base/position.ts";
import { borderPoints, sampleBoundaries, sampleCells, samplePoints } from "../test/sample-grid.ts";
import { buildAddressIndex } from "./address-index.ts";
import { buildFacilityIndex } from "./facility-index.ts";
import { buildGridIndex, polygonFinder } from "./grid-index.ts";

const [COLUMNS, ROWS] = [30, 30];
const cells = sampleCells(COLUMNS, ROWS);
const boundaries = sampleBoundaries(COLUMNS, ROWS);

test("ten thousand random points resolve to exactly one cell, the one that alone holds them", () => {
  const index = buildGridIndex({ cells, boundaries, areas: [] });
  const holders = cells.map((cell) => ({ code: cell.code, holds: polygonFinder([cell.geometry]) }));
  for (const [i, at] of samplePoints(10_000, COLUMNS, ROWS).entries()) {
    const found = index.locate(at)?.cell?.code;
    expect(found).toBeDefined();
    // The exhaustive count is slow: every tenth point.
    if (i % 10 > 0) continue;
    const all = holders.filter(({ holds }) => holds(at.longitude, at.latitude) === 0).map(({ code }) => code);
    expect(all).toEqual([found]);
  }
});

test("a corner shared by four cells belongs to the one with the least code, whatever the order of loading", () => {
  const forward = buildGridIndex({ cells, boundaries, areas: [] });
  const backward = buildGridIndex({ cells: cells.toReversed(), boundaries, areas: [] });
  const [cornerPoint] = borderPoints(4, 7) as [Position, Position];
  // Cells of row 6 and 7, columns 3 and 4 meet there; serials count from 1 along the rows.
  expect(forward.locate(cornerPoint)?.cell?.code).toBe(`990102001001${String(6 * COLUMNS + 3 + 1).padStart(3, "0")}`);
  expect(backward.locate(cornerPoint)).toEqual(forward.locate(cornerPoint));
});

test("a point between all corners of the lattice never falls through a crack", () => {
  const index = buildGridIndex({ cells, boundaries: [], areas: [] });
  for (let row = 1; row < ROWS; row++) {
    for (let column = 1; column + 1 < COLUMNS; column++) {
      const found = borderPoints(column, row).map((at) => index.locate(at)?.cell);
      expect(found.every(Boolean)).toBe(true);
    }
  }
});

test("a located point names its divisions from the district down and its areas by kind", () => {
  const area = {
    code: "b-1",
    kind: "patrol_beat",
    name: "文渡一格",
    divisionCode: "990102001000",
    unitId: null,
    cellCodes: [cells[0]?.code ?? ""],
  };
  const index = buildGridIndex({ cells, boundaries, areas: [area] });
  const located = index.locateCell(cells[0]?.code ?? "");
  expect(located?.divisions.map(({ name, level }) => [name, level])).toEqual([
    ["衡川区", "district"],
    ["柳荫街道", "street"],
    ["文渡社区", "community"],
  ]);
  expect(located?.areas).toEqual({ patrol_beat: [{ code: "b-1", name: "文渡一格", unitId: null }] });
});

test("ground with a boundary but without a grid gives the deepest division; abroad gives nothing", () => {
  const index = buildGridIndex({ cells: [], boundaries, areas: [] });
  expect(index.locate(position(114.005, 33.005))).toMatchObject({ cell: null, divisionCode: "990102001001" });
  expect(index.locate(position(2.3522, 48.8566))).toBeNull();
});

test("facilities come nearest first, within the radius and of the class asked for", () => {
  const at = position(114, 33);
  const facilities = ["0101", "0104", "0101", "0203"].map((classCode, i) => ({
    code: `990102${classCode}00000${i}`,
    classCode,
    name: `部件 ${i}`,
    position: position(114 + (4 - i) * 0.0001, 33),
  }));
  const index = buildFacilityIndex(facilities);
  expect(index.near(at, 50).map(({ name }) => name)).toEqual(["部件 3", "部件 2", "部件 1", "部件 0"]);
  expect(index.near(at, 50, "0101").map(({ name }) => name)).toEqual(["部件 2", "部件 0"]);
  expect(index.near(at, 50, "02").map(({ name }) => name)).toEqual(["部件 3"]);
  expect(index.near(at, 25).map(({ name }) => name)).toEqual(["部件 3", "部件 2"]);
  for (const near of index.near(at, 50)) expect(near.metres).toBeCloseTo(metresBetween(at, near.position), 6);
});

test("an address is guessed from the nearest road and landmark, with the wind from the landmark", () => {
  const road = {
    kind: "roads",
    name: "文渡路",
    geometry: {
      type: "LineString" as const,
      coordinates: [
        [114, 33],
        [114.01, 33],
      ] as const,
    },
  };
  const cross = {
    kind: "roads",
    name: "柳荫街",
    geometry: {
      type: "LineString" as const,
      coordinates: [
        [114.005, 32.99],
        [114.005, 33.01],
      ] as const,
    },
  };
  const market = {
    kind: "landmarks",
    name: "文渡菜场北门",
    geometry: { type: "Point" as const, coordinates: [114.002, 33.0002] as const },
  };
  const index = buildAddressIndex([road, cross, market]);
  expect(index.addressOf(position(114.0022143, 33.0002))).toBe("文渡路，文渡菜场北门东约 20 m");
  expect(index.addressOf(position(114.005, 33.0001))).toBe("柳荫街与文渡路路口");
  expect(index.addressOf(position(114.05, 33.05))).toBeNull();
});
