/**
 * 本市设置: the dated parameters of the loop. None of the defaults is a figure of a standard: they are common practice, their
 * `source` is empty until the city names its own document. A change adds a row with a later day; it never edits one.
 */
import { z } from "zod";
import { inGroup, type SettingsOwner, setting } from "#base/settings.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import { SOURCES } from "./labels.ts";

export interface ReportSettings {
  readonly accept_minutes: number;
  readonly send_verify_minutes: number;
  readonly verify_minutes: number;
  readonly file_minutes: number;
  readonly dispatch_minutes: number;
  readonly decide_return_minutes: number;
  readonly send_recheck_minutes: number;
  readonly recheck_minutes: number;
  readonly close_minutes: number;
  readonly in_place_metres: number;
  readonly duplicate_metres: number;
  readonly duplicate_days: number;
  readonly merge_metres: number;
  readonly return_window_minutes: number;
  readonly rework_minimum_minutes: number;
  readonly extension_times: number;
  readonly extension_ceiling_ratio: number;
  readonly deferral_days: number;
  readonly ledger_review_days: number;
  readonly reopen_days: number;
  readonly unreached_visits: number;
  readonly appeal_days: number;
  readonly supervise_overtime_ratio: number;
  readonly supervision_reply_hours: number;
  readonly hot_issue_days: number;
  readonly hot_issue_least: number;
  readonly acceptor_may_file: boolean;
  readonly self_handled_classes: readonly string[];
  readonly ten_disorder_classes: readonly string[];
  readonly open311_jurisdiction_id: string;
  readonly open311_contact: string;
  readonly open311_answer: "id" | "token";
  readonly open311_listed_sources: readonly string[];
  readonly open311_zipcodes: Readonly<Record<string, string>>;
}
export type SettingId = keyof ReportSettings;

/** Not shown by itself: what leaders and other departments hand over, and what the bureau checks on its own account. */
const KEPT_INSIDE: readonly string[] = ["leader", "referral", "inspection"];
const SOURCES_TO_LIST = Object.keys(SOURCES).filter((source) => !KEPT_INSIDE.includes(source));

