/** One row of a foreign file as the input of an importing act. */
import type { Instant } from "#base/instant.ts";
import { type Position, position } from "#base/position.ts";
import { type FieldError, Problem } from "#base/problem.ts";
import type { ImportMapping } from "#capabilities/report/model/import-mapping.ts";
import type { ReportAct } from "#capabilities/report/model/public.ts";
import type { PlaceIndex } from "#kernel/place/server/public.ts";
import { readPosition } from "#kernel/place/server/public.ts";
import { readTime } from "./read-time.ts";

type Cells = Readonly<Record<string, string>>;

export interface ReadRow {
  readonly act: Extract<ReportAct, "import_open" | "import_closed">;
  readonly externalNumber: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** As in the file. */
  readonly rawPosition: { readonly longitude: number; readonly latitude: number } | null;
  readonly isOutsideCity: boolean;
  readonly statedOverdue: boolean | null;
}
/** `path` is the name of a column. */
export type RowResult =
  | { readonly kind: "row"; readonly row: ReadRow }
  | { readonly kind: "faulty"; readonly problems: readonly FieldError[] };

export function readRow(mapping: ImportMapping, places: PlaceIndex, cells: Cells): RowResult {
  const { columns } = mapping;
  const problems: FieldError[] = [];
  const text = (column: string | null): string => {
    const value = column === null ? "" : (cells[column] ?? "").trim();
    return mapping.emptyWords.includes(value) ? "" : value;
  };
  const joined = (names: readonly string[], by: string): string =>
    [...new Set(names.map((name) => text(name)).filter((value) => value !== ""))].join(by);
  const time = (column: string | null): Instant | null => {
    const value = text(column);
    const at = value === "" ? null : readTime(value);
    if (value !== "" && at === null) problems.push({ path: column ?? "", message: `“${value}”不是时间` });
    return at;
  };
  const externalNumber = text(columns.externalNumber);
  if (externalNumber === "") problems.push({ path: columns.externalNumber, message: "缺少来源编号" });
  const openedAt = time(columns.openedAt);
  if (openedAt === null && text(columns.openedAt) === "")
    problems.push({ path: columns.openedAt, message: "缺少上报时间" });
  const description = joined(columns.description, "\n");
  if (description === "") problems.push({ path: columns.description.join("、"), message: "缺少问题描述" });
  const closedAt = time(columns.closedAt);
  const externalDueAt = time(columns.dueAt);
  const placed = readPlace(mapping, places, text, problems);
  if (problems.length > 0) return { kind: "faulty", problems };
  const input = {
    source: mapping.sources[text(columns.sourceText)] ?? mapping.source,
    externalSystem: mapping.externalSystem,
    externalNumber,
    externalDueAt,
    openedAt,
    classKey: mapping.classes[text(columns.classText)] ?? null,
    description,
    address: joined(columns.address, "，").slice(0, 200),
    position: placed.position,
    reporterName: text(columns.reporterName) || null,
    reporterPhone: text(columns.reporterPhone) || null,
    isAnonymous: text(columns.reporterPhone) === "",
    ...(closedAt && { closedAt, resultText: joined(columns.resultText, "；") }),
  };
  return {
    kind: "row",
    row: {
      act: closedAt ? "import_closed" : "import_open",
      externalNumber,
      input,
      rawPosition: placed.raw,
      isOutsideCity: placed.raw !== null && placed.position === null,
      statedOverdue: mapping.statedOverdueWords[text(columns.statedOverdue)] ?? null,
    },
  };
}

interface Placed {
  readonly raw: ReadRow["rawPosition"];
  /** Inside the city's grid, WGS 84. */
  readonly position: Position | null;
}
const NOWHERE: Placed = { raw: null, position: null };

/** A place outside the city is kept as it is and given no cell: an archive is never refused for it. */
function readPlace(
  { columns, coordinateSystem }: ImportMapping,
  places: PlaceIndex,
  text: (column: string | null) => string,
  problems: FieldError[],
): Placed {
  const [longitudeText, latitudeText] = [text(columns.longitude), text(columns.latitude)];
  if (coordinateSystem === null || longitudeText === "" || latitudeText === "") return NOWHERE;
  const [longitude, latitude] = [Number(longitudeText), Number(latitudeText)];
  // A pair of zeros is how systems write that they do not know.
  if (longitude === 0 && latitude === 0) return NOWHERE;
  try {
    const at = readPosition({ longitude, latitude, crs: coordinateSystem });
    return { raw: position(longitude, latitude), position: places.locate(at)?.cell ? at : null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push({ path: columns.longitude ?? "", message: error.message });
    return NOWHERE;
  }
}
