/** 送达地址确认: where papers reach the party, and whether they may go electronically (《民事诉讼法》第九十条). Code V04. */
import { z } from "zod";
import { type CaseSituation, caseAct, OPEN } from "../case-act.ts";
import { detail, issue } from "../consequences.ts";
import { optional, required, words } from "../fields.ts";
import { byDesign, certifiedIfOfficer, wrongField } from "../rules.ts";

const ConfirmInput = z.object({
  postalAddress: words(4, "送达地址"),
  isElectronicAgreed: z.boolean(),
  mobile: z.string().trim().max(30).default(""),
  mail: z.string().trim().max(120).default(""),
});

export const confirmAddress = caseAct({
  label: "确认送达地址",
  code: "V04",
  from: OPEN,
  to: "same",
  by: ["officer", "citizen"],
  weight: "normal",
  input: ConfirmInput,
  fields: () => [
    required("postalAddress", "送达地址", "text"),
    required("isElectronicAgreed", "同意电子送达", "yesNo", { initial: false }),
    optional("mobile", "手机号", "text"),
    optional("mail", "电子邮箱", "text"),
  ],
  // It opens electronic delivery: who takes it down for the party is an officer.
  guards: [
    certifiedIfOfficer,
    ({ detail: known }) => (known.party ? null : byDesign("CASE-PARTY", "还没有登记当事人，请先登记")),
  ],
  checks: [
    (_situation, input) =>
      input.isElectronicAgreed && input.mobile === "" && input.mail === ""
        ? wrongField("mobile", "同意电子送达的，请填写手机号或者电子邮箱")
        : null,
  ],
  personalInput: ["postalAddress", "mobile", "mail"],
  effects: (situation, input) => confirmed(situation, input),
});

function confirmed(situation: CaseSituation, input: z.infer<typeof ConfirmInput>) {
  const { partyContact, electronicConsentAt } = situation.detail;
  const contact = partyContact ?? { identityNumber: "", address: "", phone: "" };
  return [
    ...issue(situation, [{ form: "DOC-38", key: `address-${situation.matter.version}` }], {
      electronicConsentAt: input.isElectronicAgreed ? situation.now : electronicConsentAt,
    }),
    detail({ partyContact: { ...contact, address: input.postalAddress, phone: input.mobile || contact.phone } }),
  ];
}
