/** 当场收缴台账 as a file: the same lines, then the sums. */
import type { z } from "zod";
import type { PlainDate } from "#base/plain-date.ts";
import { CASH_DIFFERENCES } from "#capabilities/case/model/desks/cash.ts";
import type { listCash } from "#capabilities/case/model/surface/rooms.ts";
import { FileAnswer } from "#platform/http/route.ts";

type Ledger = z.input<typeof listCash.response>;
type Cell = string | number;

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
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Office programs take a CSV for UTF-8 only when it begins so. */
const BYTE_ORDER_MARK = "\uFEFF";

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

export async function cashFile(ledger: Ledger, format: "csv" | "xlsx", on: PlainDate): Promise<FileAnswer> {
  const lines = linesOf(ledger);
  const name = encodeURIComponent(`当场收缴台账 ${on}.${format}`);
  const headers = { "content-disposition": `attachment; filename*=UTF-8''${name}`, "cache-control": "no-store" };
  if (format === "csv") {
    const text = lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("");
    return new FileAnswer("text/csv; charset=utf-8", `${BYTE_ORDER_MARK}${text}`, headers);
  }
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  workbook.addWorksheet("当场收缴", { views: [{ state: "frozen", ySplit: 1 }] }).addRows(lines);
  return new FileAnswer(XLSX, Buffer.from(await workbook.xlsx.writeBuffer()), headers);
}

/** A text that begins like a formula would be run by a spreadsheet program: names of parties are typed by people. */
function csvCell(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
