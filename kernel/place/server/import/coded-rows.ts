/** Rows of coded layers: codes well-formed and once, places that fit the codes, no ground given twice. */
import type { PlainDate } from "#base/plain-date.ts";
import { position } from "#base/position.ts";
import { classCodeOfFacility, divisionLevelOf } from "#kernel/place/model/codes.ts";
import type { Coordinate, Geometry, Polygonal } from "#kernel/place/model/geometry.ts";
import {
  type AccuracyClass,
  type Boundary,
  FACILITY_STATE_CODES,
  FACILITY_STATES,
  type Facility,
  type FacilityState,
  type GridCell,
} from "#kernel/place/model/place.ts";
import { areaM2, innerPoint, perimeterM } from "#kernel/place/model/shape.ts";
import { polygonFinder } from "../index/grid-index.ts";
import type { PlaceIndex } from "../index/place-index.ts";
import { type ImportRow, type Report, tell } from "./findings.ts";
import { findOverlaps } from "./overlaps.ts";
import { dateOf, textOf } from "./properties.ts";

const CODE_FORMS = {
  divisions: { form: /^\d{12}$/, words: "区划代码须为 6、9 或 12 位数字" },
  cells: { form: /^\d{15}$/, words: "单元网格编码须为 15 位数字（旧标准 14 位的会自动补位）" },
  facilities: { form: /^\d{16}$/, words: "部件标识码须为 16 位数字" },
} as const;

type Coded<G> = ImportRow<G> & { readonly code: string };

/** Rows with a good code, each code once: the first in the file stays. */
export function withGoodCodes<G>(
  rows: readonly ImportRow<G>[],
  kind: keyof typeof CODE_FORMS,
  report: Report,
): readonly Coded<G>[] {
  const seen = new Map<string, number>();
  return rows.filter((row): row is Coded<G> => {
    if (row.code === null || !CODE_FORMS[kind].form.test(row.code)) {
      tell(report, row, "error", "place-import-code", CODE_FORMS[kind].words);
      return false;
    }
    const before = seen.get(row.code);
    if (before !== undefined) {
      tell(report, row, "error", "place-import-duplicate-code", `编码 ${row.code} 与第 ${before} 行重复`);
      return false;
    }
    seen.set(row.code, row.row);
    return true;
  });
}

/** Divisions of one level should not overlap; simplified outlines do, so it is only said. */
export function toBoundaries(rows: readonly Coded<Geometry>[], report: Report): readonly Boundary[] {
  for (const level of new Set(rows.map((row) => divisionLevelOf(row.code)))) {
    const same = rows.filter((row) => divisionLevelOf(row.code) === level);
    for (const { first, second, areaM2: shared } of findOverlaps(same.map((row) => row.geometry as Polygonal))) {
      const [a, b] = [same[first], same[second]] as [Coded<Geometry>, Coded<Geometry>];
      tell(
        report,
        b,
        "warning",
        "place-import-overlap",
        `与第 ${a.row} 行（${a.name || a.code}）重叠约 ${Math.round(shared)} m²`,
      );
    }
  }
  return rows.map((row) => ({
    divisionCode: row.code,
    name: row.name || row.code,
    geometry: row.geometry as Polygonal,
  }));
}

/** @param known cells and boundaries that the city has already */
export function toCells(
  rows: readonly Coded<Geometry>[],
  known: { readonly cells: readonly GridCell[]; readonly boundaries: readonly Boundary[] },
  today: PlainDate,
  report: Report,
): readonly GridCell[] {
  const inside = rows.filter(insideOwnDivision(known.boundaries, report));
  const given = new Set(inside.map((row) => row.code));
  const others = known.cells.filter((cell) => !given.has(cell.code));
  const fallen = new Set<string>();
  const shapes = [...others.map((cell) => cell.geometry), ...inside.map((row) => row.geometry as Polygonal)];
  for (const { first, second, areaM2: shared } of findOverlaps(shapes)) {
    const row = inside[second - others.length];
    const other = others[first]?.code ?? inside[first - others.length]?.code ?? "";
    if (!row || fallen.has(other)) continue;
    fallen.add(row.code);
    tell(
      report,
      row,
      "error",
      "place-import-overlap",
      `与网格 ${other} 重叠约 ${Math.round(shared)} m²，一块地只能属于一个网格`,
    );
  }
  return inside.filter((row) => !fallen.has(row.code)).map((row) => cellOf(row, today));
}

