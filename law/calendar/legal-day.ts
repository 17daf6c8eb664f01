/**
 * Vocabulary
 * - legal day 日历日的认定: what a notice, a regulation or the division itself says of one day
 * - announced year 已公布年份: a year with its notices, in the order of their publication
 */
import type { PlainDate } from "#base/plain-date.ts";

export interface LegalDay {
  readonly date: PlainDate;
  readonly isWorkday: boolean;
  /** 国庆节; a make-up workday is 国庆节调休. */
  readonly name: string;
  /** The notice or regulation that says so. */
  readonly source: string;
}

export interface AnnouncedYear {
  readonly year: number;
  /** In the order of their publication. */
  readonly notices: readonly HolidayNotice[];
}

export interface HolidayNotice {
  readonly title: string;
  readonly url: string;
  readonly daysOff: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly makeUpWorkdays: readonly { readonly name: string; readonly date: string }[];
}
