/** Turns a row of the tables into a law text; a wrong date fails when the module loads. */
import { type PlainDate, parsePlainDate } from "#base/plain-date.ts";
import type { LawText } from "./law-text.ts";

interface LawRow<Id extends string> extends Pick<LawText, "name" | "short" | "version" | "level" | "note"> {
  readonly id: Id;
  readonly from: string | null;
  readonly to: string | null;
  readonly publishedOn: string | null;
  readonly checkedOn: string;
}

export function lawText<Id extends string>(row: LawRow<Id>): LawText & { readonly id: Id } {
  const { from, to, publishedOn, checkedOn, ...rest } = row;
  return {
    ...rest,
    effectiveFrom: dateOrNull(from),
    effectiveTo: dateOrNull(to),
    publishedOn: dateOrNull(publishedOn),
    checkedOn: parsePlainDate(checkedOn),
  };
}

function dateOrNull(text: string | null): PlainDate | null {
  return text === null ? null : parsePlainDate(text);
}
