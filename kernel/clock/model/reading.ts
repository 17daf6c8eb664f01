/**
 * Reading a year's arrangement from what people have in their hands. Which words a notice uses and which holidays the law gives is
 * not the clock's to know: the readers are handed in as values when the server is put together.
 */
import type { DatedDay } from "./calendar-change.ts";

/** `notice` the text of the notice 通知原文; `json` a holiday table as passed around; `csv` rows of date, name, 放假 or 上班. */
export const READING_FORMATS = ["notice", "json", "csv"] as const;
export type ReadingFormat = (typeof READING_FORMATS)[number];

export interface CalendarReading {
  /** As the file says it, or as asked; 0 when the file could not be read at all. */
  readonly year: number;
  readonly days: readonly DatedDay[];
  /** `row` counts from 1 as a person sees it; 0: the whole file. */
  readonly errors: readonly { readonly row: number; readonly message: string }[];
}

export interface CalendarReaders {
  readonly read: Readonly<Record<ReadingFormat, (text: string, year: number) => CalendarReading>>;
  /** Statutory holidays that an arrangement forgets: a sign that only part of the notice came in. */
  readonly missingFrom: (year: number, days: readonly DatedDay[]) => readonly DatedDay[];
}
