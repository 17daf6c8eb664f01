/**
 * 权责清单 the list of powers: what an agency may penalise, by which articles, within which range.
 *
 * Vocabulary
 * - offence 案由: one cause of action with its versions of law
 * - version: what held between two days; a change of law adds one and never edits one
 * - range 罚款幅度: per kind of party and condition; a null bound is set by local rules and stops the helper until it is entered
 * - benchmark 裁量基准, tier 档次: `benchmark.ts`
 */
import type { Fen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Subject } from "#law/penalty/public.ts";
import type { Citation, Level } from "#law/sources/public.ts";

export const OFFENCE_GROUPS = {
  sanitation: "环卫",
  appearance: "市容",
  advertising: "户外广告",
  construction_waste: "建筑垃圾",
  roads: "市政",
  lighting: "照明",
  parking: "停车",
  planning: "规划违建",
  greening: "园林",
  dust: "扬尘焚烧",
  fumes: "油烟",
  noise: "噪声",
  gas: "燃气",
  drainage: "排水",
  property: "物业装修",
  dogs: "犬类",
  unlicensed: "无照经营",
  other: "其他",
} as const;
export type OffenceGroup = keyof typeof OFFENCE_GROUPS;

export type FineSubject = "individual" | "organization";

export interface FineRange {
  readonly subject: FineSubject;
  /** `fen`, or ten-thousandths of a base amount such as 工程造价: 5 % is 500. */
  readonly unit: "fen" | "share";
  /** Both inclusive (以上、以下包括本数). null: set by local rules. 0: the text names no lowest amount. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** The words that open this range: 拒不改正, 逾期不改正, 建设单位. Empty: always. */
  readonly condition: string;
}

export interface OffenceVersion {
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
  readonly violated: Citation;
  readonly penalised: Citation;
  readonly ranges: readonly FineRange[];
  /** Other penalties and measures of the clause, in its words. */
  readonly others: readonly string[];
  /** 先责令改正: penalised only after the order was not followed. */
  readonly isRectificationFirst: boolean;
}

export interface Offence {
  readonly code: string;
  readonly name: string;
  readonly group: OffenceGroup;
  /** By what its gravity is measured: 占用面积、时间. */
  readonly measure: string;
  /** The department that the text names; another agency needs a grant. */
  readonly competent: string;
  /** The newest first; they do not overlap. */
  readonly versions: readonly OffenceVersion[];
  readonly hasWarning: boolean;
  /** Shipped as a sample only: the agency's published list decides (`first_violation.offences`). */
  readonly isFirstViolationSample: boolean;
  readonly seizure: { readonly level: Level; readonly text: string } | null;
  /** false: range or text was not read; shown as 待本机关确认. */
  readonly isVerified: boolean;
  readonly note: string;
}

/** A range whose bounds are known, in fen. */
export interface KnownRange {
  readonly lowest: Fen;
  readonly highest: Fen;
}

/** The ranges for a kind of party. Individual businesses stand with natural persons unless the text says otherwise. */
export function rangesFor(version: OffenceVersion, subject: Subject): readonly FineRange[] {
  const kind: FineSubject = subject === "organization" ? "organization" : "individual";
  const own = version.ranges.filter((range) => range.subject === kind);
  // A clause that knows operators only still reaches an individual business, which is one.
  return own.length > 0 || subject !== "individual_business" ? own : version.ranges;
}

/** Whether the amounts of a version must be entered from local rules first. */
export function isAmountLocal(version: OffenceVersion): boolean {
  return version.ranges.some(({ lowest, highest }) => lowest === null || highest === null);
}
