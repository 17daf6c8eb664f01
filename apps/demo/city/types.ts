/**
 * 示范市: what a generated city is made of. Plain data throughout, so that it can be stored, compared and sent.
 *
 * All coordinates are WGS 84 degrees in GeoJSON order (longitude, latitude), rounded to 6 decimals (about 0.1 m).
 * Keys (`unitKey`, `personKey` …) are stable names inside the city, for example `hc-sanitation-team-1`; stores give their own ids.
 */
import type { Position } from "#base/position.ts";
import type { PostRole } from "#kernel/people/model/public.ts";
import type { AccuracyClass, FacilityState } from "#kernel/place/model/public.ts";

/** [longitude, latitude] */
export type Point = readonly [number, number];
export type LineString = readonly Point[];
/** Closed (first point equals last), counter-clockwise. */
export type Ring = readonly Point[];

/** 行政区划 */
export interface Division {
  /** 12 digits. */
  readonly code: string;
  readonly name: string;
  readonly level: "province" | "city" | "district" | "street" | "community";
  readonly parentCode: string | null;
  /** Outer ring; a generated division has neither holes nor parts. */
  readonly boundary: Ring;
  /** Always false: the codes lie in a range that no real division uses. */
  readonly isOfficial: false;
}

export const LAND_USES = {
  residential: "居住",
  mixed: "商住",
  commercial: "商业",
  public: "公共服务",
  industrial: "工业",
  green: "公园绿地",
} as const;
export type LandUse = keyof typeof LAND_USES;

/** 管理等级 of a cell: A busiest. */
export type Grade = "A" | "B" | "C";

/** 单元网格 */
export interface GridCell {
  /** 15 digits: 6 county + 3 street + 3 community + 3 serial, serial west to east, then north to south, in the community. */
  readonly code: string;
  readonly name: string;
  readonly communityCode: string;
  readonly streetCode: string;
  readonly districtCode: string;
  readonly boundary: Ring;
  readonly center: Point;
  readonly areaM2: number;
  readonly perimeterM: number;
  readonly landUse: LandUse;
  readonly grade: Grade;
  /** 属地兜底: the sub-district office that answers when nobody else does. */
  readonly fallbackUnitKey: string;
  /** Plain date. */
  readonly startOn: string;
}

export type RoadClass = "main" | "secondary" | "lane";
export interface Road {
  readonly key: string;
  readonly name: string;
  readonly class: RoadClass;
  readonly widthM: number;
  /** Runs mostly south–north or west–east; house numbers count from its first point. */
  readonly axis: "south_north" | "west_east" | "ring";
  /** One road may be broken by the river or a compound into several lines. */
  readonly lines: readonly LineString[];
}

export interface GreenArea {
  readonly key: string;
  /** Empty for strips along the river. */
  readonly name: string;
  readonly kind: "park" | "pocket_park" | "river_bank";
  readonly boundary: Ring;
}

export interface WaterBody {
  readonly key: string;
  readonly name: string;
  readonly kind: "river" | "lake";
  readonly boundary: Ring;
  /** Where a label may run. */
  readonly centreLine: LineString;
}

/** 街区: the ground between the roads. */
export interface Block {
  readonly cellCode: string;
  readonly landUse: LandUse;
  readonly boundary: Ring;
}

export interface Building {
  readonly kind: "slab" | "tower" | "shop" | "public" | "factory";
  readonly floors: number;
  readonly boundary: Ring;
}

export const LANDMARK_KINDS = {
  market: "菜场",
  school: "小学",
  middle_school: "中学",
  kindergarten: "幼儿园",
  hospital: "医院",
  clinic: "社区卫生服务站",
  metro: "地铁口",
  bus_terminal: "公交首末站",
  toilet: "公厕",
  car_park: "停车场",
  park: "公园",
  mall: "商场",
  supermarket: "超市",
  estate: "小区",
  office: "街道办事处",
  factory: "厂区",
} as const;
export type LandmarkKind = keyof typeof LANDMARK_KINDS;
/** 兴趣点 */
export interface Landmark {
  readonly key: string;
  readonly name: string;
  readonly kind: LandmarkKind;
  /** A gate or entrance, named for it: 文渡菜场北门. */
  readonly position: Position;
  readonly cellCode: string;
}

