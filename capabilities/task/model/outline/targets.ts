/**
 * 量化目标: numbers with a unit that a sentence sets as something to reach, to keep to, or to do. A number without such a word (5 名同志,
 * 12345 热线) is no target. Chinese numerals (一次, 两个) are read only where the sentence counts with them.
 */
import { maskQuotes } from "./masks.ts";
import { numberOf } from "./numerals.ts";
import type { Comparator, Direction, Target } from "./outline.ts";
import type { FoundPeriod } from "./periods.ts";
import {
  AFTER,
  BASELINE,
  BEFORE,
  CLAUSE_END,
  COUNTED_IN_WORDS,
  COVER,
  DOING,
  DONE,
  DOUBLING,
  PER,
  QUANTITY,
  SUBJECT_NOISE,
  TIME_UNIT,
  ZERO,
} from "./target-words.ts";

export type FoundTarget = Omit<Target, "text" | "span"> & { readonly start: number; readonly end: number };

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
  const isDigits = /^\d/.test(written);
  const set =
    enumerated(text, at, unit, previous) ??
    comparisonOf(left, right, unit, isDigits) ??
    (isColumn && isDigits ? PLAIN : null);
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
    baseline: set.comparator === "change_by" ? baselineOf(text, at) : startOf(left),
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

/** 分别下降10%、15%: the second number is set by the words of the first. */
function enumerated(text: string, at: number, unit: string, previous: FoundTarget | null): Comparison | null {
  if (previous?.unit !== unit || !/^[、和]\s*$/.test(text.slice(previous.end, at))) return null;
  const { comparator, direction, subject } = previous;
  return { comparator, direction, start: null, behind: 0, isCount: false, subject };
}

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
    .replace(/(?:较|同比|环比|相比|比|从|由)[^，。；]{0,12}$/, "")
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

/** 由85%提高到95% */
function startOf(left: string): string | null {
  return (
    /(?:由|从)([\d.]+\s*[%％\u4e00-\u9fff]{0,3}?)(?=提高|提升|增加|增长|上升|降|减|压|缩|扩)/.exec(left)?.[1]?.trim() ??
    null
  );
}

function baselineOf(text: string, at: number): string | null {
  const sentence = text.slice(Math.max(0, text.slice(0, at).search(/[^。；;！\n]*$/)), at);
  const compared = /同比|环比/.exec(sentence);
  if (compared) return compared[0];
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
