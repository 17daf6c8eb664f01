/**
 * 不计入办案期限的期间, row by row. The case is filed on Monday 2026-10-12: ninety days end on Sunday 2027-01-10 and roll to Monday the
 * 11th. A pause moves the Sunday; the day on which it begins counted, the day on which it ends does not.
 */
import type { STANDSTILLS } from "./labels.ts";

export type Happening =
  | "委托检测"
  | "鉴定意见"
  | "调查终结"
  | "中止调查"
  | "恢复调查"
  | "批准告知"
  | "公告送达告知书"
  | "告知书视为送达"
  | "送达告知书"
  | "申请听证"
  | "安排听证"
  | "公告送达听证通知书"
  | "听证通知书视为送达"
  | "送达听证通知书"
  | "举行听证"
  | "提交听证报告"
  | "责令改正"
  | "公告送达责令改正通知书";

export interface StandstillRow {
  readonly name: string;
  /** 本机关设置「不计入办案期限的期间」; absent: as shipped. */
  readonly excluded?: readonly (keyof typeof STANDSTILLS)[];
  /** The setting holds from this day; before it nothing is excluded. */
  readonly since?: string;
  readonly happens: readonly (readonly [on: string, what: Happening])[];
  /** Last day of the ninety, with every pause that has ended. */
  readonly due: string;
  /** What it stands still for in the end. */
  readonly standsStillFor?: string;
  readonly why: string;
}

const TOLD = [
  ["2026-11-18", "批准告知"],
  ["2026-11-19", "送达告知书"],
  ["2026-11-24", "申请听证"],
] as const;
const hearing = (scheduledOn: string, heldOn: string, reportedOn: string) =>
  [
    ...TOLD,
    [scheduledOn, "安排听证"],
    [scheduledOn, "送达听证通知书"],
    [heldOn, "举行听证"],
    [reportedOn, "提交听证报告"],
  ] as const;

export const STANDSTILLS_OF_A_CASE = {
  rules: ["D55-060X", "XZCF-060"],
  rows: [
    { name: "没有不计入的期间", happens: TOLD, due: "2027-01-11", why: "第九十日是星期日，顺延到星期一" },
    {
      name: "听证：十三日",
      happens: hearing("2026-11-24", "2026-12-04", "2026-12-07"),
      due: "2027-01-25",
      why: "01-10 加十三日是星期六，顺延到 01-25",
    },
    {
      name: "听证：十五日",
      happens: hearing("2026-11-24", "2026-12-04", "2026-12-09"),
      due: "2027-01-25",
      why: "01-10 加十五日正是星期一",
    },
    {
      name: "听证：十六日",
      happens: hearing("2026-11-24", "2026-12-04", "2026-12-10"),
      due: "2027-01-26",
      why: "01-10 加十六日",
    },
    {
      name: "听证还没有提交报告",
      happens: hearing("2026-11-24", "2026-12-04", "2026-12-10").slice(0, -1),
      due: "2027-01-11",
      standsStillFor: "听证（待本机关确认的设置「不计入办案期限的期间」）",
      why: "暂停的日子到恢复时才顺延",
    },
    {
      name: "申请了听证，还没有安排",
      happens: TOLD,
      due: "2027-01-11",
      why: "没有听证通知书的日子是机关自己的，照常计入",
    },
    {
      name: "设置里没有听证",
      excluded: ["testing", "public_notice", "suspension"],
      happens: hearing("2026-11-24", "2026-12-04", "2026-12-10"),
      due: "2027-01-11",
      why: "本机关没有把听证列为不计入的期间",
    },
    {
      name: "设置自安排听证的次日起施行",
      since: "2026-11-25",
      happens: hearing("2026-11-24", "2026-12-04", "2026-12-10"),
      due: "2027-01-11",
      why: "以期间开始那天的设置为准",
    },
    {
      name: "设置自安排听证当日起施行",
      since: "2026-11-24",
      happens: hearing("2026-11-24", "2026-12-04", "2026-12-10"),
      due: "2027-01-26",
      why: "以期间开始那天的设置为准",
    },
    {
      name: "设置自安排听证的前一日起施行",
      since: "2026-11-23",
      happens: hearing("2026-11-24", "2026-12-04", "2026-12-10"),
      due: "2027-01-26",
      why: "以期间开始那天的设置为准",
    },
    {
      name: "听证在期限届满前一个工作日安排",
      happens: hearing("2027-01-08", "2027-01-20", "2027-01-21"),
      due: "2027-01-25",
      why: "01-10 加十三日是星期六，顺延到 01-25",
    },
    {
      name: "听证在顺延的最后一日安排",
      happens: hearing("2027-01-11", "2027-01-21", "2027-01-22"),
      due: "2027-01-22",
      why: "九十日已经数完，只剩恢复当日",
    },
    {
      name: "听证在期限届满次日安排",
      happens: hearing("2027-01-12", "2027-01-22", "2027-01-25"),
      due: "2027-01-11",
      why: "已经逾期，暂停不能补救",
    },
    {
      name: "检测鉴定：二十日",
      happens: [
        ["2026-10-20", "委托检测"],
        ["2026-11-09", "鉴定意见"],
      ],
      due: "2027-02-01",
      why: "01-10 加二十日是星期六，顺延到 02-01",
    },
    {
      name: "两次委托，后一份意见到了才恢复",
      happens: [
        ["2026-10-20", "委托检测"],
        ["2026-10-22", "委托检测"],
        ["2026-11-04", "鉴定意见"],
        ["2026-11-09", "鉴定意见"],
      ],
      due: "2027-02-01",
      why: "前后相接的期间只算一次",
    },
    {
      name: "没有等鉴定意见就终结调查",
      happens: [
        ["2026-10-20", "委托检测"],
        ["2026-11-09", "调查终结"],
      ],
      due: "2027-02-01",
      why: "调查终结，检测的期间也就结束",
    },
    {
      name: "中止调查：二十一日",
      happens: [
        ["2026-10-20", "中止调查"],
        ["2026-11-10", "恢复调查"],
      ],
      due: "2027-02-01",
      why: "01-10 加二十一日是星期日，顺延到 02-01",
    },
    {
      name: "中止期间意见到了，中止还在继续",
      happens: [
        ["2026-10-20", "委托检测"],
        ["2026-10-22", "中止调查"],
        ["2026-11-10", "恢复调查"],
        ["2026-11-12", "鉴定意见"],
      ],
      due: "2027-02-02",
      why: "10-20 至 11-12 共二十三日，重叠的日子只算一次",
    },
    {
      name: "公告送达告知书",
      happens: [
        ["2026-11-18", "批准告知"],
        ["2026-11-19", "公告送达告知书"],
        ["2026-12-21", "告知书视为送达"],
      ],
      due: "2027-02-11",
      why: "11-19 至 12-21 共三十二日",
    },
    {
      name: "听证期间公告送达听证通知书",
      happens: [
        ...TOLD,
        ["2026-11-24", "安排听证"],
        ["2026-11-25", "公告送达听证通知书"],
        ["2026-12-25", "听证通知书视为送达"],
        ["2027-01-15", "举行听证"],
        ["2027-01-18", "提交听证报告"],
      ],
      due: "2027-03-08",
      why: "只从安排听证算到提交报告，五十五日：03-06 是星期六",
    },
    {
      name: "公告送达的文书，决定不必等它",
      happens: [
        ["2026-10-20", "责令改正"],
        ["2026-10-20", "公告送达责令改正通知书"],
      ],
      due: "2027-01-11",
      why: "责令改正通知书没有送到，不妨碍办案",
    },
  ] as readonly StandstillRow[],
};