/** Judged by a point inside: outlines of cells and divisions rarely agree to the metre. */
function insideOwnDivision(boundaries: readonly Boundary[], report: Report): (row: Coded<Geometry>) => boolean {
  const whole = polygonFinder(boundaries.map((boundary) => boundary.geometry));
  const own = new Map(boundaries.map((boundary) => [boundary.divisionCode, boundary]));
  return (row) => {
    if (boundaries.length === 0) return true;
    const [x, y] = innerPoint(row.geometry as Polygonal);
    if (whole(x, y) < 0) {
      tell(report, row, "error", "place-import-outside-city", "网格不在本市的区划界线内，请检查坐标系");
      return false;
    }
    const community = own.get(row.code.slice(0, 12));
    if (community && polygonFinder([community.geometry])(x, y) < 0) {
      tell(report, row, "warning", "place-import-code-place", `编码说它在${community.name}，图形却不在`);
    }
    return true;
  };
}

function cellOf(row: Coded<Geometry>, today: PlainDate): GridCell {
  const geometry = row.geometry as Polygonal;
  return {
    code: row.code,
    name: row.name || `${row.code.slice(12)} 号网格`,
    geometry,
    areaM2: areaM2(geometry),
    perimeterM: perimeterM(geometry),
    landUse: textOf(row.properties, "landUse"),
    grade: textOf(row.properties, "grade"),
    fallbackUnitId: null,
    startOn: dateOf(row.properties, "startOn") ?? today,
    endOn: dateOf(row.properties, "endOn"),
    note: textOf(row.properties, "note"),
  };
}

/** @param unitIds id of a unit by its department code */
export function toFacilities(
  rows: readonly Coded<Geometry>[],
  index: PlaceIndex,
  unitIds: ReadonlyMap<string, string>,
  today: PlainDate,
  report: Report,
): readonly Facility[] {
  return rows.flatMap((row) => {
    const [longitude, latitude] = row.geometry.coordinates as Coordinate;
    const at = position(longitude, latitude);
    const located = index.locate(at);
    if (!located && !index.isEmpty) {
      tell(report, row, "error", "place-import-outside-city", "部件不在本市管理范围内，请检查坐标和坐标系");
      return [];
    }
    const state = stateOf(textOf(row.properties, "state"));
    if (!state) {
      tell(
        report,
        row,
        "error",
        "place-import-state",
        `部件状态须为 ${Object.values(FACILITY_STATES).join("、")}，或代码 01–05`,
      );
      return [];
    }
    const cellCode = located?.cell?.code ?? null;
    const said = textOf(row.properties, "cellOfFacility");
    if (said && cellCode && said !== cellCode) {
      tell(report, row, "warning", "place-import-code-place", `登记的网格是 ${said}，坐标落在 ${cellCode}，按坐标记`);
    }
    const unitOf = (attribute: "supervisingUnit" | "owningUnit" | "maintainingUnit"): string | null => {
      const code = textOf(row.properties, attribute);
      const id = unitIds.get(code) ?? null;
      if (code && !id) tell(report, row, "warning", "place-import-unknown-unit", `没有代码为 ${code} 的单位，先空着`);
      return id;
    };
    const accuracy = textOf(row.properties, "accuracyClass").toUpperCase();
    return {
      code: row.code,
      classCode: classCodeOfFacility(row.code),
      name: row.name || row.code,
      position: at,
      cellCode,
      state,
      supervisingUnitId: unitOf("supervisingUnit"),
      owningUnitId: unitOf("owningUnit"),
      maintainingUnitId: unitOf("maintainingUnit"),
      accuracyClass: ["A", "B", "C"].includes(accuracy) ? (accuracy as AccuracyClass) : null,
      dataSource: textOf(row.properties, "dataSource"),
      locationText: textOf(row.properties, "locationText"),
      externalCodes: [],
      recordedOn: dateOf(row.properties, "startOn") ?? today,
      changedOn: dateOf(row.properties, "changedOn"),
      note: textOf(row.properties, "note"),
    };
  });
}

/** Ours, the exchange code or the Chinese word; nothing said is 完好. */
function stateOf(text: string): FacilityState | null {
  if (text === "") return "good";
  if (Object.hasOwn(FACILITY_STATES, text)) return text as FacilityState;
  const word = Object.entries(FACILITY_STATES).find(([, label]) => label === text)?.[0];
  return (word as FacilityState | undefined) ?? FACILITY_STATE_CODES[text.padStart(2, "0")] ?? null;
}
