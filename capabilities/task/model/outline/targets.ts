/**
 * 量化目标: numbers with a unit that a sentence sets as something to reach, to keep to, or to do. A number without such a word (5 名同志,
 * 12345 热线) is no target. Chinese numerals (一次, 两个) are read only where the sentence counts with them.
 */
import { maskQuotes } from "./masks.ts";
import { CHINESE_NUMERAL, numberOf } from "./numerals.ts";
import type { Comparator, Direction, Target } from "./outline.ts";
import type { FoundPeriod } from "./periods.ts";

export type FoundTarget = Omit<Target, "text" | "span"> & { readonly start: number; readonly end: number };

const UNITS =
  "个百分点|百分点|%|％|‰|个工作日|工作日|个自然日|学时|课时|小时|分钟|平方米|平方公里|平方千米|立方米|公里|千米|公顷|公斤|千克|微克|毫克|分贝|人次|车次|件次|篇次|条次|亿元|万元|亿|万|元|人|名|户|家|所|支|辆|台|套|件|起|宗|次|场次|场|期|篇|份|个|处|座|条|米|㎡|亩|吨|方|倍|盏|株|棵|块|面|项|对|轮|遍|栋|幢|间|站|点位|片|幅|门|班|节|部|张|本|只|口|眼|分|成(?=以上|以内|左右|[，。；,;]|$)|天|日|个月|月|年|度";
const NUMBER = `(?:\\d+(?:[,，]\\d{3})*(?:\\.\\d+)?\\s*[万亿千百]?|${CHINESE_NUMERAL})`;
const QUANTITY = new RegExp(
  `(百分之)?(${NUMBER})(余|多|来)?(?:\\s*(?:%|％)?\\s*(?:[-－—–~～]+|至|到)\\s*(${NUMBER}))?\\s*(${UNITS})(?!体|线|定|样|般|切|流|度|级|元化|来说|之一|方面|时间|点(?!位))`,
  "g",
);
const COVER = /全覆盖|百分之百/g;
const ZERO = /零”?(事故|投诉|伤亡|死亡|违规|差错|积压|失误|增长|新增|反弹|发生|上访|复议败诉|舆情)/g;
const DOUBLING = /翻(一|两|二)番/g;

/** What stands right before the number. */
const BEFORE: readonly (readonly [RegExp, Comparator, Direction])[] = [
  [
    /(?:不得|不应|应不|不)(?:少|低|小)于(?:每[^，。]{0,4})?$|(?:至少|最少|起码)(?:[^，。、\d]{0,6})?$|不少于(?:全年)?$/,
    "at_least",
    "up",
  ],
  [
    /(?:不得|不)(?:超过|高于|大于|多于|突破)$|最多(?:[^，。、\d]{0,3})?$|(?:控制|压减|压缩)(?:在|到|至)$|(?:降|减|缩短|压缩|下降|降低|减少|压降)(?:低|少)?(?:到|至|为)$/,
    "at_most",
    "down",
  ],
  [/(?:减少|下降|降低|压减|缩减|压降|削减|减|降)(?:了|约|率达|幅度达?)?(?:不少于|不低于|至少)?$/, "change_by", "down"],
  [/(?:增长|提高|提升|增加|上升|递增|扩大)(?:了|约)?$/, "change_by", "up"],
  [
    /(?:(?:达到?|提高|提升|增加|增长|上升|扩大|增|保持|稳定|维持|恢复)(?:到|至|在|为)?|(?<=[率度]|比例|占比|指数)(?:分别|要|应|须|均|都|力争|保持|稳定)*(?:达到?|在|为|到)?)(?:每[日天年月周人]|年均|人均|全年)?$/,
    "at_least",
    "up",
  ],
  [/(?:超过|突破|高于|多于|大于|超)$/, "more_than", "up"],
  [/(?:低于|少于|小于)$/, "less_than", "down"],
];
/** What stands right behind the unit. */
const AFTER: readonly (readonly [RegExp, Comparator, Direction])[] = [
  [/^\s*(?:（含）)?(?:及)?以上(?!的)/, "at_least", "up"],
  [/^\s*(?:（含）)?(?:及)?(?:以内|之内|以下|内)(?!的)/, "at_most", "down"],
];
const DOING =
  "完成|新建|新增|建成|建设|改造|打造|创建|培育|选树|开展|举办|清理|拆除|整治|改建|新改建|新改扩建|扩建|提升|修复|治理|种植|栽植|栽种|发布|报送|评选|培训|抽查|检查|办理|查处|设置|施划|增设|打通|更新|配备|安装|推出|制定|出台|编写|召开|曝光|听取|投放|刊发|推送|组织|进行|推广|认领|建立|维修|翻新|增补|消除|销号|解决|走访|巡查|通报|形成|实现|新增|整改|做好|处理|收运|处置|推进|实施|争取|力争";
