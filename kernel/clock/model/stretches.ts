/**
 * Stretches: the time from a start to an end, cut where counting begins or ceases, and joined again to what a person would say.
 *
 * Statutory bases know whole days only: every moment stands for the end of its day, so that the day of the start does not count
 * and neither does the day on which a pause ends.
 */
import { DAY_MS, type Instant, instantOf, MINUTE_MS, millisOf, SHANGHAI_OFFSET_MS } from "#base/instant.ts";
import { weekdayOfDayNumber } from "#base/plain-date.ts";
import { type Basis, type Clock, isStatutory, type WorkingCalendar } from "./clock.ts";
import { dayOf, isWorkday, segmentsOf, startOfDayNumber } from "./counting.ts";
import { earlier, later } from "./deadline.ts";

export interface Stretch {
  /** counted 计时; break 午休; night 下班; rest 周末和节假日; pause 暂停. */
  readonly kind: "counted" | "break" | "night" | "rest" | "pause";
  readonly from: Instant;
  readonly to: Instant;
  /** Milliseconds that count; 0 unless `counted`. */
  readonly counted: number;
  /** Distinct, in order: what days of rest are called, why a pause, why a day of rest is worked on (国庆节调休). */
  readonly names: readonly string[];
  /** How many days of rest, or workdays, it touches. */
  readonly days: number;
}

const PLAIN_REST = ["周末", "休息日"];

/** `instant` as the basis sees it. */
export function momentIn(basis: Basis, instant: Instant): Instant {
  return isStatutory(basis) ? startOfDayNumber(dayOf(instant) + 1) : instant;
}

/** Every stretch between two moments (see `momentIn`), none joined. */
export function stretchesOf(calendar: WorkingCalendar, clock: Clock, from: Instant, to: Instant): readonly Stretch[] {
  const { basis } = clock.limit;
  const out: Stretch[] = [];
  let at = from;
  for (const pause of clock.pauses) {
    const begin = later(momentIn(basis, pause.from), at);
    const end = pause.to === null ? to : earlier(momentIn(basis, pause.to), to);
    if (begin >= end) continue;
    out.push(...unpaused(calendar, basis, at, begin));
    out.push({ kind: "pause", from: begin, to: end, counted: 0, names: [pause.reason], days: 0 });
    at = end;
  }
  return [...out, ...unpaused(calendar, basis, at, to)];
}

function unpaused(calendar: WorkingCalendar, basis: Basis, from: Instant, to: Instant): readonly Stretch[] {
  if (from >= to) return [];
  const segments = segmentsOf(calendar, basis);
  const length = millisOf(to) - millisOf(from);
  if (!segments) return [{ kind: "counted", from, to, counted: length, names: [], days: Math.ceil(length / DAY_MS) }];
  const out: Stretch[] = [];
  for (let day = dayOf(from); startOfDayNumber(day) < to; day++) {
    const pieces = isWorkday(calendar, day) ? workday(calendar, segments, day) : [restDay(calendar, day)];
    for (const { kind, names, ...piece } of pieces) {
      const [begin, end] = [later(piece.from, from), earlier(piece.to, to)];
      const counted = kind === "counted" ? millisOf(end) - millisOf(begin) : 0;
      if (begin < end) out.push({ kind, from: begin, to: end, counted, names, days: 1 });
    }
  }
  return out;
}

type Piece = Pick<Stretch, "kind" | "from" | "to" | "names">;

function workday(calendar: WorkingCalendar, segments: WorkingCalendar["segments"], day: number): readonly Piece[] {
  const noted = calendar.days.get(day);
  const names = noted ? [noted.name] : [];
  const out: Piece[] = [];
  let minute = 0;
  for (const [open, close] of segments) {
    if (open > minute) out.push({ ...between(day, minute, open), kind: minute === 0 ? "night" : "break", names: [] });
    out.push({ ...between(day, open, close), kind: "counted", names });
    minute = close;
  }
  if (minute < DAY_MS / MINUTE_MS) out.push({ ...between(day, minute, DAY_MS / MINUTE_MS), kind: "night", names: [] });
  return out;
}

function restDay(calendar: WorkingCalendar, day: number): Piece {
  const name = calendar.days.get(day)?.name ?? (weekdayOfDayNumber(day) >= 6 ? "周末" : "休息日");
  return { ...between(day, 0, DAY_MS / MINUTE_MS), kind: "rest", names: [name] };
}

function between(day: number, open: number, close: number): Pick<Stretch, "from" | "to"> {
  const at = (minute: number) => instantOf(day * DAY_MS + minute * MINUTE_MS - SHANGHAI_OFFSET_MS);
  return { from: at(open), to: at(close) };
}

/** How much is folded: `hours` shows every lunch and night, `days` whole days, `weeks` folds plain weekends too. */
export type Grain = "hours" | "days" | "weeks";

/** The same time in fewer stretches. Named holidays and pauses always stay by themselves. */
export function joined(stretches: readonly Stretch[], grain: Grain): readonly Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (last && belongTogether(last, stretch, grain)) out[out.length - 1] = join(last, stretch);
    else out.push(stretch);
  }
  return out;
}

function belongTogether(a: Stretch, b: Stretch, grain: Grain): boolean {
  if (a.kind === "pause" || b.kind === "pause") return false;
  if (isIdle(a) && isIdle(b)) return true;
  if (grain === "hours") return a.kind === "counted" && b.kind === "counted";
  return isFoldable(a, grain) && isFoldable(b, grain);
}

function isIdle(stretch: Stretch): boolean {
  return stretch.kind === "night" || stretch.kind === "rest";
}

function isFoldable(stretch: Stretch, grain: Grain): boolean {
  return stretch.kind !== "rest" || (grain === "weeks" && stretch.names.every((name) => PLAIN_REST.includes(name)));
}

/** The more telling kind wins, and the edges are its own: nights at either end fall away. */
function join(a: Stretch, b: Stretch): Stretch {
  const kind =
    a.kind === "counted" || b.kind === "counted" ? "counted" : a.kind === "rest" || b.kind === "rest" ? "rest" : b.kind;
  const [first, last] = [a.kind === kind ? a : b, b.kind === kind ? b : a];
  const same = first === a && last === b;
  // A day cut by lunch is one day.
  const shared = same && dayOf(instantOf(millisOf(a.to) - 1)) === dayOf(b.from) ? 1 : 0;
  return {
    kind,
    from: first.from,
    to: last.to,
    counted: a.counted + b.counted,
    names: same ? [...new Set([...a.names, ...b.names])] : first.names,
    days: same ? a.days + b.days - shared : first.days,
  };
}