export const REPORT_SETTINGS: SettingsOwner<ReportSettings> = {
  owner: "report",
  label: "案卷闭环",
  declared: {
    ...inGroup("各环节时限", {
      accept_minutes: setting("受理时限", 10, "分钟", { note: "常见 5 至 10 分钟" }),
      send_verify_minutes: setting("发核实时限", 10, "分钟"),
      verify_minutes: setting("核实时限", 60, "分钟", { note: "常见 30 至 60 分钟" }),
      file_minutes: setting("立案时限", 10, "分钟"),
      dispatch_minutes: setting("派遣时限", 15, "分钟", { note: "常见 10 至 15 分钟" }),
      decide_return_minutes: setting("回退裁定时限", 120, "分钟"),
      send_recheck_minutes: setting("发核查时限", 30, "分钟"),
      recheck_minutes: setting("核查时限", 120, "分钟", { note: "常见 60 至 120 分钟" }),
      close_minutes: setting("结案时限", 30, "分钟", { note: "常见 10 至 30 分钟" }),
    }),
    ...inGroup("到位与重复", {
      in_place_metres: setting("到位距离", 100, "米", { note: "定位误差与拍摄距离之和；过小会拒绝真实到位的人" }),
      duplicate_metres: setting("重复判断半径", 50, "米"),
      duplicate_days: setting("重复判断时间", 7, "天"),
      merge_metres: setting("并案距离", 200, "米", { note: "过大会把两处问题并成一件" }),
    }),
    ...inGroup("回退与返工", {
      return_window_minutes: setting("回退期限", 240, "分钟", { note: "自派遣起，按工作时间计" }),
      rework_minimum_minutes: setting("返工最短时限", 240, "分钟", { note: "原时限所剩更多时用原时限；0 表示不另给" }),
    }),
    ...inGroup("延期、缓办、挂账", {
      extension_times: setting("延期次数上限", 2, "次", { note: "第二次须指挥中心负责人批准" }),
      extension_ceiling_ratio: setting("单次延期上限", 1, "倍", { note: "与立案条件的时限之比；工程类不受此限" }),
      deferral_days: setting("缓办最长天数", 90, "天"),
      ledger_review_days: setting("挂账复核最长间隔", 90, "天"),
    }),
    ...inGroup("办结以后", {
      reopen_days: setting("重办期限", 15, "天", { note: "自结案起" }),
      unreached_visits: setting("回访联系不上次数上限", 3, "次"),
      appeal_days: setting("考核申诉期限", 30, "天", { note: "自结案起" }),
    }),
    ...inGroup("督办", {
      supervise_overtime_ratio: setting("超期自动督办", 1.5, "倍", { note: "已用时间与时限之比" }),
      supervision_reply_hours: setting("自动督办回复时限", 24, "小时"),
    }),
    ...inGroup("受理与分类", {
      acceptor_may_file: setting("受理员可以立案", false),
      self_handled_classes: setting(
        "可自行处置的小类",
        [
          "incident:0106",
          "incident:0107",
          "incident:0110",
          "incident:0112",
          "incident:0119",
          "incident:0201",
          "incident:0202",
          "incident:0207",
          "incident:0410",
          "incident:0493",
        ],
        "小类",
        { choicesFrom: "issueClass" },
      ),
      ten_disorder_classes: setting(
        "“十乱”小类",
        [
          "incident:0101",
          "incident:0107",
          "incident:0108",
          "incident:0116",
          "incident:0130",
          "incident:0136",
          "incident:0201",
          "incident:0401",
          "incident:0406",
          "incident:0409",
          "incident:0410",
        ],
        "小类",
        { note: "两份政策文件使用“十乱”一词，均未列全十项，成员待本机关确认", choicesFrom: "issueClass" },
      ),
    }),
    ...inGroup("诉求热点", {
      hot_issue_days: setting("诉求热点统计天数", 30, "天", { note: "与此前同样天数相比看增减" }),
      hot_issue_least: setting("诉求热点最少件数", 4, "件"),
    }),
    ...inGroup("开放接口", {
      open311_jurisdiction_id: setting("辖区标识 jurisdiction_id", "", "", {
        note: "本市在 Open311 里的标识，一般是域名；空着就不核对",
      }),
      open311_contact: setting("接入联系方式", "", "", {
        note: "写在发现文件里：向谁申请密钥，出了问题找谁",
      }),
      open311_answer: setting<ReportSettings["open311_answer"]>("来件怎样回复", "id", "", {
        note: "先给凭据时，来件排队登记，对方凭凭据来取编号",
        choices: [
          { value: "id", label: "登记好，当场给编号" },
          { value: "token", label: "先给凭据" },
        ],
      }),
      open311_listed_sources: setting("公开哪些来源的案卷", SOURCES_TO_LIST, "来源", {
        note: "任何人都能查；不含描述、反映人和没有公开的照片",
        choices: Object.entries(SOURCES).map(([value, label]) => ({ value, label })),
      }),
      open311_zipcodes: setting<ReportSettings["open311_zipcodes"]>("邮政编码", {}, "", {
        note: "区划代码开头几位对应的邮政编码，最长的一条有效",
        schema: z.record(
          z.string().regex(/^\d{2,12}$/, "左边须为区划代码"),
          z.string().regex(/^\d{6}$/, "邮政编码为 6 位数字"),
        ),
      }),
    }),
  },
};

/** Stages whose limit belongs to a post, with the setting that holds it. */
export const STAGE_LIMITS = {
  accept: { label: "受理时限", setting: "accept_minutes" },
  send_verify: { label: "发核实时限", setting: "send_verify_minutes" },
  verify: { label: "核实时限", setting: "verify_minutes" },
  file: { label: "立案时限", setting: "file_minutes" },
  dispatch: { label: "派遣时限", setting: "dispatch_minutes" },
  decide_return: { label: "回退裁定时限", setting: "decide_return_minutes" },
  send_recheck: { label: "发核查时限", setting: "send_recheck_minutes" },
  recheck: { label: "核查时限", setting: "recheck_minutes" },
  close: { label: "结案时限", setting: "close_minutes" },
} as const;
export type StageClock = keyof typeof STAGE_LIMITS;

/** An emergency runs round the clock in every stage, not only with the unit. */
export function stageLimit(settings: ReportSettings, stage: StageClock, isEmergency: boolean): Limit {
  return { value: settings[STAGE_LIMITS[stage].setting], unit: "minute", basis: isEmergency ? "emergency" : "working" };
}

/** 全流程时限: the handling limit and every stage after filing, in minutes. */
export function wholeLimit(settings: ReportSettings, resolve: Limit, minutesPerWorkday: number): Limit {
  const stages =
    settings.dispatch_minutes + settings.send_recheck_minutes + settings.recheck_minutes + settings.close_minutes;
  return { value: minutesOf(resolve, minutesPerWorkday) + stages, unit: "minute", basis: resolve.basis };
}

/** A day of working time is one working day long, any other day has 24 hours. */
export function minutesOf(limit: Limit, minutesPerWorkday: number): number {
  if (limit.unit === "minute") return limit.value;
  if (limit.unit === "hour") return limit.value * 60;
  return limit.value * (limit.basis === "working" ? minutesPerWorkday : 1440);
}
