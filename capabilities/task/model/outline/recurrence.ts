/** 频次: 每周, 每月25日前, 双月, 周调度 … as recurrence rules of RFC 5545. */
import { CHINESE_NUMERAL, numberOf } from "./numerals.ts";

export interface FoundRecurrence {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

const N = `(?:\\d{1,2}|${CHINESE_NUMERAL})`;
const WEEKDAYS: Readonly<Record<string, string>> = {
  一: "MO",
  二: "TU",
  三: "WE",
  四: "TH",
  五: "FR",
  六: "SA",
  日: "SU",
  天: "SU",
};
/** Work that is named with its rhythm: 周调度、月通报、季评比. */
const NAMED_WORK =
  "(?:工作)?(?:调度|通报|总结|汇报|报告|评比|考核|排名|例会|研判|检查|督查|督办|巡查|会商|分析|点评|讲评|小结|自查|评价|简报|报送)";
const EACH = new RegExp(
  `每(?:一|个)?(?:(${N})个?)?\\s*(年度?|半年|季度?|半月|月度?|双周|周|星期|旬|工作日|日|天|双月)` +
    `(?:(?:的)?\\s*(?:(${N})\\s*月)?\\s*(?:(${N})\\s*[日号]|([一二三四五六日天](?![个年月])))?\\s*(末|底|初)?(?:之?前|以前)?)?`,
  "g",
);
const NAMED = new RegExp(
  `(^|[\\s、，,；;：:。“"（(和及]|实行|坚持|落实|建立|按|执行)(日|周|旬|月|双月|季度?|半年|年)${NAMED_WORK}`,
  "g",
);
/** 一周一调度 */
const ONE_EACH =
  /一(日|天|周|旬|月|季度?|年)一(?=[\u4e00-\u9fff]{2})(?:调度|通报|总结|汇报|报告|排名|考核|评比|例会|检查|督查|分析|会商|小结|简报|报)/g;
const ALTERNATE = /双月|单月|隔月|双周|隔周/g;

/** Rules in a text, in order, without overlap. @param text with titles of documents hidden */
export function recurrencesIn(text: string): readonly FoundRecurrence[] {
  const found: FoundRecurrence[] = [];
  const add = (one: FoundRecurrence) => {
    if (!found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
  };
  for (const match of text.matchAll(EACH)) {
    const rule = ruleOfEach(match);
    const kept = rule === null || isRate(text, match) ? null : trimmedEnd(match);
    if (rule !== null && kept !== null) add({ start: match.index, end: match.index + kept, rule });
  }
  for (const match of text.matchAll(NAMED)) {
    const start = match.index + (match[1] ?? "").length;
    add({ start, end: match.index + match[0].length, rule: simpleRule(match[2] ?? "", 1) });
  }
  for (const match of text.matchAll(ONE_EACH)) {
    add({ start: match.index, end: match.index + match[0].length, rule: simpleRule(match[1] ?? "", 1) });
  }
  for (const match of text.matchAll(ALTERNATE)) {
    const rule = match[0].endsWith("月") ? "FREQ=MONTHLY;INTERVAL=2" : "FREQ=WEEKLY;INTERVAL=2";
    add({ start: match.index, end: match.index + match[0].length, rule });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 每日 100 吨 is a rate, 每日 2 次 comes again. */
function isRate(text: string, match: RegExpMatchArray): boolean {
  const after = text.slice((match.index ?? 0) + match[0].length);
  return (
    /^[日天]/.test(match[2] ?? "") && /^\s*(?:不少于|不低于|达到?)?\s*\d[\d.]*\s*(?!次|遍|篇|轮|回|小时)/.test(after)
  );
}

function trimmedEnd(match: RegExpMatchArray): number {
  return match[0].trimEnd().length;
}

function ruleOfEach([, count, unit = "", month, day, weekday, edge]: RegExpMatchArray): string | null {
  const interval = count ? (numberOf(count) ?? 1) : 1;
  const [m, d] = [month ? numberOf(month) : null, day ? numberOf(day) : null];
  if (/^年/.test(unit) && m !== null) {
    const monthDay = d ?? (edge === "初" ? 1 : -1);
    return `FREQ=YEARLY;BYMONTH=${m};BYMONTHDAY=${monthDay}`;
  }
  if (/^年/.test(unit) && edge) return edge === "初" ? "FREQ=YEARLY;BYMONTH=1" : "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1";
  if (/^月/.test(unit) && (d !== null || edge)) return `FREQ=MONTHLY;BYMONTHDAY=${d ?? (edge === "初" ? 1 : -1)}`;
  if (/^(?:周|星期)/.test(unit) && weekday) return `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekday]}`;
  if (/^季/.test(unit) && (edge === "末" || edge === "底")) return "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1";
  return simpleRule(unit, interval);
}

function simpleRule(unit: string, interval: number): string {
  const every = (freq: string, times = 1) =>
    `FREQ=${freq}${interval * times > 1 ? `;INTERVAL=${interval * times}` : ""}`;
  if (unit === "工作日") return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
  if (unit === "日" || unit === "天") return every("DAILY");
  if (unit === "旬") return "FREQ=MONTHLY;BYMONTHDAY=10,20,-1";
  if (unit === "半月") return "FREQ=MONTHLY;BYMONTHDAY=15,-1";
  if (unit === "双周") return every("WEEKLY", 2);
  if (unit === "周" || unit === "星期") return every("WEEKLY");
  if (unit === "双月") return every("MONTHLY", 2);
  if (/^季/.test(unit)) return every("MONTHLY", 3);
  if (unit === "半年") return every("MONTHLY", 6);
  return every(/^月/.test(unit) ? "MONTHLY" : "YEARLY");
}
