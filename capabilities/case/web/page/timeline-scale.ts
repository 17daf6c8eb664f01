/** Where days and labels of the statutory timeline stand, in percent of its width. Pure. */
import { addDays, addMonths, dayNumberOf, type PlainDate } from "#base/plain-date.ts";
import type { ShownTimeline } from "../../contract.ts";

export interface Scale {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** 0 to 100; days outside lie on the edge. */
  readonly at: (day: PlainDate) => number;
}

/** At least this much stands ahead of today, so that what is next has room. */
const LEAST_AHEAD_DAYS = 20;
/** Further than this nothing is drawn to scale: a last day years ahead would press the rest together. */
const MOST_AHEAD_DAYS = 210;

export function scaleOf({ today, behind, running, ahead }: ShownTimeline): Scale {
  const limit = addDays(today, MOST_AHEAD_DAYS);
  const days = [
    ...running.map(({ dueOn }) => dueOn),
    ...ahead.flatMap(({ earliestOn, latestOn }) => [earliestOn, latestOn]),
  ].filter((day): day is PlainDate => day !== null && day <= limit);
  const begin = [...behind.map(({ on }) => on), ...running.map(({ from }) => from), today];
  const from = begin.toSorted()[0] ?? today;
  const to = [addDays(today, LEAST_AHEAD_DAYS), ...days].toSorted().at(-1) ?? today;
  const [start, length] = [dayNumberOf(from), dayNumberOf(to) - dayNumberOf(from)];
  return {
    from,
    to,
    at: (day) => Math.min(100, Math.max(0, (100 * (dayNumberOf(day) - start)) / length)),
  };
}

export interface PlacedLabel {
  readonly on: PlainDate;
  readonly label: string;
  /** Middle of the label. */
  readonly at: number;
  /** The true day. */
  readonly day: number;
}

/** Width of one label in percent: so many fit side by side without touching. */
const LABEL = 8;

/**
 * Labels of what is behind: evenly apart, near their day, led to it by a line; never over one another and never behind `end`, where
 * today's flag stands. Where there is room for fewer, what is beside the main line goes first, then the oldest in between.
 */
export function labelsOf(behind: ShownTimeline["behind"], { at }: Scale, end: number): readonly PlacedLabel[] {
  const room = Math.max(1, Math.floor(Math.max(end, LABEL * 6) / LABEL));
  const shown = thinned(behind, room);
  const right = Math.max(end, shown.length * LABEL) - LABEL / 2;
  const placed = shown.map(({ on, label }) => ({ on, label, day: at(on), at: Math.max(at(on), LABEL / 2) }));
  // From the left each keeps its distance to the one before; then from the right, back from the edge.
  for (let i = 1; i < placed.length; i++) push(placed, i, (placed[i - 1]?.at ?? 0) + LABEL, Math.max);
  for (let i = placed.length - 1; i >= 0; i--) push(placed, i, right - (placed.length - 1 - i) * LABEL, Math.min);
  return placed;
}

function push(placed: { at: number }[], index: number, bound: number, choose: (a: number, b: number) => number): void {
  const label = placed[index];
  if (label) label.at = choose(label.at, bound);
}

function thinned(behind: ShownTimeline["behind"], room: number): ShownTimeline["behind"] {
  if (behind.length <= room) return behind;
  const main = behind.filter(({ isMain }) => isMain);
  if (main.length > room) return [...main.slice(0, 1), ...main.slice(main.length - room + 1)];
  // What is newest of the rest fills what is left.
  const rest = behind.filter(({ isMain }) => !isMain).slice(-(room - main.length || behind.length));
  return main.length === room ? main : behind.filter((one) => one.isMain || rest.includes(one));
}

/** The first of each month inside, with the year where it turns; thinned so that no two names touch. */
export function monthsOf({
  from,
  to,
  at,
}: Scale): readonly { readonly on: PlainDate; readonly label: string; readonly at: number }[] {
  const first = addMonths(`${from.slice(0, 7)}-01` as PlainDate, 1);
  const months: { on: PlainDate; label: string; at: number }[] = [];
  for (let on = first; on <= to; on = addMonths(on, 1)) {
    const month = Number(on.slice(5, 7));
    months.push({ on, label: month === 1 ? `${on.slice(0, 4)} 年 1 月` : `${month} 月`, at: at(on) });
  }
  const every = Math.ceil(months.length / 8);
  return months.filter((_, index) => index % every === 0).filter(({ at: place }) => place <= 94);
}

/** «《行政处罚法》(2021) 第六十条» short as on a label: the Penalty Law goes without its name, no law with its year. */
export function shortSource(source: string): string {
  return source.replace(/《行政处罚法》\(\d+\) ?/g, "").replace(/》\(\d+\) ?/g, "》");
}
