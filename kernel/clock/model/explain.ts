/**
 * Explanation: why a clock says what it says, in lines that a person can check with a finger on the calendar, and as a bar.
 */
import { type Instant, instantOf, millisOf } from "#base/instant.ts";
import { type Clock, type Light, openPauseOf, type WorkingCalendar } from "./clock.ts";
import { courseOf, earlier } from "./deadline.ts";
import { type BarSegment, barOf } from "./explain-bar.ts";
import { amountWords, footnotesOf, limitWords, stretchWords, type When, whenAt, whenBetween } from "./explain-words.ts";
import { lastCountedMoment, lightOf, usedFraction } from "./light.ts";
import { formatRemaining, remainingOf } from "./remaining.ts";
import { type Grain, joined, momentIn, type Stretch, stretchesOf } from "./stretches.ts";

export interface ExplanationLine {
  readonly kind:
    | "start"
    | "counted"
    | "off"
    | "pause"
    | "extension"
    | "note"
    | "roll"
    | "kept"
    | "due"
    | "over"
    | "stop";
  /** Where the line stands in time. */
  readonly at: Instant;
  /** «09:10–12:00», «11-25 至 11-27». */
  readonly when: string;
  readonly text: string;
  /** «2 时 50 分», «0», «剩 34 分»; null where there is nothing to count. */
  readonly amount: string | null;
  /** Milliseconds that this line takes from the limit. */
  readonly countedMs: number;
  /** Lies ahead of the moment of asking. */
  readonly isAhead: boolean;
}

export interface Explanation {
  /** «为什么还剩 34 分». */
  readonly title: string;
  readonly light: Light;
  readonly usedPercent: number;
  readonly lines: readonly ExplanationLine[];
  readonly bar: readonly BarSegment[];
  /** The calendar with its hours; the article; that the deadline is provisional. */
  readonly footnotes: readonly string[];
}

/** A thing to mention that does not move the deadline: «返工，时限不重新起算». */
export interface ExplanationNote {
  readonly at: Instant;
  readonly text: string;
}

/** Longer explanations are folded, first to days, then to weeks. */
const READABLE_LINES = 12;

interface Parts {
  readonly used: readonly Stretch[];
  readonly ahead: readonly Stretch[];
  readonly over: readonly Stretch[];
}

/** @param notes what else happened to the matter and belongs between the lines */
export function explainClock(
  calendar: WorkingCalendar,
  clock: Clock,
  now: Instant,
  notes: readonly ExplanationNote[] = [],
): Explanation {
  const until = lastCountedMoment(clock, now);
  const whole = partsOf(calendar, clock, until);
  // What is ahead of a paused clock is not dated: its deadline moves on with every hour of the pause.
  const parts = folded(clock.state === "running" ? whole : { ...whole, ahead: [] });
  const when = whenOf(clock, until);
  const remaining = formatRemaining(remainingOf(calendar, clock, now));
  const lines = [
    ...parts.used.map((stretch) => stretchLine(calendar, clock, when, stretch, false)),
    ...shownAhead(parts.ahead).map((stretch) => stretchLine(calendar, clock, when, stretch, true)),
    ...eventLines(clock, when, notes),
  ].sort((a, b) => millisOf(a.at) - millisOf(b.at));
  return {
    title: titleOf(clock, remaining),
    light: lightOf(clock, now),
    usedPercent: Math.round(usedFraction(calendar, clock, now) * 100),
    lines: [startLine(clock, when), ...lines, ...closingLines(calendar, clock, when, parts, remaining)],
    bar: barOf(whole),
    footnotes: footnotesOf(calendar, clock),
  };
}

function titleOf(clock: Clock, remaining: string): string {
  if (clock.state === "stopped") return remaining.startsWith("剩") ? `停止时还${remaining}` : `停止时${remaining}`;
  return remaining.startsWith("剩") ? `为什么还${remaining}` : `为什么${remaining}`;
}

/** Used until the asking, ahead until the deadline, over after it. */
function partsOf(calendar: WorkingCalendar, clock: Clock, until: Instant): Parts {
  const { basis } = clock.limit;
  const [start, now] = [momentIn(basis, clock.startedAt), momentIn(basis, until)];
  // The days over which a last day rolls are no part of the limit.
  const { last } = courseOf(calendar, clock);
  const end = momentIn(basis, basis === "statutory" ? last : clock.dueAt);
  const over = until > clock.dueAt ? stretchesOf(calendar, clock, momentIn(basis, clock.dueAt), now) : [];
  return {
    used: stretchesOf(calendar, clock, start, earlier(now, end)),
    ahead: now < end ? stretchesOf(calendar, withoutOpenPause(clock), now, end) : [],
    over,
  };
}

function withoutOpenPause(clock: Clock): Clock {
  return { ...clock, pauses: clock.pauses.filter((pause) => pause.to !== null) };
}

