/** 案件台账 and 办案统计 as files: the same cases and the same figures as on their pages. */
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { caseFigures, listCases } from "#capabilities/case/model/surface/rooms.ts";
import type { FileAnswer } from "#platform/http/route.ts";
import { type Cell, type FileFormat, sheetFile } from "./sheet-file.ts";

type Cases = z.input<typeof listCases.response>["cases"];
type Figures = z.input<typeof caseFigures.response>;

const HEAD = [
  "案号",
  "当事人",
  "案由",
  "案情",
  "地点",
  "程序",
  "状态",
  "承办人",
  "承办机构",
  "登记",
  "立案",
  "决定",
  "结果",
  "决定文号",
  "罚款（元）",
  "已缴（元）",
  "结案",
  "期限",
  "剩余",
];

export function registerFile(cases: Cases, format: FileFormat, on: PlainDate): Promise<FileAnswer> {
  const lines = cases.map((one): Cell[] => [
    one.number ?? "",
    one.partyName,
    one.causeOfAction,
    one.title,
    one.address,
    one.procedureLabel,
    one.stateLabel,
    one.handlers.join("、"),
    one.unitName,
    plainDateOf(one.openedAt as Instant),
    one.filedOn ?? "",
    one.decidedOn ?? "",
    one.outcomeLabel,
    one.decisionNumber,
    one.fineFen / 100,
    one.paidFen / 100,
    one.closedOn ?? "",
    one.clock?.label ?? "",
    one.clock?.remaining ?? "",
  ]);
  return sheetFile(`案件台账 ${on}`, [{ title: "案件台账", lines: [HEAD, ...lines] }], format);
}

export function figuresFile(figures: Figures, format: FileFormat, on: PlainDate): Promise<FileAnswer> {
  const { totals } = figures;
  const sheet = (title: string, rows: Figures["byState"]) => ({
    title,
    lines: [
      [title, "件数", "决定", "罚款（元）"],
      ...rows.map((row): Cell[] => [row.label, row.count, row.decided, row.fineFen / 100]),
    ],
  });
  const all: Cell[][] = [
    ["指标", "数值"],
    ["案件", totals.cases],
    ["立案", totals.filed],
    ["作出决定", totals.decided],
    ["按期决定", totals.onTime],
    ["超期决定", totals.late],
    ["结案", totals.closed],
    ["处以罚款", totals.fined],
    ["罚款（元）", totals.fineFen / 100],
    ["没收（元）", totals.confiscateFen / 100],
    ["缴清", totals.paid],
    ["已缴（元）", totals.paidFen / 100],
    ["没有缴清", totals.owing],
    ["听证", totals.heard],
    ["行政复议", totals.reconsidered],
    ["行政诉讼", totals.litigated],
    ["复议诉讼未获维持", totals.lost],
    ["决定已撤销", totals.revoked],
  ];
  return sheetFile(
    `办案统计 ${on}`,
    [
      { title: "总数", lines: all },
      sheet("状态", figures.byState),
      sheet("程序", figures.byProcedure),
      sheet("结果", figures.byOutcome),
      sheet("案由", figures.byOffence),
      sheet("承办机构", figures.byUnit),
      sheet("月份", figures.byMonth),
    ],
    format,
  );
}
