/** 当场收缴台账 as a file: the same lines, then the sums. */
import type { z } from "zod";
import type { PlainDate } from "#base/plain-date.ts";
import { CASH_DIFFERENCES } from "#capabilities/case/model/desks/cash.ts";
import type { listCash } from "#capabilities/case/model/surface/rooms.ts";
import type { FileAnswer } from "#platform/http/route.ts";
import { type Cell, type FileFormat, sheetFile } from "./sheet-file.ts";

type Ledger = z.input<typeof listCash.response>;

const HEAD = [
  "案号",
  "当事人",
  "案由",
  "收缴人",
  "收缴日期",
  "金额（元）",
  "票据号码",
  "状态",
  "上交期限",
  "上交日期",
  "缴付期限",
  "缴付日期",
  "差异",
];

function linesOf({ lines, sum, byOfficer }: Ledger): Cell[][] {
  const sums = [...byOfficer, { officer: "合计", ...sum }];
  return [
    HEAD,
    ...lines.map((line): Cell[] => [
      line.number ?? "",
      line.partyName,
      line.causeOfAction,
      line.officer,
      line.on,
      line.fen / 100,
      line.receipt,
      line.stateLabel,
      line.handInBy,
      line.handedInOn ?? "",
      line.bankBy ?? "",
      line.bankedOn ?? "",
      line.differences.map((one) => CASH_DIFFERENCES[one]).join("；"),
    ]),
    [],
    ["收缴人", "笔数", "收缴（元）", "待上交（元）", "待缴付（元）", "已缴付（元）", "有差异的笔数"],
    ...sums.map((one): Cell[] => [
      one.officer,
      one.count,
      one.collectedFen / 100,
      one.withOfficersFen / 100,
      one.withAgencyFen / 100,
      one.bankedFen / 100,
      one.differences,
    ]),
  ];
}

export function cashFile(ledger: Ledger, format: FileFormat, on: PlainDate): Promise<FileAnswer> {
  return sheetFile(`当场收缴台账 ${on}`, [{ title: "当场收缴", lines: linesOf(ledger) }], format);
}
