/**
 * Vocabulary
 * - parameter 法定参数: a number or a list that the law fixes, with the days between which it does
 * - period 期间: a parameter that is a length of time
 *
 * A change of law adds an entry with the same id; it never edits one. Which day is asked about is itself a rule (`which-law.ts`).
 */
import { type PlainDate, parsePlainDate } from "#base/plain-date.ts";
import type { DayBasis } from "#base/workdays.ts";
import { type Citation, citationText } from "../sources/public.ts";

export interface Dated {
  readonly id: string;
  readonly effectiveFrom: PlainDate;
  /** The last day; null: in force. */
  readonly effectiveTo: PlainDate | null;
}

export interface Sourced {
  readonly source: Citation;
  /** Id in `law/rules`, as refusals carry it. */
  readonly rule: string;
  /**
   * `text`: number and kind of day stand in the text. `reading`: the number does, the kind of day is read from another law.
   * `setting`: the agency decides; the value here is the default until it does, and is never printed as law.
   */
  readonly standing: "text" | "reading" | "setting";
  readonly note: string;
}

/** `natural`: hours that run through nights and holidays. */
export type PeriodLimit =
  | { readonly value: number; readonly unit: "hour"; readonly basis: "natural" }
  | { readonly value: number; readonly unit: "day" | "month" | "year"; readonly basis: DayBasis };

export interface Period extends Dated, Sourced {
  /** 缴纳罚款期限. */
  readonly label: string;
  readonly limit: PeriodLimit;
  /** `before`: so many whole days must lie before an event. */
  readonly direction: "after" | "before";
  /** From what it counts, in the words a notice prints. */
  readonly countsFrom: string;
}

/** @throws RangeError when nothing with the id is in force on the day: the caller asks about a time the table does not know */
export function inForce<T extends Dated>(entries: readonly T[], id: T["id"], on: PlainDate): T {
  const found = findInForce(entries, id, on);
  if (!found) throw new RangeError(`no ${id} in force on ${on}`);
  return found;
}

export function findInForce<T extends Dated>(entries: readonly T[], id: T["id"], on: PlainDate): T | undefined {
  return entries.find((entry) => entry.id === id && isWithin(entry, on));
}

export function isWithin({ effectiveFrom, effectiveTo }: Omit<Dated, "id">, on: PlainDate): boolean {
  return effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo);
}

/** «《行政处罚法》(2021) 第六十条», with the words that keep a setting from looking like law. */
export function sourceText({ source, standing }: Pick<Sourced, "source" | "standing">): string {
  return standing === "setting" ? `${citationText(source)}未定数额，待本机关确认` : citationText(source);
}

export const date = parsePlainDate;
