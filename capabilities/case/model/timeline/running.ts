/** 正在走: every period that runs, gone and left in its own days, and over which days of rest its last day rolled. */
import { dayNumberOf, type PlainDate, plainDateOf, weekdayOf } from "#base/plain-date.ts";
import { workdaysBetween } from "#base/workdays.ts";
import {
  type Clock,
  courseOf,
  formatLimit,
  formatRemaining,
  remainingOf,
  type WorkingCalendar,
} from "#kernel/clock/model/public.ts";
import { ruleSource } from "#law/rules/public.ts";
import { PARTY_TERMS } from "../acts/party-terms.ts";
import { today } from "../rules.ts";
import type { TimedCase } from "./step.ts";

export interface Running {
  readonly id: string;
  /** 办案期限. */
  readonly label: string;
  /** 90 日, 5 个工作日. */
  readonly limit: string;
  readonly source: string;
  readonly from: PlainDate;
  readonly dueOn: PlainDate;
  /** «已过 43 日», in the days of the period. */
  readonly gone: string;
  /** «剩 48 日», «超 2 日». */
  readonly left: string;
  /** The last day was a day of rest. */
  readonly roll: { readonly on: PlainDate; readonly rest: string; readonly source: string } | null;
  /** The one that decides whether the case is in time now. */
  readonly isMain: boolean;
  readonly isPaused: boolean;
  /** Days that did not count, why and by which document; the last is open while it is paused. */
  readonly pauses: readonly { readonly from: PlainDate; readonly to: PlainDate | null; readonly reason: string }[];
  readonly isOver: boolean;
  /** The holidays of that year are not announced yet. */
  readonly isProvisional: boolean;
}

/** In this order one of them is the main one. */
const MAIN: readonly string[] = [
  "decide",
  "quick",
  "clue_check",
  "serve_decision",
  "pay",
  "court_accepts",
  "court_rules",
  "litigation",
];

export function runningOf(situation: TimedCase): readonly Running[] {
  const { clocks, facts, now } = situation;
  const live = clocks.filter((clock) => clock.state !== "stopped" && !isLapsed(clock, now));
  const mainKind = MAIN.find((kind) => live.some((clock) => clock.kind === kind));
  const counted = live.map((clock) => runningClock(facts.calendar, clock, { now, isMain: clock.kind === mainKind }));
  return [...counted, ...correctionsOf(situation)].toSorted(
    (a, b) => Number(b.isMain) - Number(a.isMain) || a.dueOn.localeCompare(b.dueOn),
  );
}

/** A right of the party that was not used in time is gone; nobody is late with it. Its clock stops at the end, or soon after it. */
export function isLapsed({ kind, dueAt, state, stoppedAt }: Clock, now: TimedCase["now"]): boolean {
  const isOver = state === "running" ? now > dueAt : state === "stopped" && stoppedAt !== null && stoppedAt > dueAt;
  return isOver && RIGHTS.includes(kind);
}
const RIGHTS: readonly string[] = PARTY_TERMS;

function runningClock(
  calendar: WorkingCalendar,
  clock: Clock,
  { now, isMain }: { readonly now: TimedCase["now"]; readonly isMain: boolean },
): Running {
  const [from, dueOn, on] = [plainDateOf(clock.startedAt), plainDateOf(clock.dueAt), plainDateOf(now)];
  return {
    id: clock.kind,
    label: clock.label,
    limit: formatLimit(clock.limit).replace("法定工作日", "工作日"),
    source: clock.source,
    from,
    dueOn,
    gone: goneOf(calendar, clock, { from, on }),
    left: formatRemaining(remainingOf(calendar, clock, now)),
    roll: rollOf(calendar, clock, dueOn),
    isMain,
    isPaused: clock.state === "paused",
    pauses: clock.pauses.map((pause) => ({
      from: plainDateOf(pause.from),
      to: pause.to && plainDateOf(pause.to),
      reason: pause.reason,
    })),
    isOver: now > clock.dueAt && clock.state === "running",
    isProvisional: clock.isProvisional,
  };
}

/** Days that counted: those of a pause did not, its first day did. */
function goneOf(
  calendar: WorkingCalendar,
  { limit, pauses }: Clock,
  { from, on }: { readonly from: PlainDate; readonly on: PlainDate },
): string {
  if (limit.unit === "hour" || limit.unit === "minute") return "";
  const isOfWorkdays = limit.basis === "statutory_working";
  const between = (start: PlainDate, end: PlainDate) =>
    isOfWorkdays
      ? workdaysBetween(calendar, dayNumberOf(start), dayNumberOf(end))
      : dayNumberOf(end) - dayNumberOf(start);
  if (on < from) return "";
  const paused = pauses.reduce(
    (sum, pause) => sum + between(plainDateOf(pause.from), pause.to ? plainDateOf(pause.to) : on),
    0,
  );
  return `已过 ${between(from, on) - paused} ${isOfWorkdays ? "个工作日" : "日"}`;
}

/** 末日为节假日的顺延. */
function rollOf(calendar: WorkingCalendar, clock: Clock, dueOn: PlainDate): Running["roll"] {
  if (clock.limit.basis !== "statutory") return null;
  const last = plainDateOf(courseOf(calendar, clock).last);
  return last < dueOn ? { on: last, rest: restOf(calendar, last), source: ruleSource("MSSS-085") } : null;
}

function restOf(calendar: WorkingCalendar, on: PlainDate): string {
  return calendar.days.get(dayNumberOf(on))?.name || (weekdayOf(on) === 6 ? "星期六" : "星期日");
}

/** 改正期限 is set in the order itself and has no clock. */
function correctionsOf(situation: TimedCase): readonly Running[] {
  const on = today(situation);
  return situation.detail.corrections
    .filter((order) => order.state === "ordered")
    .map(({ id, orderedOn, dueAt, requirement }) => {
      const dueOn = plainDateOf(dueAt);
      const left = dayNumberOf(dueOn) - dayNumberOf(on);
      return {
        id,
        label: "改正期限",
        limit: requirement.length > 16 ? `${requirement.slice(0, 16)}…` : requirement,
        source: ruleSource("XZCF-028"),
        from: orderedOn,
        dueOn,
        gone: `已过 ${Math.max(0, dayNumberOf(on) - dayNumberOf(orderedOn))} 日`,
        left: left < 0 ? `超 ${-left} 日` : left === 0 ? "今日到期" : `剩 ${left} 日`,
        roll: null,
        isMain: false,
        isPaused: false,
        pauses: [],
        isOver: situation.now > dueAt,
        isProvisional: false,
      };
    });
}
