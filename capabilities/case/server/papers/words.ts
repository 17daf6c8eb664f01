/** Standing words of papers, computed from the law in force on the day: remedies, payment, surcharge. Each carries its source. */
import type { PlainDate } from "#base/plain-date.ts";
import { formatLimit, type Limit } from "#kernel/clock/model/public.ts";
import { type PeriodId, periodOn, sourceText, thresholdOn } from "#law/parameters/public.ts";

/** `5 个工作日`, `15 日`: as a paper says it, without what only reckoning needs. */
export function limitWords(limit: Limit): string {
  return formatLimit(limit).replace("法定工作日", "工作日").replace("（不顺延）", "");
}

export function lengthOf(id: PeriodId, on: PlainDate): string {
  return limitWords(periodOn(id, on).limit);
}

function source(id: PeriodId, on: PlainDate): string {
  const { source: article, standing } = periodOn(id, on);
  return sourceText({ source: article, standing });
}

/** @param isOnTheSpot reconsideration comes first, before a court (《行政复议法》第二十三条) */
export function remedyText(on: PlainDate, isOnTheSpot: boolean): string {
  const first = `如不服本决定，可以自收到本决定书之日起 ${lengthOf("reconsideration", on)}内向本级人民政府申请行政复议（${source("reconsideration", on)}）`;
  const then = isOnTheSpot
    ? `；对复议决定不服的，可以自收到复议决定书之日起 ${lengthOf("litigation_after_reconsideration", on)}内向人民法院提起行政诉讼（${source("litigation_after_reconsideration", on)}）。`
    : `，也可以自收到本决定书之日起 ${lengthOf("litigation", on)}内直接向人民法院提起行政诉讼（${source("litigation", on)}）。`;
  return `${first}${then}复议、诉讼期间本决定不停止执行，法律另有规定的除外。`;
}

export function paymentText(on: PlainDate): string {
  return `自收到本决定书之日起 ${lengthOf("pay", on)}内到指定的银行或者通过电子支付系统缴纳罚款（${source("pay", on)}）。确有经济困难的，可以申请延期或者分期缴纳。`;
}

export function surchargeText(on: PlainDate): string {
  const rate = thresholdOn("surcharge_rate", on).value / 100;
  return `到期不缴纳罚款的，每日按罚款数额的 ${rate}% 加处罚款，加处罚款的数额不超过罚款的数额；复议、诉讼期间不计算。逾期不履行的，依法强制执行。`;
}

export const RIGHTS_BEFORE_EXECUTION =
  "收到本催告书后，有权进行陈述和申辩；提出的事实、理由或者证据成立的，本机关予以采纳。";
