/** 法定数额与人数: what the law fixes as a number that is not a length of time. Local amounts are settings, not here. */
import type { PlainDate } from "#base/plain-date.ts";
import { cite, type LawId } from "../sources/public.ts";
import { type Dated, date, inForce, type Sourced } from "./parameter.ts";

export interface Threshold extends Dated, Sourced {
  readonly label: string;
  readonly value: number;
  /** `fen` 分; `ten_thousandths` of a whole; `age` 周岁; `persons`. */
  readonly unit: "fen" | "ten_thousandths" | "age" | "persons";
  /** 以上、以下、以内 include the number; 超过、不满 do not (《民法典》第一千二百五十九条). */
  readonly isInclusive: boolean;
}

interface Row<Id extends string> extends Pick<Threshold, "label" | "value" | "unit" | "isInclusive" | "rule"> {
  readonly id: Id;
  readonly law: LawId;
  readonly article: string;
  readonly from: string;
  readonly to?: string;
  readonly note?: string;
}

function threshold<Id extends string>(given: Row<Id>): Threshold & { readonly id: Id } {
  const { law, article, from, to, note = "", ...row } = given;
  const [effectiveFrom, effectiveTo] = [date(from), to === undefined ? null : date(to)];
  return { ...row, source: cite(law, article), standing: "text", note, effectiveFrom, effectiveTo };
}

const BEFORE_2021 = { law: "penalty-law-2017", from: "1996-10-01", to: "2021-07-14" } as const;
const PENALTY_LAW = { law: "penalty-law", from: "2021-07-15" } as const;

const THRESHOLDS = [
  threshold({
    ...PENALTY_LAW,
    id: "simple_fine_individual",
    label: "当场处罚罚款上限（公民）",
    value: 200_00,
    unit: "fen",
    isInclusive: true,
    rule: "XZCF-051",
    article: "第五十一条",
  }),
  threshold({
    ...PENALTY_LAW,
    id: "simple_fine_organization",
    label: "当场处罚罚款上限（法人或者其他组织）",
    value: 3_000_00,
    unit: "fen",
    isInclusive: true,
    rule: "XZCF-051",
    article: "第五十一条",
  }),
  threshold({
    law: "reconsideration-law",
    from: "2024-01-01",
    id: "simple_reconsideration",
    label: "复议可以适用简易程序的款额",
    value: 3_000_00,
    unit: "fen",
    isInclusive: true,
    rule: "XZFY-048",
    article: "第五十三条",
  }),
  threshold({
    ...PENALTY_LAW,
    id: "on_the_spot_collection",
    label: "当场收缴罚款上限",
    value: 100_00,
    unit: "fen",
    isInclusive: true,
    rule: "XZCF-068",
    article: "第六十八条第一项",
  }),
  threshold({
    ...PENALTY_LAW,
    id: "surcharge_rate",
    label: "逾期每日加处罚款",
    value: 300,
    unit: "ten_thousandths",
    isInclusive: true,
    rule: "XZCF-072-1",
    article: "第七十二条第一款第一项",
  }),
  threshold({
    ...PENALTY_LAW,
    id: "surcharge_cap",
    label: "加处罚款上限",
    value: 10_000,
    unit: "ten_thousandths",
    isInclusive: true,
    rule: "XZCF-072-1",
    article: "第七十二条第一款第一项",
    note: "不得超出罚款数额，另见行政强制法第四十五条",
  }),
  threshold({
    ...PENALTY_LAW,
    id: "age_of_penalty",
    label: "给予行政处罚的最低年龄",
    value: 14,
    unit: "age",
    isInclusive: true,
    rule: "XZCF-030",
    article: "第三十条",
  }),
  threshold({
    ...PENALTY_LAW,
    id: "age_of_full_penalty",
    label: "不再因年龄从轻或者减轻",
    value: 18,
    unit: "age",
    isInclusive: true,
    rule: "XZCF-030",
    article: "第三十条",
  }),
  threshold({
    ...BEFORE_2021,
    id: "age_of_penalty",
    label: "给予行政处罚的最低年龄",
    value: 14,
    unit: "age",
    isInclusive: true,
    rule: "XZCF-030",
    article: "第二十五条",
  }),
  threshold({
    ...BEFORE_2021,
    id: "age_of_full_penalty",
    label: "不再因年龄从轻或者减轻",
    value: 18,
    unit: "age",
    isInclusive: true,
    rule: "XZCF-030",
    article: "第二十五条",
  }),
  threshold({
    ...PENALTY_LAW,
    id: "officers",
    label: "执法人员人数",
    value: 2,
    unit: "persons",
    isInclusive: true,
    rule: "XZCF-042-2",
    article: "第四十二条第一款",
  }),
  threshold({
    ...PENALTY_LAW,
    id: "hearing_agents",
    label: "听证代理人人数上限",
    value: 2,
    unit: "persons",
    isInclusive: true,
    rule: "XZCF-064-5",
    article: "第六十四条第五项",
  }),
] as const;

export type ThresholdId = (typeof THRESHOLDS)[number]["id"];
export const ALL_THRESHOLDS: readonly (Threshold & { readonly id: ThresholdId })[] = THRESHOLDS;

export function thresholdOn(id: ThresholdId, on: PlainDate): Threshold {
  return inForce(ALL_THRESHOLDS, id, on);
}
