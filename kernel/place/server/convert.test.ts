import gcoordModule from "gcoord";
import { expect, test } from "vitest";
import { metresBetween, position } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import { fromWgs84, readPosition, toWgs84 } from "./convert.ts";
import { samplePoints } from "./test/sample-grid.ts";

const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** Spread over the mainland: Shenyang, Shanghai, Pingdingshan, Ürümqi, Sanya, Lhasa. */
const PLACES = [
  [123.4315, 41.8057],
  [121.4737, 31.2304],
  [113.1928, 33.7666],
  [87.6168, 43.8256],
  [109.5119, 18.2528],
  [91.1409, 29.6456],
] as const;

test.each(["gcj02", "bd09"] as const)("%s comes back to WGS 84 within half a metre, all over China", (crs) => {
  const wide = samplePoints(2_000, 30, 30).map((at) =>
    position(at.longitude - 14 + (at.latitude % 0.01) * 2_000, at.latitude - 8),
  );
  for (const at of [...PLACES.map(([x, y]) => position(x, y)), ...wide]) {
    const there = fromWgs84(at, crs);
    expect(metresBetween(at, position(there.longitude, there.latitude))).toBeGreaterThan(50);
    expect(metresBetween(at, toWgs84(there, crs))).toBeLessThan(0.5);
  }
});

test("conversions agree with the library's own, both ways", () => {
  for (const [x, y] of PLACES) {
    for (const [crs, system] of [
      ["gcj02", gcoord.GCJ02],
      ["bd09", gcoord.BD09],
    ] as const) {
      const [toX, toY] = gcoord.transform([x, y] as [number, number], gcoord.WGS84, system);
      expect(fromWgs84(position(x, y), crs)).toEqual({ longitude: toX, latitude: toY });
      const [backX, backY] = gcoord.transform([x, y] as [number, number], system, gcoord.WGS84);
      expect(toWgs84({ longitude: x, latitude: y }, crs)).toEqual({ longitude: backX, latitude: backY });
    }
  }
});

test("outside China nothing is moved, and CGCS2000 is taken as WGS 84", () => {
  for (const [x, y] of [
    [-71.0589, 42.3601],
    [2.3522, 48.8566],
    [151.2093, -33.8688],
  ] as const) {
    for (const crs of ["gcj02", "bd09", "cgcs2000"] as const) {
      expect(toWgs84({ longitude: x, latitude: y }, crs)).toEqual({ longitude: x, latitude: y });
      expect(fromWgs84(position(x, y), crs)).toEqual({ longitude: x, latitude: y });
    }
  }
  expect(toWgs84({ longitude: 114, latitude: 33 }, "cgcs2000")).toEqual({ longitude: 114, latitude: 33 });
});

test.each([
  ["swapped", 33.0, 114.0, "place-coordinate-swapped"],
  ["planar metres", 502_345.1, 3_456_789.2, "place-coordinate-planar"],
  ["out of range", 200, 10, "place-coordinate-range"],
  ["a failed fix", 0, 0, "place-coordinate-null-island"],
])("a %s pair is refused with its reason", (_, longitude, latitude, rule) => {
  let refused: unknown;
  try {
    readPosition({ longitude, latitude, crs: "wgs84" });
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(Problem);
  expect((refused as Problem).extras.rules?.[0]?.rule).toBe(rule);
});
