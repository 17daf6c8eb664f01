/** The compact form in which classes and filing conditions are kept here, and its reading. */
import type { Limit } from "#kernel/clock/model/public.ts";
import type { FilingCondition, IssueClass } from "./catalogue.ts";

/**
 * Limit, condition, closing condition, season. A limit is a number, a unit and a mark:
 * `wh` 工作时 `wd` 工作日 `eh` 紧急工作时 `ed` 紧急工作日; no mark: seen in a municipal table for this very class,
 * `≈` taken from a class of the same family, `?` common practice. Marked ones are 待本机关确认.
 */
export type ConditionRow = readonly [limit: string, text: string, closing: string, season?: string];

export interface ClassRow {
  readonly code: string;
  readonly name: string;
  /** Who usually answers for it; a hint for setting up responsibility, never a rule. */
  readonly department: string;
  readonly local?: true;
  /** Code in CJ/T 214-2007. */
  readonly legacy?: string;
  /** Code or name was not seen together in a published table. */
  readonly unconfirmed?: true;
  readonly conditions: readonly ConditionRow[];
}

export interface MajorRows {
  readonly kind: "incident" | "facility";
  readonly code: string;
  readonly name: string;
  readonly classes: readonly ClassRow[];
}

const SCHEME = "GB/T 30428.2";
const VERSION = "2013";
const SEEN = "GB/T 30428.2-2013 编号，见于按 GB/T 30428.8-2020 编制的一地市级立案标准";
const NOT_SEEN = "待本机关确认";

const BASES = { "": "municipal", "≈": "analogy", "?": "typical" } as const;
const UNITS = {
  wh: { unit: "hour", basis: "working" },
  wd: { unit: "day", basis: "working" },
  eh: { unit: "hour", basis: "emergency" },
  ed: { unit: "day", basis: "emergency" },
} as const;

export function classesOf(major: MajorRows): readonly IssueClass[] {
  return major.classes.map((row) => classFrom(major, row));
}

function classFrom({ kind, name }: MajorRows, row: ClassRow): IssueClass {
  const key = `${kind}:${row.code}`;
  const isConfirmed = row.unconfirmed !== true;
  return {
    key,
    kind,
    scheme: SCHEME,
    version: VERSION,
    code: row.code,
    majorName: name,
    name: row.name,
    isLocal: row.local === true,
    legacyCode: row.legacy ?? null,
    departmentHint: row.department,
    isConfirmed,
    source: isConfirmed ? SEEN : NOT_SEEN,
    conditions: row.conditions.map((condition, index) => conditionFrom(`${key}/${index + 1}`, condition, isConfirmed)),
  };
}

function conditionFrom(id: string, row: ConditionRow, isClassConfirmed: boolean): FilingCondition {
  const [limitText, text, closingCondition, seasonNote = ""] = row;
  const { limit, limitBasis } = readLimit(limitText);
  const isConfirmed = isClassConfirmed && limitBasis === "municipal";
  return { id, text, limit, closingCondition, limitBasis, isConfirmed, seasonNote };
}

/** @throws RangeError for a limit that is not written as `ConditionRow` says */
function readLimit(text: string): { limit: Limit; limitBasis: FilingCondition["limitBasis"] } {
  const match = /^(\d+(?:\.\d+)?)(wh|wd|eh|ed)([≈?]?)$/.exec(text);
  const { value, kind, mark } = { value: match?.[1], kind: match?.[2], mark: match?.[3] };
  if (value === undefined || kind === undefined || mark === undefined) throw new RangeError(`not a limit: ${text}`);
  const limit = { value: Number(value), ...UNITS[kind as keyof typeof UNITS] };
  return { limit, limitBasis: BASES[mark as keyof typeof BASES] };
}
