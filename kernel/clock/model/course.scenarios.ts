/**
 * 时限经过算例: what pauses, extensions, stops and a new calendar do to a running clock. Same calendar as the deadline scenarios.
 */
export interface CourseScenario {
  readonly name: string;
  readonly basis: string;
  readonly from: string;
  readonly limit: string;
  readonly steps: readonly CourseStep[];
  readonly expected: string;
  readonly why: string;
}
export type CourseStep =
  | { readonly act: "暂停" | "恢复" | "停止"; readonly at: string }
  | { readonly act: "延期"; readonly at: string; readonly by: string }
  | {
      readonly act: "日历变更";
      readonly at: string;
      readonly off?: readonly string[];
      readonly worked?: readonly string[];
    };

const PAUSE = "缓办、挂账、天气审批期间停表";
const EXTEND = "延期自原到期时间起算";
const CHANGE = "日历变更不使到期提前，不追溯已到期的";

export const COURSE_SCENARIOS: readonly CourseScenario[] = [
  {
    name: "同日暂停两小时工作时间",
    basis: PAUSE,
    from: "2026-11-24 周二 09:00",
    limit: "4 工作时",
    steps: [
      { act: "暂停", at: "2026-11-24 周二 10:00" },
      { act: "恢复", at: "2026-11-24 周二 14:00" },
    ],
    expected: "2026-11-24 周二 17:00",
    why: "10:00 至 12:00 两小时加在 15:00 之后，午休本来不计",
  },
  {
    name: "只在午休中暂停",
    basis: PAUSE,
    from: "2026-11-24 周二 09:00",
    limit: "4 工作时",
    steps: [
      { act: "暂停", at: "2026-11-24 周二 12:10" },
      { act: "恢复", at: "2026-11-24 周二 13:50" },
    ],
    expected: "2026-11-24 周二 15:00",
    why: "没有占用工作时间",
  },
  {
    name: "暂停跨国庆",
    basis: PAUSE,
    from: "2026-09-30 周三 08:30",
    limit: "7 工作时",
    steps: [
      { act: "暂停", at: "2026-09-30 周三 16:30" },
      { act: "恢复", at: "2026-10-08 周四 09:30" },
    ],
    expected: "2026-10-08 周四 10:30",
    why: "停表前用 6 小时，恢复后还有 1 小时",
  },
  {
    name: "紧急工作时暂停",
    basis: PAUSE,
    from: "2026-11-24 周二 22:00",
    limit: "2 紧急工作时",
    steps: [
      { act: "暂停", at: "2026-11-24 周二 23:00" },
      { act: "恢复", at: "2026-11-25 周三 06:00" },
    ],
    expected: "2026-11-25 周三 07:00",
    why: "昼夜连续，暂停 7 小时",
  },
  {
    name: "到期之后的暂停",
    basis: PAUSE,
    from: "2026-11-24 周二 09:00",
    limit: "1 工作时",
    steps: [
      { act: "暂停", at: "2026-11-24 周二 11:00" },
      { act: "恢复", at: "2026-11-24 周二 16:00" },
    ],
    expected: "2026-11-24 周二 10:00",
    why: "超期不能靠暂停补救",
  },
  {
    name: "法定期间暂停三日",
    basis: PAUSE,
    from: "2026-11-02 周一 10:00",
    limit: "15 日",
    steps: [
      { act: "暂停", at: "2026-11-05 周四 10:00" },
      { act: "恢复", at: "2026-11-08 周日 10:00" },
    ],
    expected: "2026-11-20 周五 23:59",
    why: "末日 17 日，加 3 日",
  },
  {
    name: "法定期间暂停后末日遇国庆",
    basis: PAUSE,
    from: "2026-09-14 周一 10:00",
    limit: "15 日",
    steps: [
      { act: "暂停", at: "2026-09-15 周二 10:00" },
      { act: "恢复", at: "2026-09-18 周五 10:00" },
    ],
    expected: "2026-10-08 周四 23:59",
    why: "末日 29 日加 3 日为 10 月 2 日，顺延一次",
  },
  {
    name: "法定工作日暂停跨周末",
    basis: PAUSE,
    from: "2026-11-17 周二 10:00",
    limit: "5 个法定工作日",
    steps: [
      { act: "暂停", at: "2026-11-19 周四 10:00" },
      { act: "恢复", at: "2026-11-23 周一 10:00" },
    ],
    expected: "2026-11-26 周四 23:59",
    why: "末日 24 日，暂停占周五和周一两个工作日",
  },
  {
    name: "到期前延期两小时",
    basis: EXTEND,
    from: "2026-11-24 周二 09:10",
    limit: "4 工作时",
    steps: [{ act: "延期", at: "2026-11-24 周二 14:22", by: "2 工作时" }],
    expected: "2026-11-24 周二 17:10",
    why: "15:10 加 2 小时",
  },
  {
    name: "延期一个工作日",
    basis: EXTEND,
    from: "2026-11-20 周五 09:10",
    limit: "4 工作时",
    steps: [{ act: "延期", at: "2026-11-20 周五 14:22", by: "1 工作日" }],
    expected: "2026-11-23 周一 15:10",
    why: "周五 15:10 起一个工作日",
  },
  {
    name: "法定期间延长三十日",
    basis: EXTEND,
    from: "2026-09-16 周三 10:00",
    limit: "15 日",
    steps: [{ act: "延期", at: "2026-09-28 周一 10:00", by: "30 日" }],
    expected: "2026-11-09 周一 23:59",
    why: "自 10 月 8 日起 30 日为 11 月 7 日周六，顺延",
  },
  {
    name: "暂停中延期",
    basis: EXTEND,
    from: "2026-11-24 周二 09:00",
    limit: "2 工作时",
    steps: [
      { act: "暂停", at: "2026-11-24 周二 10:00" },
      { act: "延期", at: "2026-11-24 周二 10:30", by: "1 工作时" },
      { act: "恢复", at: "2026-11-24 周二 11:00" },
    ],
    expected: "2026-11-24 周二 15:00",
    why: "原 11:00，延期 1 小时，暂停 1 小时：12:00 后为 15:00",
  },
  {
    name: "新增放假日，到期推后",
    basis: CHANGE,
    from: "2026-11-24 周二 10:00",
    limit: "3 工作日",
    steps: [{ act: "日历变更", at: "2026-11-25 周三 09:00", off: ["2026-11-26"] }],
    expected: "2026-11-30 周一 10:00",
    why: "周四改为放假",
  },
  {
    name: "新增上班日，到期不提前",
    basis: CHANGE,
    from: "2026-11-27 周五 10:00",
    limit: "1 工作日",
    steps: [{ act: "日历变更", at: "2026-11-27 周五 15:00", worked: ["2026-11-28"] }],
    expected: "2026-11-30 周一 10:00",
    why: "周六改为上班，已告知的周一不变",
  },
  {
    name: "已经超期的不重算",
    basis: CHANGE,
    from: "2026-11-24 周二 10:00",
    limit: "1 工作时",
    steps: [{ act: "日历变更", at: "2026-11-24 周二 15:00", off: ["2026-11-24"] }],
    expected: "2026-11-24 周二 11:00",
    why: "不追溯",
  },
  {
    name: "暂停中的时限也重算",
    basis: CHANGE,
    from: "2026-11-24 周二 10:00",
    limit: "3 工作日",
    steps: [
      { act: "暂停", at: "2026-11-24 周二 15:00" },
      { act: "日历变更", at: "2026-11-24 周二 16:00", off: ["2026-11-26"] },
      { act: "恢复", at: "2026-11-25 周三 15:00" },
    ],
    expected: "2026-12-01 周二 10:00",
    why: "放假一日，暂停一日",
  },
  {
    name: "已停止的不重算",
    basis: CHANGE,
    from: "2026-11-24 周二 10:00",
    limit: "3 工作日",
    steps: [
      { act: "停止", at: "2026-11-24 周二 15:00" },
      { act: "日历变更", at: "2026-11-25 周三 09:00", off: ["2026-11-26"] },
    ],
    expected: "2026-11-27 周五 10:00",
    why: "办结的以当时为准",
  },
  {
    name: "紧急工作时不受日历影响",
    basis: CHANGE,
    from: "2026-11-24 周二 10:00",
    limit: "72 紧急工作时",
    steps: [{ act: "日历变更", at: "2026-11-25 周三 09:00", off: ["2026-11-26"] }],
    expected: "2026-11-27 周五 10:00",
    why: "昼夜连续",
  },
];
