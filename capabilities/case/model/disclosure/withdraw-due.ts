/** A published decision that was changed or revoked: it must be taken down within three workdays, with a public reason. */
import type { CaseDetail } from "../case.ts";
import type { CaseEffect, CaseSituation } from "../case-act.ts";
import { startPeriod } from "../consequences.ts";

export function withdrawDue(
  situation: CaseSituation,
  reason: string,
): { readonly effects: readonly CaseEffect[]; readonly changes: Partial<CaseDetail> } {
  const { disclosure } = situation.detail;
  if (disclosure?.state !== "published") return { effects: [], changes: {} };
  return {
    effects: [startPeriod(situation, "unpublish"), { kind: "flag", add: ["withdraw_due"] }],
    changes: { disclosure: { ...disclosure, state: "withdraw_due", withdrawReason: reason } },
  };
}
