/**
 * 期间算例, for a legal officer to read and sign: the day before the last, the last, and the day after, as 未届满 and 届满.
 * Calendar: the announced arrangements of the State Council. Weekdays are checked by the test.
 */
import type { PeriodId } from "./period.ts";

export interface PeriodScenario {
  readonly name: string;
  readonly period: PeriodId;
  readonly from: string;
  /** The last day of the period; for a period that looks back the last day for the notice. */
  readonly last: string;
  readonly why: string;
}

export const PERIOD_SCENARIOS: readonly PeriodScenario[] = [
  {
    name: "缴款十五日跨国庆",
    period: "pay",
    from: "2025-09-22 周一",
    last: "2025-10-09 周四",
    why: "第十五日 10 月 7 日在假期内，顺延至节后第一个工作日",
  },
  {
    name: "缴款十五日，末日是工作日",
    period: "pay",
    from: "2025-09-24 周三",
    last: "2025-10-09 周四",
    why: "第十五日恰是节后第一个工作日",
  },
  {
    name: "缴款十五日，末日是普通周六",
    period: "pay",
    from: "2026-11-06 周五",
    last: "2026-11-23 周一",
    why: "11 月 21 日周六，顺延至周一",
  },
  {
    name: "送达决定七个工作日跨国庆",
    period: "serve_decision",
    from: "2025-09-26 周五",
    last: "2025-10-13 周一",
    why: "9 月 28、29、30 日，10 月 9、10、11、13 日；28 日和 11 日是调休上班日",
  },
  {
    name: "办案九十日",
    period: "decide",
    from: "2025-07-01 周二",
    last: "2025-09-29 周一",
    why: "立案之日不计",
  },
  {
    name: "查封三十日不顺延",
    period: "seize",
    from: "2025-08-01 周五",
    last: "2025-08-31 周日",
    why: "限制当事人的期限不因假日延长",
  },
  {
    name: "起诉六个月，没有对应日",
    period: "litigation",
    from: "2025-08-31 周日",
    last: "2026-02-28 周六",
    why: "二月没有 31 日取月末；28 日是春节调休上班日，不顺延",
  },
  {
    name: "听证通知七个工作日以前",
    period: "hearing_notice",
    from: "2025-10-13 周一",
    last: "2025-09-25 周四",
    why: "其间有七个完整的工作日：9 月 26、28、29、30 日，10 月 9、10、11 日",
  },
  {
    name: "代履行三日前催告",
    period: "demand_before_substitute",
    from: "2026-11-26 周四",
    last: "2026-11-22 周日",
    why: "23、24、25 日三个完整的工作日；送达当日是否休息日没有关系",
  },
  {
    name: "申请法院执行三个月",
    period: "court_window",
    from: "2026-03-31 周二",
    last: "2026-06-30 周二",
    why: "六月没有 31 日，取月末",
  },
  {
    name: "追责两年",
    period: "limitation",
    from: "2023-05-10 周三",
    last: "2025-05-10 周六",
    why: "当日不计，末日是周六也不顺延",
  },
  {
    name: "追责两年，修订前的行为",
    period: "limitation",
    from: "2021-07-14 周三",
    last: "2023-07-14 周五",
    why: "适用修订前第二十九条",
  },
  {
    name: "法典施行后造成污染五年",
    period: "limitation_environment",
    from: "2026-08-20 周四",
    last: "2031-08-20 周三",
    why: "《生态环境法典》第一千零五十四条",
  },
  {
    name: "当场处罚备案三日",
    period: "on_the_spot_filing",
    from: "2026-09-30 周三",
    last: "2026-10-10 周六",
    why: "8、9、10 日三个工作日，10 日周六是调休上班日",
  },
  {
    name: "先行登记保存七日跨春节",
    period: "preserve",
    from: "2026-02-12 周四",
    last: "2026-02-28 周六",
    why: "13、14、24、25、26、27、28 日为七个工作日；14 日和 28 日是调休上班日",
  },
  {
    name: "催告十日跨国庆",
    period: "demand_before_court",
    from: "2026-09-25 周五",
    last: "2026-10-15 周四",
    why: "9 月 28、29、30 日，10 月 8、9、10、12、13、14、15 日；行政强制法十日以内为工作日",
  },
  {
    name: "复议六十日",
    period: "reconsideration",
    from: "2026-09-01 周二",
    last: "2026-11-02 周一",
    why: "第六十日 10 月 31 日周六，顺延至周一",
  },
  {
    name: "复议后起诉十五日",
    period: "litigation_after_reconsideration",
    from: "2026-09-18 周五",
    last: "2026-10-08 周四",
    why: "第十五日 10 月 3 日在假期内，顺延至 8 日",
  },
  {
    name: "公告送达三十日",
    period: "public_notice_delivery",
    from: "2026-11-02 周一",
    last: "2026-12-02 周三",
    why: "发出公告之日不计",
  },
  {
    name: "撤回公开三日",
    period: "unpublish",
    from: "2026-11-19 周四",
    last: "2026-11-24 周二",
    why: "20、23、24 日三个工作日",
  },
  {
    name: "决定公开七个工作日",
    period: "publish",
    from: "2026-11-20 周五",
    last: "2026-12-01 周二",
    why: "23 日至 27 日五个工作日，30 日、12 月 1 日",
  },
  {
    name: "申请听证五日跨元旦前",
    period: "hearing_request",
    from: "2025-12-26 周五",
    last: "2026-01-05 周一",
    why: "29、30、31 日，1 月 4 日周日调休上班，5 日",
  },
  {
    name: "移送三日，周五报告",
    period: "transfer_approval",
    from: "2026-11-20 周五",
    last: "2026-11-23 周一",
    why: "条例未定日的性质，按较短的自然日",
  },
  {
    name: "罚款上交二日，节前收缴",
    period: "hand_in",
    from: "2026-09-30 周三",
    last: "2026-10-09 周五",
    why: "8、9 日两个工作日",
  },
];
