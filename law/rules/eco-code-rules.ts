/** 《生态环境法典》和它取代的法律的规则. */
import { computed, configurable, rule } from "./rule-row.ts";

export const ECO_CODE_RULES = [
  rule("STHJ-1056", "eco-code", "第一千零五十六条", {
    title: "生态环境违法从重情形",
    group: "discretion",
    statement: "生态环境案件逐项记明法定从重、从轻、不罚情节",
    places: [computed("capabilities/power/model/discretion.ts#proposePenalty")],
  }),
  rule("STHJ-052", "eco-code", "第五十二条", {
    title: "生态环境查封扣押",
    group: "seizure",
    statement: "生态环境案件的查封扣押限于严重污染或者证据可能灭失",
    places: [computed("law/penalty/seizure.ts#judgeSeizureBasis")],
  }),
  rule("STHJ-1179", "eco-code", "第一千一百七十九条", {
    title: "固体废物违法移送行政拘留",
    group: "transfer",
    statement: "造成严重后果的倾倒固体废物等移送公安决定拘留，罚款案件继续",
    places: [configurable("detention.refer_hours")],
  }),
  rule("GF-119", "eco-code", "第一千零六十条", {
    title: "按日连续处罚（生态环境法典）",
    group: "decision",
    statement: "违法排放倾倒受罚并责改后复查仍不改的，可以按日连续处罚",
    places: [computed("law/penalty/daily-penalty.ts#dailyPenaltyOf")],
  }),
  rule("DQ-123", "air-law", "第一百二十三条", {
    title: "按日连续处罚（大气）",
    group: "decision",
    statement: "施工扬尘按日连续处罚，限于 2026-08-14 以前的行为",
    places: [computed("law/penalty/daily-penalty.ts#dailyPenaltyOf"), configurable("daily.dust")],
  }),
] as const;
