/** 查封、扣押的依据: which kind of text may provide for it, and who may use it. */
import type { Refusal } from "#base/problem.ts";
import { refusedBy } from "../rules/public.ts";
import { LEVELS, type Level } from "../sources/public.ts";

export interface SeizureBasis {
  /** The level of the text that provides for the measure; null: the offence has none. */
  readonly level: Level | null;
  /** Exercised by a body that was only entrusted. */
  readonly isEntrusted: boolean;
  /** The agency holds the power to penalise the offence: measures go with it (第十七条第二款). */
  readonly isGranted: boolean;
  /** A matter of the Ecological and Environmental Code: its own grounds come on top. */
  readonly code: {
    readonly isOperator: boolean;
    readonly isSeriousPollution: boolean;
    readonly isEvidenceAtRisk: boolean;
  } | null;
}

/** 法律, 行政法规 and 地方性法规 may provide for 查封 and 扣押; no rule of a ministry or a government may. */
const MAY_PROVIDE: readonly Level[] = ["law", "administrative_regulation", "local_regulation"];

export function judgeSeizureBasis({ level, isEntrusted, isGranted, code }: SeizureBasis): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (level === null) refusals.push(refusedBy("XZQZ-010", "这个案由没有查封、扣押的依据，可以考虑先行登记保存证据"));
  else if (!MAY_PROVIDE.includes(level))
    refusals.push(refusedBy("XZQZ-010", `${LEVELS[level]}不能设定查封、扣押，须有法律、行政法规或者地方性法规依据`));
  if (isEntrusted) refusals.push(refusedBy("XZQZ-017-1", "行政强制措施权不得委托，由委托机关自己实施"));
  if (!isGranted) refusals.push(refusedBy("XZQZ-017-2", "这一事项的处罚权没有划转给本机关，不能实施相关强制措施"));
  if (code === null) return refusals;
  if (!code.isOperator) refusals.push(refusedBy("STHJ-052", "只能对企业事业单位和其他生产经营者查封、扣押"));
  if (!code.isSeriousPollution && !code.isEvidenceAtRisk)
    refusals.push(refusedBy("STHJ-052", "须造成或者可能造成严重后果，或者证据可能灭失、被隐匿"));
  return refusals;
}