const DONE = new RegExp(`(?:${DOING})(?:了|好|约|近|各|不同类型|每[日天年月周人]|全年|各类)?$`);
const TIME_UNIT = /^(?:个工作日|工作日|个自然日|小时|分钟|天|日|个月|月|年)$/;
const COUNTED_IN_WORDS = /^(?:次|篇|场|场次|期|份|轮|遍|人次|学时|课时)$/;
const PER =
  /(?:每次|每(?:两|二|三|四|\d)个?(?:年|季度|月|周|天|日)|每(?:个|一)?(?:年度?|半年|季度?|月度?|周|日|天|人|名|[\u4e00-\u9fff]{0,6}?(?:县区|区县|街道|乡镇|镇街|社区|单位|部门|区|县|镇|队))|年均|人均|全年|年度内)/g;
const BASELINE =
  /(?:对比|相比于?|较|同比|比|与|以)([^，。；,;\d]{0,4}\d{4}\s*年[^，。；,;]{0,12}?|上年|去年|上一?年度|同期|[^，。；,;\d]{2,30}?)(?:相比|为基数|[,，]|(?=减少|下降|降低|增长|提高|增加|压减|提升))/;
const CLAUSE_END = /[，,。；;！？!?\n：:]/;
const SUBJECT_NOISE =
  /^(?:[\s、的并且及和与]|要|应|须|确保|力争|实现|争取|努力|使|保证|推动|全力|到期末|原则上|分别|均|都|其中|将|把|对|全市|完成|以及|同时|到|前|底前|底|内)+/;

/** @param isColumn a cell of a column of targets: every number in it is one */
export function targetsIn(
  text: string,
  periods: readonly FoundPeriod[],
  { isColumn = false } = {},
): readonly FoundTarget[] {
  const masked = maskQuotes(text);
  const found: FoundTarget[] = [];
  for (const match of masked.matchAll(QUANTITY)) {
    const target = targetOf(masked, match, { periods, previous: found[found.length - 1] ?? null, isColumn });
    if (target) found.push(target);
  }
  found.push(
    ...coverTargets(text, periods).filter(
      (one) => !found.some((other) => one.start < other.end && other.start < one.end),
    ),
  );
  return found.sort((a, b) => a.start - b.start);
}

function targetOf(
  text: string,
  match: RegExpMatchArray,
  {
    periods,
    previous,
    isColumn,
  }: { readonly periods: readonly FoundPeriod[]; readonly previous: FoundTarget | null; readonly isColumn: boolean },
): FoundTarget | null {
  const at = match.index ?? 0;
  const end = at + match[0].length;
  const [, percent, written = "", , upperWritten, unitWritten = ""] = match;
  if (isDate(at, end, periods) || /[第前号No.]\s*$|每(?:个|一)?$/.test(text.slice(0, at))) return null;
  const number = numberOf(written);
  if (number === null) return null;
  // 三成 is 30 %.
  const value = unitWritten === "成" ? number * 10 : number;
  const unit = percent ? "%" : unitName(unitWritten);
  const clause = clauseAround(text, at, end);
  const left = withoutApproximation(text.slice(clause.start, at));
  const right = text.slice(end, clause.end);
  const set = comparisonOf(left, right, unit, /^\d/.test(written)) ?? (isColumn && /^\d/.test(written) ? PLAIN : null);
  if (!set) return null;
  const per = perOf(text, clause, at);
  const subject =
    set.subject ||
    subjectOf(text, clause, { at, end }, set, periods) ||
    previous?.subject ||
    clauseBefore(text, clause.start);
  return {
    start: set.start === null ? at : clause.start + set.start,
    end: end + set.behind,
    subject,
    comparator: set.comparator,
    value,
    upper: upperWritten ? numberOf(upperWritten) : null,
    unit,
    direction: set.direction,
    baseline: set.comparator === "change_by" ? baselineOf(text, at) : null,
    per,
    due: dueOf(text, at, periods),
  };
}

