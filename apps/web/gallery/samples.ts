/** Invented values for the gallery. */
import { addMillis, MINUTE_MS, shanghaiTime } from "#base/instant.ts";
import type { FieldSpec } from "#ui/fields/field.ts";
import type { MatterRowData } from "#ui/table/matter-row.ts";
import type { ListedAct } from "#ui/work/ActBar.tsx";
import type { ClockView } from "#ui/work/light.tsx";
import type { Stage } from "#ui/work/StageLine.tsx";
import type { TimelineEntry } from "#ui/work/Timeline.tsx";

const NOW = shanghaiTime("2026-11-24 14:36");
const at = (time: string) => shanghaiTime(`2026-11-24 ${time}`);

const KINDS = [
  ["店外经营", "餐馆门前摆桌 6 张", "自动督办已答复，待你批示", "石坊大道 86 号"],
  ["道路遗撒", "渣土带泥约 40 m", "处置中，无反馈", "临川路东塘路口"],
  ["暴露垃圾", "菜场北门，约 1.2 m³", "环卫一队申请延期，待你批准", "文渡路 118 号"],
  ["架空线缆损坏", "下垂至 2.6 m", "两家单位互推，待你裁定责任", "青栎路 9 号"],
  ["违规牌匾标识", "未按批准样式", "处置中", "望江路 60 号"],
] as const;

export function inventRows(count: number): readonly MatterRowData[] {
  return Array.from({ length: count }, (_, i) => {
    const [subject, title, turnReason, address] = KINDS[i % KINDS.length] ?? KINDS[0];
    const light = i < 3 ? "red" : i < 8 ? "yellow" : "green";
    const minutes = light === "red" ? 41 - i * 9 : 34 + (i - 3) * 8;
    const isMyTurn = i % 3 !== 1;
    return {
      id: String(i),
      number: `990102-20261124-A-${String(i + 1).padStart(5, "0")}`,
      stateLabel: "处置中",
      subject,
      title,
      address,
      areaName: "澄波街道·文渡社区",
      source: i % 2 === 0 ? "patrol" : "hotline",
      sourceLabel: i % 2 === 0 ? "监督员上报" : "热线 12345",
      turnLabel: "环卫二队",
      turnReason,
      isMyTurn,
      light,
      remaining:
        light === "red"
          ? `超 ${minutes} 分`
          : minutes < 60
            ? `剩 ${minutes} 分`
            : `剩 ${Math.floor(minutes / 60)} 时 ${minutes % 60} 分`,
      dueAt: addMillis(NOW, (light === "red" ? -minutes : minutes) * MINUTE_MS),
      isEmergency: i % 7 === 0,
      isProvisional: false,
    };
  });
}

export const STAGES: readonly Stage[] = [
  { id: "collect", label: "信息收集", status: "done" },
  { id: "file", label: "立案", status: "done" },
  { id: "dispatch", label: "派遣", status: "done" },
  { id: "resolve", label: "处置", status: "now", note: "返工 1" },
  { id: "recheck", label: "核查", status: "later" },
  { id: "close", label: "结案", status: "later" },
];

export const CLOCK: ClockView = {
  light: "yellow",
  remaining: "剩 34 分",
  label: "处置时限",
  limit: "4 工作时",
  dueAt: at("15:10"),
  isProvisional: false,
  explanation: {
    title: "为什么还剩 34 分",
    usedPercent: 86,
    bar: [
      { kind: "used", from: at("09:10"), to: at("12:00"), fraction: 0.47 },
      { kind: "off", from: at("12:00"), to: at("14:00"), fraction: 0.28 },
      { kind: "used", from: at("14:00"), to: at("14:36"), fraction: 0.14 },
      { kind: "left", from: at("14:36"), to: at("15:10"), fraction: 0.11 },
    ],
    lines: [
      { kind: "start", when: "09:10", text: "派遣起算，立案条件给 4 工作时", amount: null },
      { kind: "counted", when: "09:10–12:00", text: "上午计时", amount: "2 时 50 分" },
      { kind: "off", when: "12:00–14:00", text: "午休，不计", amount: "0" },
      { kind: "counted", when: "14:00–14:36", text: "下午计时", amount: "0 时 36 分" },
      { kind: "note", when: "11:40", text: "返工，时限不重新起算", amount: null },
      { kind: "due", when: "15:10", text: "到期；已用 3 时 26 分", amount: "剩 34 分" },
    ],
    footnotes: ["衡川区工作日历 2026 版：08:30–12:00，14:00–17:30。"],
  },
};

export const ENTRIES: readonly TimelineEntry[] = [
  {
    id: "3",
    at: at("14:22"),
    act: "申请延期",
    by: "环卫一队 姜采薇（受理岗）",
    text: "申请延至 17:10：清运车 14:10 故障，换车约 15:40 到场。",
    hash: "a91c44d207e4",
  },
  {
    id: "2",
    at: at("11:40"),
    act: "核查不通过，返工",
    by: "监督员 何述",
    text: "桶外仍有散落物与渗液。",
    hash: "5d20aa31b3f8",
  },
  { id: "1", at: shanghaiTime("2026-11-23 17:42"), act: "上报", by: "监督员 何述", hash: "1e05cc90f7b2" },
];

export const FIELDS: readonly FieldSpec[] = [
  { name: "result", label: "处置结果", type: "longText", isRequired: true },
  { name: "doneAt", label: "完成时间", type: "instant", isRequired: true },
  {
    name: "reason",
    label: "原因",
    type: "choice",
    isRequired: false,
    options: [
      { value: "vehicle", label: "车辆故障" },
      { value: "weather", label: "天气", hint: "须有预警" },
    ],
  },
  { name: "photos", label: "处置后照片", type: "photos", isRequired: false },
  { name: "by", label: "延长多少", type: "limit", isRequired: false },
  { name: "where", label: "位置", type: "position", isRequired: false },
];

export const ACTS: readonly ListedAct[] = [
  { act: "extend", label: "批准延期", weight: "primary", isMine: true, isAllowed: true, refusals: [] },
  { act: "decline", label: "不同意延期", weight: "normal", isMine: true, isAllowed: true, refusals: [] },
  { act: "supervise", label: "督办", weight: "normal", isMine: true, isAllowed: true, refusals: [] },
  { act: "annul", label: "作废", weight: "danger", isMine: true, isAllowed: true, refusals: [] },
  {
    act: "close",
    label: "结案",
    weight: "primary",
    isMine: true,
    isAllowed: false,
    refusals: [
      { rule: "T22", message: "核查未通过，不能结案。先由处置单位再次反馈，再发核查", source: "GB/T 30428.8 结案条件" },
    ],
  },
];