function folded(parts: Parts): Parts {
  const at = (grain: Grain): Parts => ({
    used: joined(parts.used, grain),
    ahead: joined(parts.ahead, grain),
    over: joined(parts.over, "weeks"),
  });
  for (const grain of ["hours", "days"] as const) {
    const result = at(grain);
    if (result.used.length + shownAhead(result.ahead).length <= READABLE_LINES) return result;
  }
  return at("weeks");
}

/** When nothing lies between now and the deadline, «剩» says it all. */
function shownAhead(ahead: readonly Stretch[]): readonly Stretch[] {
  return ahead.every((stretch) => stretch.kind === "counted") ? [] : ahead;
}

function whenOf(clock: Clock, until: Instant): When {
  const last = until > clock.dueAt ? until : clock.dueAt;
  return { from: clock.startedAt, to: last };
}

function startLine(clock: Clock, when: When): ExplanationLine {
  return line("start", clock.startedAt, whenAt(when, clock.startedAt), `${clock.label}起算，${limitWords(clock)}`);
}

function stretchLine(
  calendar: WorkingCalendar,
  clock: Clock,
  when: When,
  stretch: Stretch,
  isAhead: boolean,
): ExplanationLine {
  const kind = stretch.kind === "counted" ? "counted" : stretch.kind === "pause" ? "pause" : "off";
  const amount = amountWords(calendar, clock, stretch.counted);
  return {
    ...line(kind, stretch.from, whenBetween(when, clock.limit.basis, stretch), stretchWords(clock, stretch)),
    amount,
    countedMs: stretch.counted,
    isAhead,
  };
}

function eventLines(clock: Clock, when: When, notes: readonly ExplanationNote[]): readonly ExplanationLine[] {
  const extensions = clock.extensions.map(({ at, limit, reason }) =>
    line("extension", at, whenAt(when, at), `延期 ${limitWords({ ...clock, limit, source: "" })}：${reason}`),
  );
  return [...extensions, ...notes.map(({ at, text }) => line("note", at, whenAt(when, at), text))];
}

function closingLines(
  calendar: WorkingCalendar,
  clock: Clock,
  when: When,
  parts: Parts,
  remaining: string,
): readonly ExplanationLine[] {
  const used = amountWords(
    calendar,
    clock,
    parts.used.reduce((sum, stretch) => sum + stretch.counted, 0),
  );
  const isOver = parts.over.length > 0;
  const dueText = isOver ? "到期" : `到期；已用 ${used}`;
  const due = { ...line("due", clock.dueAt, whenAt(when, clock.dueAt), dueText), amount: isOver ? null : remaining };
  return [
    ...rollLines(calendar, clock, when),
    ...pausedLines(clock, when),
    due,
    ...overLines(clock, when, parts.over, remaining),
    ...stopLines(clock, when),
  ];
}

function rollLines(calendar: WorkingCalendar, clock: Clock, when: When): readonly ExplanationLine[] {
  const out: ExplanationLine[] = [];
  const { last, due: worked } = courseOf(calendar, clock);
  if (worked > last) {
    const names = stretchesOf(
      calendar,
      { ...clock, pauses: [], limit: { ...clock.limit, basis: "working" } },
      last,
      worked,
    );
    const rest = [...new Set(names.filter((stretch) => stretch.kind === "rest").flatMap((stretch) => stretch.names))];
    out.push(line("roll", last, whenAt(when, last), `末日遇${rest.join("、")}，顺延至节后第一个工作日`));
  }
  if (clock.dueAt > worked) {
    out.push(line("kept", clock.dueAt, whenAt(when, clock.dueAt), "按现行日历本应更早到期；已告知的到期时间不提前"));
  }
  return out;
}

function pausedLines(clock: Clock, when: When): readonly ExplanationLine[] {
  const pause = openPauseOf(clock);
  if (!pause) return [];
  const text = clock.state === "stopped" ? `暂停至停止：${pause.reason}，不计` : `暂停中：${pause.reason}，不计`;
  return [{ ...line("pause", pause.from, whenAt(when, pause.from), text), amount: "0" }];
}

function overLines(clock: Clock, when: When, over: readonly Stretch[], remaining: string): readonly ExplanationLine[] {
  const [first, last] = [over[0], over.at(-1)];
  if (!first || !last) return [];
  const span = whenBetween(when, clock.limit.basis, { ...first, to: last.to });
  return [{ ...line("over", first.from, span, "超过时限"), amount: remaining }];
}

function stopLines(clock: Clock, when: When): readonly ExplanationLine[] {
  return clock.stoppedAt === null ? [] : [line("stop", clock.stoppedAt, whenAt(when, clock.stoppedAt), "停止计时")];
}

function line(kind: ExplanationLine["kind"], at: Instant, when: string, text: string): ExplanationLine {
  return { kind, at: instantOf(millisOf(at)), when, text, amount: null, countedMs: 0, isAhead: false };
}
