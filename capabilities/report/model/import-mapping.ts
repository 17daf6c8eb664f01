/**
 * 字段对照: which column of a foreign file means what. Pure: the server reads rows with it, the page edits it.
 *
 * - header signature 表头特征: the set of column names, whatever their order; a mapping is remembered by it
 * - empty words 空值: what the other system writes for nothing, `NA`
 * - a row with a time of closing becomes a closed report, any other an open one
 */
import { z } from "zod";
import { ReportSourceSchema } from "./labels.ts";

const column = z.string().trim().min(1).max(200);
const optionalColumn = column.nullable().default(null);
const columns = z.array(column).max(12).default([]);

export const ImportMappingSchema = z.object({
  name: z.string().trim().min(1, "请给字段对照取个名字").max(60),
  /** 来源系统; with the row's number it identifies a report for ever. */
  externalSystem: z.string().trim().min(1, "请填写来源系统").max(60),
  columns: z.object({
    externalNumber: column,
    openedAt: column,
    dueAt: optionalColumn,
    closedAt: optionalColumn,
    /** Joined by line breaks; the first line becomes the title. */
    description: z.array(column).min(1, "请选择问题描述所在的列").max(12),
    resultText: columns,
    address: columns,
    longitude: optionalColumn,
    latitude: optionalColumn,
    classText: optionalColumn,
    sourceText: optionalColumn,
    /** What the other system says about the deadline, to compare with our clocks. */
    statedOverdue: optionalColumn,
    reporterName: optionalColumn,
    reporterPhone: optionalColumn,
  }),
  /** Of the coordinates in the file; null: there are none, or planar ones that cannot be placed. */
  coordinateSystem: z.enum(["wgs84", "cgcs2000", "gcj02", "bd09"]).nullable().default(null),
  /** Of every row, unless `sources` knows the row's own word. */
  source: ReportSourceSchema,
  sources: z.record(z.string(), ReportSourceSchema).default({}),
  /** Their class → ours, `incident:0110`. Rows of other classes wait for one. */
  classes: z.record(z.string(), z.string().regex(/^(incident|facility):\d{4}$/)).default({}),
  statedOverdueWords: z.record(z.string(), z.boolean()).default({}),
  emptyWords: z.array(z.string()).default(["", "NA", "N/A", "NULL", "null", "-"]),
});
export type ImportMapping = z.output<typeof ImportMappingSchema>;

/** Columns that an errors file adds; they are not part of the header. */
export const ERROR_COLUMNS = ["行号", "问题"] as const;

/** Column names in one order, without those of an errors file. */
export function headerOf(names: readonly string[]): readonly string[] {
  return names
    .map((name) => name.trim())
    .filter((name) => name !== "" && !(ERROR_COLUMNS as readonly string[]).includes(name))
    .toSorted();
}

/** Columns that the mapping names and the file does not have. */
export function missingColumns(mapping: ImportMapping, header: readonly string[]): readonly string[] {
  const named = Object.values(mapping.columns).flat();
  return [...new Set(named)].filter((name): name is string => name !== null && !header.includes(name));
}

/** Words under which Chinese systems export the usual columns; the first that a file has is proposed. */
const USUAL_NAMES = {
  externalNumber: ["来源编号", "工单编号", "案件编号", "案卷号", "问题编号", "编号", "id"],
  openedAt: ["上报时间", "受理时间", "登记时间", "诉求时间", "创建时间", "来电时间", "time"],
  dueAt: ["办理期限", "处置截止时间", "截止时间", "来源单位时限", "应办结时间"],
  closedAt: ["办结时间", "结案时间", "办结日期"],
  description: ["问题描述", "诉求内容", "工单内容", "事件描述", "内容", "text"],
  resultText: ["处置结果", "办理结果", "答复内容"],
  address: ["地址", "问题地址", "事发地址", "位置描述", "诉求地址"],
  longitude: ["经度", "longitude"],
  latitude: ["纬度", "latitude"],
  classText: ["问题小类", "小类", "类别", "诉求类型"],
  sourceText: ["问题来源", "来源", "诉求渠道"],
  reporterName: ["反映人", "诉求人", "来电人"],
  reporterPhone: ["联系电话", "来电号码", "手机号"],
} as const;

/** A first proposal for a file nobody mapped before; whatever it cannot guess is left empty. */
export function proposeMapping(header: readonly string[]): z.input<typeof ImportMappingSchema> {
  const guess = (member: keyof typeof USUAL_NAMES) => USUAL_NAMES[member].find((name) => header.includes(name)) ?? null;
  const list = (member: "resultText" | "address" | "description") => [guess(member)].filter((name) => name !== null);
  const longitude = guess("longitude");
  return {
    name: "新的字段对照",
    externalSystem: "",
    source: "hotline_12345",
    coordinateSystem: longitude === null ? null : "gcj02",
    columns: {
      externalNumber: guess("externalNumber") ?? "",
      openedAt: guess("openedAt") ?? "",
      dueAt: guess("dueAt"),
      closedAt: guess("closedAt"),
      description: list("description"),
      resultText: list("resultText"),
      address: list("address"),
      longitude,
      latitude: guess("latitude"),
      classText: guess("classText"),
      sourceText: guess("sourceText"),
      reporterName: guess("reporterName"),
      reporterPhone: guess("reporterPhone"),
    },
  };
}
