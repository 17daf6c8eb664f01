/**
 * Vocabulary
 * - law text 法律文本: one version of a law, a regulation, a rule or a normative document, with the days it is in force
 * - citation 引用: an article of a law text; the same form everywhere, `《行政处罚法》(2021) 第六十条`
 */
import type { PlainDate } from "#base/plain-date.ts";

/** 效力位阶, the highest first. */
export const LEVELS = {
  law: "法律",
  judicial_interpretation: "司法解释",
  administrative_regulation: "行政法规",
  local_regulation: "地方性法规",
  ministry_rule: "部门规章",
  local_rule: "地方政府规章",
  normative_document: "规范性文件",
} as const;
export type Level = keyof typeof LEVELS;

export interface LawText {
  readonly id: string;
  /** In full, as on its title page. */
  readonly name: string;
  /** As it is cited between 《》. */
  readonly short: string;
  /** The year of the version, printed behind the title. */
  readonly version: string;
  readonly level: Level;
  /** The day from which the law itself, not this version, applies; null: not checked. */
  readonly effectiveFrom: PlainDate | null;
  /** The last day on which it applied; null: in force. */
  readonly effectiveTo: PlainDate | null;
  /** When this version was adopted or published; null: not checked. */
  readonly publishedOn: PlainDate | null;
  /** On that day a person found no later version. */
  readonly checkedOn: PlainDate;
  readonly note: string;
}

export interface Citation {
  readonly law: string;
  /** 第六十条, 第三十三条第一款; empty for a text without articles. */
  readonly article: string;
}
