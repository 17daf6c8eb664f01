/** 罚没物品处理 (《行政处罚法》第七十四条): what became of confiscated goods, witnessed; before that a case is not closed. Code E20. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import type { CaseDetail } from "../case.ts";
import { caseAct } from "../case-act.ts";
import { issue } from "../consequences.ts";
import { optionsOf, personId, required, secondOfficerField, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { ItemSchema } from "../measures/measure.ts";
import { ITEM_COLUMNS } from "../measures/parts.ts";
import { byDesign, byHandler, certified, withSecondOfficer, wrongField } from "../rules.ts";

export const DISPOSALS = {
  auctioned: "依法拍卖",
  destroyed: "销毁",
  handed_over: "移交有关部门",
  returned: "返还",
} as const;

/** 没收非法财物 was decided and stands, and no record says what became of them. */
export function awaitsDisposal({ penalty, decisionStanding, issued, decidedOn }: CaseDetail): boolean {
  const isConfiscated = penalty?.kinds.includes("confiscate_goods") && decisionStanding !== "revoked";
  return Boolean(isConfiscated) && !issued.some(({ form, on }) => form === "DOC-54" && on >= (decidedOn ?? ""));
}

export const disposeConfiscated = caseAct({
  label: "处理罚没物品",
  code: "E20",
  from: ["executing", "criminal", "closed"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({
    items: z.array(ItemSchema, "请列明物品").min(1, "请列明物品").max(500),
    method: keysOf(DISPOSALS),
    witness: words(2, "监督人"),
    at: InstantSchema,
    secondOfficerId: personId,
  }),
  fields: (situation) => [
    required("items", "物品清单", "rows", {
      columns: ITEM_COLUMNS,
      initial: situation.detail.measures.flatMap(({ kind, items }) =>
        kind === "preserve" ? [] : items.map((item) => ({ ...item })),
      ),
    }),
    required("method", "方式", "choice", { options: optionsOf(DISPOSALS) }),
    required("witness", "监督人", "text"),
    required("at", "处理时间", "instant"),
    secondOfficerField(situation),
  ],
  belongs: ({ detail: known }) =>
    known.penalty?.kinds.includes("confiscate_goods") ? null : byDesign("E20-NONE", "本案没有没收财物"),
  guards: [certified, byHandler],
  checks: [withSecondOfficer(), ({ now }, { at }) => (at <= now ? null : wrongField("at", "处理时间不能晚于现在"))],
  effects: (situation) => issue(situation, [{ form: "DOC-54", key: `disposal-${situation.matter.version}` }]),
});
