export {
  announceYear,
  type CalendarChange,
  CalendarChangeSchema,
  type ChangedDay,
  changeCalendar,
  changedDays,
  isSameCalendar,
} from "./calendar-change.ts";
export { calendarYear, type DayLook } from "./calendar-year.ts";
export {
  BASES,
  type Basis,
  type CalendarDay,
  type Clock,
  ClockSchema,
  type Extension,
  isStatutory,
  type Light,
  type Limit,
  LimitSchema,
  type Pause,
  type ShownClock,
  type WorkingCalendar,
} from "./clock.ts";
export { countedBetween, isWorkday, minutesPerWorkday } from "./counting.ts";
export { addLimit, courseOf, deadlineOf } from "./deadline.ts";
export { type Explanation, type ExplanationLine, type ExplanationNote, explainClock } from "./explain.ts";
export type { BarSegment } from "./explain-bar.ts";
export { isOverdue, lightOf, overtimeMultiple, usedFraction } from "./light.ts";
export { CLOCK_PROBLEMS } from "./problems.ts";
export type { CalendarReaders, CalendarReading, ReadingFormat } from "./reading.ts";
export { CALENDAR_BASES, type Recomputation, recomputeClock } from "./recompute.ts";
export { formatLimit, formatRemaining, formatSpan, type Remaining, remainderOf, remainingOf } from "./remaining.ts";
export {
  type ClockStart,
  extendClock,
  pauseClock,
  reopenClock,
  resumeClock,
  startClock,
  stopClock,
} from "./running.ts";
