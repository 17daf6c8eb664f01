/** 保管期限: which one a case has, by the agency's schedule (settings `archive.retention_years.*`, 待本机关确认). */
import type { LawSettings } from "#law/settings/public.ts";
import { isMajor } from "../acts/deciding.ts";
import type { CaseSituation } from "../case-act.ts";

/** The values are the classes of the schedule; how many years each has is the agency's. */
export const RETENTIONS = ["permanent", "thirty_years", "ten_years"] as const;
export type Retention = (typeof RETENTIONS)[number];

/** By the weight of the case: on the spot, ordinary, major. The archivist may choose another. */
export function retentionOf(situation: CaseSituation): Retention {
  if (situation.detail.procedure === "simple") return "ten_years";
  const isPermanent = situation.facts.settings["archive.retention_years.major"] === "permanent";
  return isPermanent && isMajor(situation) ? "permanent" : "thirty_years";
}

/** 定期三十年: as the schedule of the agency counts it. */
export function retentionWords(retention: Retention, settings: LawSettings): string {
  if (retention === "permanent") return "永久";
  const years =
    settings[retention === "ten_years" ? "archive.retention_years.simple" : "archive.retention_years.ordinary"];
  return `定期${chineseNumber(years)}年`;
}

const DIGITS = "零一二三四五六七八九";

/** 1 to 99 as a cover writes it; beyond that in figures. */
function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) return ` ${value} `;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS[ones] : ""}`;
}