interface Comparison {
  readonly comparator: Comparator;
  readonly direction: Direction;
  /** Where in the clause the words begin that set it. */
  readonly start: number | null;
  /** How many characters behind the unit belong to it. */
  readonly behind: number;
  /** What is counted stands behind the number. */
  readonly isCount: boolean;
  /** What is counted, where the words before the number say it. */
  readonly subject?: string;
}

const PLAIN: Comparison = { comparator: "at_least", direction: "up", start: null, behind: 0, isCount: false };

function comparisonOf(left: string, right: string, unit: string, isDigits: boolean): Comparison | null {
  const bare = left.trimEnd();
  if (/^\s*(?:及)?(?:以上|以内|以下)的/.test(right)) return null;
  const after = AFTER.find(([pattern]) => pattern.test(right));
  const behind = after ? (after[0].exec(right)?.[0].length ?? 0) : 0;
  for (const [pattern, comparator, direction] of BEFORE) {
    const match = pattern.exec(bare);
    if (!match || (!isDigits && !isCounted(bare, unit, comparator))) continue;
    const isChange = comparator === "change_by" && after === undefined;
    const counts = /^(?:次|篇|场|场次|期|份|个|处|座|条)$/.test(unit) && /^\s*(?!以|之|内)[\u4e00-\u9fff]/.test(right);
    if (isChange || comparator !== "at_least" || !after)
      return { comparator, direction, start: match.index, behind, isCount: counts };
    return { comparator: after[1], direction: after[2], start: match.index, behind, isCount: counts };
  }
  if (after && (isDigits || TIME_UNIT.test(unit))) {
    if (after[1] === "at_least" && /^(?:人|名|个)$/.test(unit) && !DONE.test(bare)) return null;
    return { comparator: after[1], direction: after[2], start: null, behind, isCount: DONE.test(bare) };
  }
  const named = isDigits ? namedCount(bare, right, unit) : null;
  if (named) return named;
  const done = DONE.exec(bare);
  if (!done || TIME_UNIT.test(unit) || (!isDigits && !COUNTED_IN_WORDS.test(unit))) return null;
  return { comparator: "at_least", direction: "up", start: done.index, behind: 0, isCount: true };
}

/** 新增公共停车泊位3000个: the verb stands before what is counted, the number at the end of the clause. */
function namedCount(left: string, right: string, unit: string): Comparison | null {
  if (TIME_UNIT.test(unit) || !/^\s*(?:[、）)]|$)/.test(right)) return null;
  const verb = new RegExp(`(?:${DOING})(?:了|好)?(?=[^，。；]{2,30}$)`).exec(left);
  if (!verb) return null;
  const subject = left.slice(verb.index).replace(new RegExp(`^(?:${DOING}|各类|全部|全县|全市|全区|对){1,2}`), "");
  return { comparator: "at_least", direction: "up", start: verb.index, behind: 0, isCount: false, subject };
}

/** 至少一篇 counts; 达到一个新水平 does not. */
function isCounted(left: string, unit: string, comparator: Comparator): boolean {
  if (COUNTED_IN_WORDS.test(unit) || TIME_UNIT.test(unit) || unit === "%")
    return comparator !== "change_by" || unit === "%";
  return /(?:至少|不少于|不低于|不得少于|不超过|最多)[^，。]{0,6}$/.test(left);
}

function withoutApproximation(left: string): string {
  return left.replace(/(?:约|近|大约|左右)\s*$/, "");
}

function unitName(written: string): string {
  return written === "成" ? "%" : written.replace("％", "%").replace(/^个(?=工作日|自然日|月|百分点)/, "");
}

function isDate(at: number, end: number, periods: readonly FoundPeriod[]): boolean {
  return periods.some(
    (period) =>
      at < period.end && period.start < end && (period.to !== null || period.from !== null || period.end >= end),
  );
}

function clauseAround(text: string, at: number, end: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && !CLAUSE_END.test(text[start - 1] ?? "")) start--;
  let stop = end;
  while (stop < text.length && !CLAUSE_END.test(text[stop] ?? "")) stop++;
  return { start, end: stop };
}

