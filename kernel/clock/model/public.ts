export { announceYear, type DatedDay, withDays } from "./calendar-change.ts";
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
  type WorkingCalendar,
} from "./clock.ts";
export { countedBetween, isWorkday, minutesPerWorkday } from "./counting.ts";
export { addLimit, deadlineOf } from "./deadline.ts";
export { type Explanation, type ExplanationLine, type ExplanationNote, explainClock } from "./explain.ts";
export type { BarSegment } from "./explain-bar.ts";
export { isOverdue, lightOf, overtimeMultiple, usedFraction } from "./light.ts";
export { type Recomputation, recomputeClock } from "./recompute.ts";
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
