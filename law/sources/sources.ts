/** 法律文本目录: every law text the platform cites, and the one form in which it cites them. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Citation, LawText } from "./law-text.ts";
import { MATTER_LAWS } from "./matter-laws.ts";
import { PROCEDURE_LAWS } from "./procedure-laws.ts";

export type LawId = (typeof PROCEDURE_LAWS)[number]["id"] | (typeof MATTER_LAWS)[number]["id"];

export const LAW_TEXTS: readonly LawText[] = [...PROCEDURE_LAWS, ...MATTER_LAWS];

const BY_ID = new Map(LAW_TEXTS.map((text) => [text.id, text]));

/** @throws RangeError for an id that is not in the table */
export function lawTextOf(id: string): LawText {
  const text = BY_ID.get(id);
  if (!text) throw new RangeError(`no such law text: ${id}`);
  return text;
}

export function isInForce(text: Pick<LawText, "effectiveFrom" | "effectiveTo">, on: PlainDate): boolean {
  return (text.effectiveFrom ?? on) <= on && on <= (text.effectiveTo ?? on);
}

/** An article of a law text, `cite("penalty-law", "第六十条")`. */
export function cite(law: LawId, article = ""): Citation {
  return { law, article };
}

/** «《行政处罚法》(2021) 第六十条». */
export function citationText({ law, article }: Citation): string {
  const { short, version } = lawTextOf(law);
  return `《${short}》(${version})${article === "" ? "" : ` ${article}`}`;
}
