/**
 * Schemes that a city has before it publishes its own. Structure and weights are common practice, of no standard: they say
 * 待本机关确认 wherever they show.
 */
import type { PlainDate } from "#base/plain-date.ts";
import type { SchemeBody } from "./scheme.ts";
import type { SubjectId } from "./subject.ts";

const GRADES = [
  { from: 90, label: "优秀" },
  { from: 80, label: "良好" },
  { from: 70, label: "中等" },
  { from: 60, label: "合格" },
  { from: 0, label: "不合格" },
];

const regions = (subject: SubjectId): SchemeBody => ({
  name: "区域综合评价",
  subject,
  items: [
    { ...item("巡查主动发现", "public_report_rate", 10), scoring: { kind: "complement" } },
    item("按期处置", "intime_dispose_rate", 20),
    item("结案", "archive_rate", 30),
    item("按期结案", "intime_archive_rate", 40),
  ],
  deductions: [],
  grades: GRADES,
  sampleCounter: "need_archive",
  minimumSample: 10,
  groups: [],
});

const DEPARTMENTS: SchemeBody = {
  name: "部门综合评价",
  subject: "unit",
  items: [
    item("处置", "dispose_rate", 30),
    item("按期处置", "intime_dispose_rate", 40),
    { ...item("一次办好", "rework_rate", 20), scoring: { kind: "complement" } },
    { ...item("延期少", "postpone_rate", 10), scoring: { kind: "complement" } },
  ],
  deductions: [{ label: "推诿", counter: "shuffle", pointsEach: 1, most: 10 }],
  grades: GRADES,
  sampleCounter: "need_dispose",
  minimumSample: 10,
  groups: [],
};

const SUPERVISORS: SchemeBody = {
  name: "监督员综合评价",
  subject: "supervisor",
  items: [
    item("有效上报", "valid_patrol_report_rate", 40),
    item("按时核实", "intime_verify_rate", 30),
    item("按时核查", "intime_check_rate", 30),
  ],
  deductions: [{ label: "漏报", counter: "missed_report", pointsEach: 0.5, most: 20 }],
  grades: GRADES,
  sampleCounter: "patrol_report",
  minimumSample: 10,
  groups: [],
};

function item(label: string, indicator: string, weight: number): SchemeBody["items"][number] {
  return { label, indicator, classKey: "", weight, scoring: { kind: "as_is" } };
}

export const SHIPPED_SCHEMES: readonly SchemeBody[] = [
  regions("district"),
  regions("street"),
  regions("community"),
  DEPARTMENTS,
  SUPERVISORS,
];
export const SHIPPED_FROM = "2000-01-01" as PlainDate;
