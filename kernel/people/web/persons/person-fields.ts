import type { FieldSpec } from "#ui/fields/field.ts";

/** Fields of a person. The phone is personal data and is asked for anew when it changes: the page only knows it masked. */
export function personFields(phoneHint: string): readonly FieldSpec[] {
  return [
    { name: "name", label: "姓名", type: "text", isRequired: true },
    { name: "badgeNumber", label: "工号", type: "text", isRequired: false, hint: "不再分给别人" },
    { name: "signInName", label: "登录名", type: "text", isRequired: true, hint: "字母、数字、点、横线，3 到 30 位" },
    { name: "phone", label: "手机", type: "text", isRequired: false, hint: phoneHint },
  ];
}
/** Kept out of drafts on this device. */
export const PERSONAL_FIELDS = ["phone"] as const;
