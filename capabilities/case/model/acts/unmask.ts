/** 查看当事人信息: changes nothing, stays on the record. Code C91. */
import { z } from "zod";
import { caseAct } from "../case-act.ts";
import { optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { CASE_STATES, type CaseState } from "../labels.ts";
import { byDesign } from "../rules.ts";

/** 个人信息 of the party, as `partyContact` holds it. */
export const CONTACT_LABELS = { identityNumber: "证件号码", address: "住所（住址）", phone: "联系电话" } as const;

export const unmask = caseAct({
  label: "查看当事人信息",
  code: "C91",
  from: Object.keys(CASE_STATES) as CaseState[],
  to: "same",
  by: ["officer", "unit_lead", "legal_reviewer", "hearing_presider", "agency_head", "cashier", "archivist"],
  weight: "normal",
  confirm: "查看完整个人信息会留痕。",
  input: z.object({
    members: z.array(keysOf(CONTACT_LABELS)).min(1, "请选择要查看的信息"),
    reason: words(4, "查看原因"),
  }),
  fields: () => [
    required("members", "要查看的信息", "manyChoices", { options: optionsOf(CONTACT_LABELS), initial: ["phone"] }),
    required("reason", "查看原因", "text"),
  ],
  guards: [
    ({ detail: known }) =>
      known.partyContact ? null : byDesign("C91-NONE", "本案还没有登记当事人的证件号码、住址和联系电话"),
  ],
  checks: [],
  effects: () => [],
});
