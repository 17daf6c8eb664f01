export { agencyLastDay, agencyPeriodOn, settingsOfPeriod } from "./agency-periods.ts";
export {
  earliestEvent,
  firstDayAfter,
  fixedLastDay,
  lastDay,
  lastDayOfLimit,
  lastMoment,
  latestNotice,
} from "./counting.ts";
export { dayBasisOf } from "./day-kind.ts";
export { findInForce, inForce, isWithin, type Period, type PeriodLimit, sourceText } from "./parameter.ts";
export { ALL_PERIODS, findPeriodOn, type PeriodId, periodOn } from "./period.ts";
export { ALL_THRESHOLDS, type Threshold, type ThresholdId, thresholdOn } from "./thresholds.ts";
