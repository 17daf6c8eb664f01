export { ANNOUNCED_YEARS, type AnnouncedYear, daysOfYear, type HolidayNotice } from "./announced.ts";
export { type HolidayImport, parseHolidayNotice, parseHolidayRows, type RowError } from "./notice-import.ts";
export { parseNoticeText } from "./notice-text.ts";
export { statutoryHolidaysOf } from "./statutory-holidays.ts";
export {
  type CalendarDeclaration,
  DEFAULT_SEGMENTS,
  type LegalDay,
  MONDAY_TO_FRIDAY,
  workingCalendar,
} from "./working-calendar.ts";