export const UNIT_KINDS = {
  supervising: "主管",
  owning: "权属",
  maintaining: "养护",
  handling: "处置",
  supervision_centre: "监督中心",
  command_centre: "指挥中心",
} as const;
export type UnitKind = keyof typeof UNIT_KINDS;
/** 单位: bureau, centre, team, office, company. */
export interface Unit {
  readonly key: string;
  /** 部门编码: 6 county + 2 type + 3 serial. */
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kinds: readonly UnitKind[];
  readonly divisionCode: string;
  readonly parentKey: string | null;
}

export interface Post {
  readonly key: string;
  readonly role: PostRole;
  readonly title: string;
  readonly unitKey: string;
  /** The post sees the matters of this division. */
  readonly divisionCode: string;
}
export interface Person {
  readonly key: string;
  readonly name: string;
  /** For example HC-1-0147: district, post family, serial. */
  readonly signInName: string;
  /** 6 county + 1 role + 4 serial, shown to the public, never reused. */
  readonly badgeNumber: string;
  /** 199 0000 0000 + n: fictional. */
  readonly phone: string;
  /** The first is the main post. Nobody holds posts on both axes. */
  readonly posts: readonly Post[];
}

export const RESPONSIBILITY_AREA_KINDS = {
  patrol_beat: "责任网格",
  cleaning_section: "保洁责任区",
  greening_section: "养绿责任区",
  enforcement_beat: "执法责任区",
} as const;
export type ResponsibilityAreaKind = keyof typeof RESPONSIBILITY_AREA_KINDS;
/** 责任区: a group of cells for one unit, or for supervisors (责任网格). */
export interface ResponsibilityArea {
  readonly key: string;
  readonly kind: ResponsibilityAreaKind;
  readonly name: string;
  readonly unitKey: string;
  readonly streetCode: string;
  readonly cellCodes: readonly string[];
  /** Supervisors of a patrol beat: holder first, then who stands in. Empty for the areas of units. */
  readonly personKeys: readonly string[];
}

/** 班次, in China's time; minutes after midnight. `endMinute` over 1,440 runs into the next day. */
export interface Shift {
  readonly key: string;
  readonly name: string;
  readonly startMinute: number;
  readonly endMinute: number;
}
/** 排班: a weekly pattern. */
export interface RosterEntry {
  readonly personKey: string;
  readonly postKey: string;
  readonly shiftKey: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Patrol beats covered in this shift; empty for posts at a desk. */
  readonly areaKeys: readonly string[];
}

export type IssueKind = "incident" | "facility";
/** 权责, in the form the report capability reads: among rules that fit, the most precise class, then the most precise area, wins. */
export interface ResponsibilityRule {
  readonly key: string;
  /** `incident:0110`; numbering of GB/T 30428.2-2013. */
  readonly classPrefix: string;
  /** Key of a responsibility area, or a division code without its trailing zeros. */
  readonly area: string;
  readonly unitKey: string;
}

/** 部件 */
export interface Facility {
  /** 16 digits: 6 county + 4 class + 6 serial. */
  readonly code: string;
  readonly classCode: string;
  readonly name: string;
  readonly position: Position;
  readonly cellCode: string;
  /** Positional accuracy: A ±0.5 m, B ±1 m, C ±10 m. */
  readonly accuracyClass: AccuracyClass;
  readonly state: FacilityState;
  readonly supervisingUnitKey: string;
  /** Null: 无主部件. */
  readonly owningUnitKey: string | null;
  readonly maintainingUnitKey: string | null;
  /** Road or park where it stands. */
  readonly place: string;
  /** Plain date of the census entry. */
  readonly recordedOn: string;
}

export interface City {
  readonly seed: number;
  readonly name: string;
  /** Code of the city's division. */
  readonly code: string;
  readonly divisions: readonly Division[];
  readonly cells: readonly GridCell[];
  readonly roads: readonly Road[];
  readonly water: readonly WaterBody[];
  readonly green: readonly GreenArea[];
  readonly blocks: readonly Block[];
  readonly buildings: readonly Building[];
  readonly landmarks: readonly Landmark[];
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly areas: readonly ResponsibilityArea[];
  readonly shifts: readonly Shift[];
  readonly rosters: readonly RosterEntry[];
  readonly rules: readonly ResponsibilityRule[];
  readonly facilities: readonly Facility[];
}
