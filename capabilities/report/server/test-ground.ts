/** The ground of the test city: divisions, outlines, cells, beats, and a photograph. */
import { crc32 } from "node:zlib";
import { type PlainDate, parsePlainDate } from "#base/plain-date.ts";
import { type Position, position } from "#base/position.ts";
import type { GridCell, Polygonal } from "#kernel/place/model/public.ts";

export const CITY = "990100000000";
export const DISTRICT = "990102000000";
export const STREETS = ["990102001000", "990102002000"] as const;
export const COMMUNITIES = ["990102001001", "990102001002", "990102002001", "990102002002"] as const;

/** South-west corner of the first cell, and the side of a cell: about 93 by 111 metres. */
const WEST = 114;
const SOUTH = 33;
const SIDE = 0.001;
const CELLS_PER_COMMUNITY = 5;
export const FOUNDED_ON = parsePlainDate("2007-01-01");

export const DIVISIONS = [
  ["990000000000", "示例省", "province", null],
  [CITY, "平江市", "city", "990000000000"],
  [DISTRICT, "衡川区", "district", CITY],
  [STREETS[0], "柳荫街道", "street", DISTRICT],
  [STREETS[1], "文渡街道", "street", DISTRICT],
  [COMMUNITIES[0], "柳荫一社区", "community", STREETS[0]],
  [COMMUNITIES[1], "柳荫二社区", "community", STREETS[0]],
  [COMMUNITIES[2], "文渡一社区", "community", STREETS[1]],
  [COMMUNITIES[3], "文渡二社区", "community", STREETS[1]],
] as const;

export function boundaries() {
  const rowsOf: Readonly<Record<string, readonly [number, number]>> = {
    [DISTRICT]: [0, 4],
    [STREETS[0]]: [0, 2],
    [STREETS[1]]: [2, 4],
    [COMMUNITIES[0]]: [0, 1],
    [COMMUNITIES[1]]: [1, 2],
    [COMMUNITIES[2]]: [2, 3],
    [COMMUNITIES[3]]: [3, 4],
  };
  return DIVISIONS.flatMap(([divisionCode, name]) => {
    const rows = rowsOf[divisionCode];
    return rows ? [{ divisionCode, name, geometry: box(0, rows[0], CELLS_PER_COMMUNITY, rows[1] - rows[0]) }] : [];
  });
}

export function beats() {
  return COMMUNITIES.map((divisionCode) => ({
    code: `beat-${divisionCode}`,
    kind: "patrol_beat",
    name: "责任网格",
    divisionCode,
    unitId: null,
    cellCodes: Array.from({ length: CELLS_PER_COMMUNITY }, (_, n) => cellCode(divisionCode, n)),
  }));
}

export function cellsOf(community: string, row: number): readonly GridCell[] {
  return Array.from({ length: CELLS_PER_COMMUNITY }, (_, column) => ({
    code: cellCode(community, column),
    name: `${column + 1} 号网格`,
    geometry: box(column, row, 1, 1),
    areaM2: 10_370,
    perimeterM: 409,
    landUse: "居住",
    grade: "A",
    fallbackUnitId: null,
    startOn: FOUNDED_ON,
    endOn: null as PlainDate | null,
    note: "",
  }));
}

function cellCode(community: string, n: number): string {
  return `${community}${String(n + 1).padStart(3, "0")}`;
}

export function middleOf(n: number): Position {
  const row = Math.floor(n / CELLS_PER_COMMUNITY);
  return position(WEST + ((n % CELLS_PER_COMMUNITY) + 0.5) * SIDE, SOUTH + (row + 0.5) * SIDE);
}

function box(column: number, row: number, width: number, height: number): Polygonal {
  const [west, south] = [round6(WEST + column * SIDE), round6(SOUTH + row * SIDE)];
  const [east, north] = [round6(west + width * SIDE), round6(south + height * SIDE)];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return { type: "Polygon", coordinates: [ring] };
}

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A PNG of one pixel; a text chunk makes the bytes differ by name. */
export function pictureOf(name: string): Buffer {
  const start = Buffer.from(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364600000000600023081d02f",
    "hex",
  );
  const end = Buffer.from("0000000049454e44ae426082", "hex");
  return Buffer.concat([start, textChunk(name), end]);
}

function textChunk(text: string): Buffer {
  const body = Buffer.concat([Buffer.from("tEXt"), Buffer.from(`name\0${Buffer.from(text).toString("hex")}`)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