function subjectOf(
  text: string,
  clause: { readonly start: number; readonly end: number },
  number: { readonly at: number; readonly end: number },
  set: Comparison,
  periods: readonly FoundPeriod[],
): string {
  if (set.isCount) {
    const behind = text.slice(number.end, clause.end).split(/、/)[0] ?? "";
    const counted = behind
      .replace(/^(?:以上|以内|及以上|左右|的)+/, "")
      .replace(/(?:的)?(?:建设)?(?:目标|任务|指标|工作)$/, "")
      .replace(/\ue000+/g, "")
      .trim();
    if (counted.length >= 2) return counted.slice(0, 30);
  }
  const spoken = /(?:至少|最少)([\u4e00-\u9fff]{2,6})$/.exec(text.slice(clause.start, number.at).trimEnd())?.[1];
  if (spoken && /^\s*(?:[次遍轮场]|小时)/.test(text.slice(number.end - 1))) return spoken;
  const from = set.start === null ? number.at : clause.start + set.start;
  let left = "";
  for (let index = clause.start; index < from; index++) {
    const inPeriod = periods.some((period) => period.start <= index && index < period.end);
    if (!inPeriod) left += text[index] ?? "";
  }
  const subject = left
    .replace(/\ue000+/g, "")
    .replace(PER, "")
    .replace(/(?:较|同比|相比|比)[^，。；]{0,12}$/, "")
    .replace(SUBJECT_NOISE, "")
    .replace(/(?:力争|原则上|要|应|须|确保|实现|均|分别|都|争取|努力|平均|的|[“"\s])+$/, "")
    .trim();
  return subject.length > 40 ? subject.slice(-40) : subject;
}

/** 划定疏导点，每个街道不少于2处: the clause before says what. */
function clauseBefore(text: string, start: number): string {
  const before = text.slice(0, Math.max(0, start - 1));
  if (!/[，,]/.test(text[start - 1] ?? "")) return "";
  return (/[^，,。；;！？\n]*$/.exec(before)?.[0] ?? "")
    .replace(/\ue000+/g, "")
    .trim()
    .slice(-20);
}

function perOf(text: string, clause: { readonly start: number; readonly end: number }, at: number): string | null {
  const before = text.slice(clause.start, at);
  const pers = [...before.matchAll(PER)].map((match) => match[0]);
  const each = /^(?:[^，。；]{0,4})?(各[^每，。；至不\d]{1,16}?)(?=每|至少|不少于)/.exec(before)?.[1]?.replace(PER, "");
  const parts = [...(each ? [each] : []), ...pers];
  return parts.length > 0 ? parts.join("") : null;
}

function baselineOf(text: string, at: number): string | null {
  const sentence = text.slice(Math.max(0, text.slice(0, at).search(/[^。；;！\n]*$/)), at);
  const match = BASELINE.exec(sentence);
  const words = match?.[1]?.replace(/\ue000/g, "").trim();
  return words ? words : null;
}

/** The period of the same sentence that stands before the number and ends on a day. */
function dueOf(text: string, at: number, periods: readonly FoundPeriod[]) {
  const sentence = Math.max(0, text.slice(0, at).search(/[^。；;！\n]*$/));
  const before = periods.filter((period) => period.start >= sentence && period.end <= at && period.to !== null);
  return before[before.length - 1]?.to ?? null;
}

function coverTargets(text: string, periods: readonly FoundPeriod[]): readonly FoundTarget[] {
  const make = (match: RegExpMatchArray, value: number, unit: string, direction: Direction): FoundTarget => {
    const at = match.index ?? 0;
    const end = at + match[0].length;
    const set: Comparison = { comparator: "at_least", direction, start: null, behind: 0, isCount: false };
    const subject = subjectOf(text, clauseAround(text, at, end), { at, end }, set, periods);
    const comparator = value === 0 ? "at_most" : "at_least";
    return {
      start: at,
      end,
      subject,
      comparator,
      value,
      upper: null,
      unit,
      direction,
      baseline: null,
      per: null,
      due: dueOf(text, at, periods),
    };
  };
  return [
    ...[...text.matchAll(COVER)].map((match) => make(match, 100, "%", "up")),
    ...[...text.matchAll(ZERO)].map((match) => make(match, 0, match[1] ?? "", "down")),
    ...[...text.matchAll(DOUBLING)].map((match) => make(match, match[1] === "一" ? 2 : 4, "倍", "up")),
  ];
}
