/** Words of desks. */
import { fen, formatFen } from "#base/money.ts";
import type { CaseDetail } from "#capabilities/case/model/public.ts";
import { PENALTY_KINDS } from "#law/penalty/public.ts";

/** «警告、罚款 70,000 元»; empty without a penalty. */
export function penaltyWords(penalty: CaseDetail["penalty"]): string {
  if (!penalty) return "";
  const kinds = penalty.kinds.map((kind) => PENALTY_KINDS[kind]).join("、");
  const confiscated = penalty.confiscateFen > 0 ? `没收 ${formatFen(fen(penalty.confiscateFen))}` : "";
  const fine = penalty.fineFen > 0 ? formatFen(fen(penalty.fineFen)) : "";
  return [`${kinds} ${fine}`.trim(), confiscated].filter(Boolean).join("，");
}
