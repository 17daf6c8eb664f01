import { expect, test } from "vitest";
import { divisionLevelOf, divisionsOf, normalCellCode, normalDivisionCode } from "./codes.ts";
import { refuseCoordinate } from "./coordinates.ts";
import type { Coordinate, Polygon, Ring } from "./geometry.ts";
import { areaM2, findSelfCrossing, innerPoint, perimeterM, repair, signedAreaM2 } from "./shape.ts";

const SQUARE: Ring = [
  [114, 33],
  [114.001, 33],
  [114.001, 33.001],
  [114, 33.001],
  [114, 33],
];
const polygon = (...coordinates: Ring[]): Polygon => ({ type: "Polygon", coordinates });

test("a square of a thousandth of a degree has the area and outline that its sides say", () => {
  const [east, north] = [111.195 * Math.cos((33 * Math.PI) / 180), 111.195];
  expect(areaM2(polygon(SQUARE))).toBeCloseTo(east * north, 0);
  expect(perimeterM(polygon(SQUARE))).toBeCloseTo(2 * (east + north), 1);
});

test("a hole takes its area off and is turned clockwise; the outer ring counter-clockwise", () => {
  const hole: Ring = SQUARE.map(([x, y]): Coordinate => [114.0005 + (x - 114.0005) / 2, 33.0005 + (y - 33.0005) / 2]);
  const repaired = repair(polygon(SQUARE.toReversed(), hole));
  const [outer, inner] = (repaired?.geometry.coordinates ?? []) as [Ring, Ring];
  expect([signedAreaM2(outer) > 0, signedAreaM2(inner) > 0, repaired?.turnedRings]).toEqual([true, false, 2]);
  expect(areaM2(polygon(SQUARE, hole)) / areaM2(polygon(SQUARE))).toBeCloseTo(0.75, 3);
});

test("an open ring is closed and repeated points go; a line is no polygon", () => {
  const open: Ring = [
    [114, 33],
    [114.001, 33],
    [114.001, 33],
    [114.001, 33.001],
  ];
  expect(repair(polygon(open))).toMatchObject({
    closedRings: 1,
    geometry: {
      coordinates: [
        [
          [114, 33],
          [114.001, 33],
          [114.001, 33.001],
          [114, 33],
        ],
      ],
    },
  });
  expect(
    repair(
      polygon([
        [114, 33],
        [114.001, 33],
        [114, 33],
      ]),
    ),
  ).toBeNull();
  expect(
    repair(
      polygon([
        [114, 33],
        [114.001, 33],
        [114.002, 33],
        [114, 33],
      ]),
    ),
  ).toBeNull();
});

test.each<[string, Ring, boolean]>([
  ["a square", SQUARE, false],
  [
    "a bow tie",
    [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 3],
      [0, 0],
    ],
    true,
  ],
  [
    "a ring that touches its own edge with a corner",
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 0],
      [0, 4],
      [0, 0],
    ],
    true,
  ],
  [
    "a ring that doubles back on an edge",
    [
      [0, 0],
      [4, 0],
      [2, 0],
      [2, 3],
      [0, 0],
    ],
    true,
  ],
  [
    "a ring with a point on a straight edge",
    [
      [0, 0],
      [2, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    false,
  ],
  [
    "a horseshoe",
    [
      [0, 0],
      [5, 0],
      [5, 5],
      [4, 5],
      [4, 1],
      [1, 1],
      [1, 5],
      [0, 5],
      [0, 0],
    ],
    false,
  ],
])("%s", (_, ring, crosses) => {
  expect(findSelfCrossing(ring) !== null).toBe(crosses);
});

test("an inner point lies inside even of a horseshoe, whose middle does not", () => {
  const [x, y] = innerPoint(
    polygon([
      [0, 0],
      [5, 0],
      [5, 5],
      [4, 5],
      [4, 1],
      [1, 1],
      [1, 5],
      [0, 5],
      [0, 0],
    ]),
  );
  expect((x > 0 && x < 1) || (x > 4 && x < 5)).toBe(true);
  expect(y > 0 && y < 5).toBe(true);
});

test("codes are brought to their full length, or refused", () => {
  expect(normalCellCode("32050800100103")).toBe("320508001001003");
  expect(normalCellCode("320508001001003")).toBe("320508001001003");
  expect(normalCellCode("3205080010010")).toBeNull();
  expect(normalDivisionCode("210102")).toBe("210102000000");
  expect(normalDivisionCode("21010")).toBeNull();
  expect(["990000000000", "990100000000", "990102000000", "990102001000", "990102001001"].map(divisionLevelOf)).toEqual(
    ["province", "city", "district", "street", "community"],
  );
  expect(divisionsOf("990102001000")).toEqual({ district: "990102000000", street: "990102001000", community: null });
});

test("a place abroad is a coordinate; a swapped Chinese one is not", () => {
  expect(refuseCoordinate(-71.06, 42.36)).toBeNull();
  expect(refuseCoordinate(114, 33)).toBeNull();
  expect(refuseCoordinate(33, 114)?.rule).toBe("place-coordinate-swapped");
  expect(refuseCoordinate(Number.NaN, 33)?.rule).toBe("place-coordinate-not-a-number");
});
