/** 案由录入检查: what an entry of the list of powers must satisfy before it can be put in force. */
import type { FieldError } from "#base/problem.ts";
import { LEVELS, lawTextOf } from "#law/sources/public.ts";
import type { Offence } from "./offence.ts";

/** Errors with paths inside the offence; none: it may be put in force. */
export function checkOffence(offence: Offence): readonly FieldError[] {
  return [...offence.versions.flatMap((_, index) => checkVersion(offence, index)), ...checkOrder(offence)];
}

function checkVersion({ versions, seizure }: Offence, index: number): readonly FieldError[] {
  const version = versions[index];
  if (!version) return [];
  const errors: FieldError[] = [];
  const say = (path: string, message: string) => errors.push({ path: `versions.${index}.${path}`, message });
  const { level } = lawTextOf(version.penalised.law);
  // 《行政处罚法》第十六条：除法律、法规、规章外，其他规范性文件不得设定行政处罚。
  if (level === "normative_document" || level === "judicial_interpretation")
    say("penalised", `${LEVELS[level]}不得设定行政处罚（行政处罚法第十六条）`);
  if (version.effectiveTo !== null && version.effectiveTo < version.effectiveFrom)
    say("effectiveTo", "终止日早于起始日");
  for (const [at, { lowest, highest }] of version.ranges.entries())
    if (lowest !== null && highest !== null && lowest > highest) say(`ranges.${at}`, "最低额高于最高额");
  const seizureLevel = seizure?.level;
  if (index === 0 && (seizureLevel === "ministry_rule" || seizureLevel === "local_rule"))
    errors.push({ path: "seizure", message: "规章不能设定查封、扣押（行政强制法第十条）" });
  return errors;
}

/** The newest first, without overlap. */
function checkOrder({ versions }: Offence): readonly FieldError[] {
  return versions.flatMap((version, index) => {
    const older = versions[index + 1];
    const isBefore = !older || (older.effectiveTo !== null && older.effectiveTo < version.effectiveFrom);
    return isBefore ? [] : [{ path: `versions.${index}.effectiveFrom`, message: "与前一版的日期重叠" }];
  });
}
