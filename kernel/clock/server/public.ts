/** The front door of clocks and calendars for other server parts. */
export { addCalendarVersion, type CalendarsInForce, calendarOf, calendarsInForce, getCalendar } from "./calendars.ts";
export { type ChangePreview, previewChange, storeChange } from "./change-calendar.ts";
export { type CalendarHead, findHead, listHeads, type RecomputationRow } from "./heads.ts";
export {
  advanceRecomputation,
  clocksUnder,
  countClocksUnder,
  countRecomputed,
  endRecomputation,
  FIRST,
  findRecomputation,
  RECOMPUTE_TASK,
  startRecomputation,
  type VersionKey,
} from "./recomputation.ts";
