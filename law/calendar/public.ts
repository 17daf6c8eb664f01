export { ANNOUNCED_YEARS, daysOfYear } from "./announced.ts";
export type { AnnouncedYear, HolidayNotice, LegalDay } from "./legal-day.ts";
export { type HolidayImport, parseHolidayNotice, parseHolidayRows, type RowError } from "./notice-import.ts";
export { parseNoticeText } from "./notice-text.ts";
export { holidaysMissingFrom, statutoryHolidaysOf } from "./statutory-holidays.ts";
export { type CalendarDeclaration, DEFAULT_SEGMENTS, MONDAY_TO_FRIDAY, workingCalendar } from "./working-calendar.ts";
