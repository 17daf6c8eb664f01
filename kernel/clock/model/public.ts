export {
  type CalendarDay,
  type Clock,
  ClockSchema,
  type Extension,
  type Light,
  type Limit,
  LimitSchema,
  type Pause,
  type WorkingCalendar,
} from "./clock.ts";
