/** Names of places. All invented; no real district, no person. */

export const CITY = { code: "990100000000", name: "示范市" } as const;
export const PROVINCE = { code: "990000000000", name: "示范省" } as const;

export const DISTRICTS = [
  { code: "990102000000", name: "衡川区", initials: "HC" },
  { code: "990103000000", name: "望澜区", initials: "WL" },
  { code: "990104000000", name: "青棠区", initials: "QT" },
] as const;
export type DistrictCode = (typeof DISTRICTS)[number]["code"];

/** Lattice lines of the main roads cut the city into bands; a street (街道) takes one band of columns and a run of bands of rows. */
export const COLUMN_BANDS = [0, 9, 18, 28, 37, 46] as const;
export const ROW_BANDS = [0, 9, 18, 28, 38] as const;

export interface StreetPlan {
  readonly district: DistrictCode;
  readonly name: string;
  readonly band: number;
  /** First and last band of rows, north to south. */
  readonly rows: readonly [number, number];
}
const street = (district: DistrictCode, name: string, band: number, from: number, to = from): StreetPlan => ({
  district,
  name,
  band,
  rows: [from, to],
});
export const STREETS: readonly StreetPlan[] = [
  street("990102000000", "青栎", 1, 0),
  street("990102000000", "柳荫", 1, 1),
  street("990102000000", "书院", 2, 0),
  street("990102000000", "文渡", 2, 1),
  street("990102000000", "锦屏", 2, 2),
  street("990102000000", "石坊", 3, 0),
  street("990102000000", "东塘", 3, 1),
  street("990103000000", "南舍", 2, 3),
  street("990103000000", "松汀", 3, 2),
  street("990103000000", "月陂", 3, 3),
  street("990103000000", "听澜", 4, 0, 1),
  street("990103000000", "云帆", 4, 2),
  street("990103000000", "银杏", 4, 3),
  street("990104000000", "青棠", 0, 0, 1),
  street("990104000000", "栗园", 0, 2),
  street("990104000000", "鹿苹", 0, 3),
  street("990104000000", "白榆", 1, 2),
  street("990104000000", "稻香", 1, 3),
];

/** Named roads by lattice line; every other line is a lane. Columns count from the west, rows from the north. */
export const MAIN_COLUMNS: Readonly<Record<number, string>> = {
  9: "迎晖大道",
  18: "文渡路",
  28: "石坊大道",
  37: "望澜大道",
};
export const MAIN_ROWS: Readonly<Record<number, string>> = { 9: "青栎路", 18: "文昌街", 28: "临川路" };
export const SECONDARY_COLUMNS: Readonly<Record<number, string>> = {
  3: "栗园路",
  6: "青棠路",
  12: "白榆街",
  15: "柳荫街",
  21: "书院路",
  24: "锦屏街",
  31: "东塘路",
  34: "松汀路",
  40: "云帆路",
  43: "银杏路",
};
export const SECONDARY_ROWS: Readonly<Record<number, string>> = {
  3: "砚台街",
  6: "荷风路",
  12: "兰草街",
  15: "望江路",
  21: "滨河南路",
  25: "稻香路",
  31: "南舍路",
  35: "月陂路",
};
export const RING_ROAD_NAME = "环城路";
export const RIVER_NAME = "澄波河";
export const LAKE_NAME = "镜浦";

const COMMUNITY_FIRST = [..."文柳书石青锦松月云鹿白桐荷竹兰梧梨杏榆枫桂菱芦蓼苇泉砚墨棠栗麦稻春晴霁晓晚秋东南西北"];
const COMMUNITY_SECOND = [..."渡荫坊栎屏塘汀浦桥园溪舍湾苑亭台林庭井圃畔巷岸洲"];

/** Pairs of characters in a fixed mixed order, without repetition. */
export function* communityNames(): Generator<string> {
  const total = COMMUNITY_FIRST.length * COMMUNITY_SECOND.length;
  // 389 is prime to the total, so the walk meets every pair once before it returns.
  for (let n = 0, at = 7; n < total; n++, at = (at + 389) % total) {
    const first = COMMUNITY_FIRST[at % COMMUNITY_FIRST.length] as string;
    yield first + (COMMUNITY_SECOND[Math.floor(at / COMMUNITY_FIRST.length)] as string);
  }
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
/** 1 → 一 … 12 → 十二; up to 19. */
export function chineseNumeral(n: number): string {
  return n <= 10 ? (NUMERALS[n - 1] as string) : `十${NUMERALS[n - 11] as string}`;
}

const linesOf = (...records: Readonly<Record<number, string>>[]): number[] =>
  [0, ...records.flatMap((record) => Object.keys(record).map(Number))].sort((a, b) => a - b);
/** Communities are cut along the main and secondary roads. */
export const COLUMNS_CUT = linesOf(MAIN_COLUMNS, SECONDARY_COLUMNS);
export const ROWS_CUT = linesOf(MAIN_ROWS, SECONDARY_ROWS);
