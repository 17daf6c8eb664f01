export { addCalendarVersion, calendarOf, getCalendar, listCalendars } from "./calendars.ts";
