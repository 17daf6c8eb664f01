/**
 * 本市设置: the dated parameters of the loop. None of the defaults is a figure of a standard: they are common practice, their
 * `source` is empty until the city names its own document. A change adds a row with a later day; it never edits one.
 */
import type { PlainDate } from "#base/plain-date.ts";
import type { Limit } from "#kernel/clock/model/public.ts";

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
  readonly acceptor_may_file: boolean;
  readonly self_handled_classes: readonly string[];
  readonly ten_disorder_classes: readonly string[];
}
export type SettingId = keyof ReportSettings;

export interface Setting<K extends SettingId = SettingId> {
  readonly id: K;
  readonly label: string;
  readonly value: ReportSettings[K];
  readonly unit: string;
  readonly effectiveFrom: PlainDate;
  /** The city's document; empty: 待本机关确认. */
  readonly source: string;
  readonly note: string;
}

const FROM_THE_BEGINNING = "2000-01-01" as PlainDate;

function setting<K extends SettingId>(
  id: K,
  label: string,
  value: ReportSettings[K],
  unit: string,
  note = "",
): Setting<K> {
  return { id, label, value, unit, effectiveFrom: FROM_THE_BEGINNING, source: "", note };
}

export const DEFAULT_SETTINGS: readonly Setting[] = [
  setting("accept_minutes", "受理时限", 10, "分钟", "常见 5 至 10 分钟"),
  setting("send_verify_minutes", "发核实时限", 10, "分钟"),
  setting("verify_minutes", "核实时限", 60, "分钟", "常见 30 至 60 分钟"),
  setting("file_minutes", "立案时限", 10, "分钟"),
  setting("dispatch_minutes", "派遣时限", 15, "分钟", "常见 10 至 15 分钟"),
  setting("decide_return_minutes", "回退裁定时限", 120, "分钟"),
  setting("send_recheck_minutes", "发核查时限", 30, "分钟"),
  setting("recheck_minutes", "核查时限", 120, "分钟", "常见 60 至 120 分钟"),
  setting("close_minutes", "结案时限", 30, "分钟", "常见 10 至 30 分钟"),
  setting("in_place_metres", "到位距离", 100, "米", "定位误差与拍摄距离之和；过小会拒绝真实到位的人"),
  setting("duplicate_metres", "重复判断半径", 50, "米"),
  setting("duplicate_days", "重复判断时间", 7, "天"),
  setting("merge_metres", "并案距离", 200, "米", "过大会把两处问题并成一件"),
  setting("return_window_minutes", "回退期限", 240, "分钟", "自派遣起，按工作时间计"),
  setting("rework_minimum_minutes", "返工最短时限", 240, "分钟", "原时限所剩更多时用原时限；0 表示不另给"),
  setting("extension_times", "延期次数上限", 2, "次", "第二次须指挥中心负责人批准"),
  setting("extension_ceiling_ratio", "单次延期上限", 1, "倍", "与立案条件的时限之比；工程类不受此限"),
  setting("deferral_days", "缓办最长天数", 90, "天"),
  setting("ledger_review_days", "挂账复核最长间隔", 90, "天"),
  setting("reopen_days", "重办期限", 15, "天", "自结案起"),
  setting("unreached_visits", "回访联系不上次数上限", 3, "次"),
  setting("appeal_days", "超期申诉期限", 30, "天", "自结案起"),
  setting("supervise_overtime_ratio", "超期自动督办", 1.5, "倍", "已用时间与时限之比"),
  setting("supervision_reply_hours", "自动督办回复时限", 24, "小时"),
  setting("acceptor_may_file", "受理员可以立案", false, ""),
  setting(
    "self_handled_classes",
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
  ),
  setting(
    "ten_disorder_classes",
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
    "两份政策文件使用“十乱”一词，均未列全十项，成员待本机关确认",
  ),
];

/** The values in force on a day: of each id the row with the latest day not after it. */
export function settingsOn(rows: readonly Setting[], on: PlainDate): ReportSettings {
  const chosen = new Map<SettingId, Setting>();
  for (const row of [...DEFAULT_SETTINGS, ...rows]) {
    const known = chosen.get(row.id);
    if (row.effectiveFrom <= on && (!known || known.effectiveFrom <= row.effectiveFrom)) chosen.set(row.id, row);
  }
  return Object.fromEntries([...chosen].map(([id, row]) => [id, row.value])) as unknown as ReportSettings;
}

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
