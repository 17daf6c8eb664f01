/** Attributes under the names that files really use: ours, the exchange format's (grid-and-codes of GB/T 30428), registers', Chinese. */
import { isPlainDate, type PlainDate } from "#base/plain-date.ts";

const NAMES = {
  name: ["name", "NAME", "名称", "ObjName", "BGName", "网格名称", "部件名称"],
  divisionCode: ["code", "adcode", "divisionCode", "区划代码", "行政区划代码"],
  cellCode: ["code", "BGID", "bgcode", "BGCode", "网格编码", "单元网格编码"],
  facilityCode: ["code", "ObjID", "objcode", "标识码", "部件标识码", "部件编码"],
  cellOfFacility: ["cellCode", "BGID", "所在单元网格"],
  landUse: ["landUse", "land_use", "land_use_type", "用地类别"],
  grade: ["grade", "management_grade", "管理等级"],
  note: ["note", "Note", "备注"],
  state: ["state", "ObjState", "状态", "部件状态"],
  accuracyClass: ["accuracyClass", "accuracy_class", "精度等级"],
  dataSource: ["dataSource", "DataSource", "数据来源"],
  locationText: ["locationText", "LocateDSC", "位置描述", "所在位置"],
  supervisingUnit: ["DeptCode1", "主管部门代码"],
  owningUnit: ["DeptCode2", "权属单位代码"],
  maintainingUnit: ["DeptCode3", "养护单位代码"],
  startOn: ["startOn", "start_date", "ORDate", "初始时间"],
  endOn: ["endOn", "end_date"],
  changedOn: ["changedOn", "CHDate", "变更时间"],
} as const satisfies Record<string, readonly string[]>;
export type Attribute = keyof typeof NAMES;

export type Properties = Readonly<Record<string, unknown>>;

/** The first that is filled, as text; numbers too, since codes lose their quotes on the way through spreadsheets. */
export function textOf(properties: Properties, attribute: Attribute): string {
  for (const name of NAMES[attribute]) {
    const value = properties[name];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  }
  return "";
}

/** A date with or without a time behind it, `2026-01-31`, `2026/1/31`, `20260131`; null when absent or none. */
export function dateOf(properties: Properties, attribute: Attribute): PlainDate | null {
  const match = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?!\d)/.exec(textOf(properties, attribute));
  const text = match ? `${match[1]}-${match[2]?.padStart(2, "0")}-${match[3]?.padStart(2, "0")}` : "";
  return isPlainDate(text) ? text : null;
}
