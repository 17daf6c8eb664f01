/** What the publicity clerk owes: a decision to publish or to keep back, and one to take down. Each has its days and its list. */
import type { CaseDetail } from "../case.ts";
import type { CaseEffect, CaseSituation } from "../case-act.ts";
import { startPeriod, stop } from "../consequences.ts";

/** 待公开: the decision is made, and nobody has said yet whether it is published (《行政处罚法》第四十八条). */
export function publishDue(situation: CaseSituation): readonly CaseEffect[] {
  return [startPeriod(situation, "publish"), { kind: "flag", add: ["publish_due"] }];
}

export const NOT_TO_PUBLISH: readonly CaseEffect[] = [...stop("publish"), { kind: "flag", remove: ["publish_due"] }];

/** A published decision that was changed or revoked: it must be taken down within three workdays, with a public reason. */
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
