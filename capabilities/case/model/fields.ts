/** How the inputs of acts are parsed and drawn. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import type { FieldDeclaration, FieldOption } from "#kernel/procedure/model/public.ts";
import { PENALTY_KINDS } from "#law/penalty/public.ts";
import { PenaltySchema } from "./case.ts";
import type { CaseSituation } from "./case-act.ts";

export const words = (least: number, what: string) =>
  z.string().trim().min(least, `请填写${what}，至少 ${least} 个字`).max(8000, `${what}不超过 8000 字`);
export const opinion = z.string().trim().max(4000, "意见不超过 4000 字").default("");
export const files = z.array(z.string().regex(/^[0-9a-f]{64}$/, "文件须先上传")).max(50, "一次不超过 50 个文件");
export const personId = IdSchema;

type Extra = Partial<Pick<FieldDeclaration, "hint" | "initial" | "options" | "columns">>;

export function required(
  name: string,
  label: string,
  type: FieldDeclaration["type"],
  extra: Extra = {},
): FieldDeclaration {
  return { name, label, type, isRequired: true, ...extra };
}

export function optional(
  name: string,
  label: string,
  type: FieldDeclaration["type"],
  extra: Extra = {},
): FieldDeclaration {
  return { name, label, type, isRequired: false, ...extra };
}

export const opinionField = optional("opinion", "意见", "longText");

export function optionsOf(labels: Readonly<Record<string, string>>): readonly FieldOption[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** Officers of the agency who may act, the actor left out. */
export function officerOptions({ facts, actor }: CaseSituation): readonly FieldOption[] {
  return [...facts.officers.values()]
    .filter((officer) => officer.certificate && !officer.isAuxiliary && officer.personId !== actor.personId)
    .map(({ personId: value, name, certificate }) => ({
      value,
      label: name,
      hint: `执法证 ${certificate?.number ?? ""}，至 ${certificate?.validTo ?? ""}`,
    }));
}

export function secondOfficerField(situation: CaseSituation): FieldDeclaration {
  const colleague = situation.detail.handlerIds.find((id) => id !== situation.actor.personId);
  return required("secondOfficerId", "另一名执法人员", "choice", {
    options: officerOptions(situation),
    ...(colleague && { initial: colleague }),
  });
}

export function peopleOptions({ facts }: CaseSituation, ...roles: readonly string[]): readonly FieldOption[] {
  return facts.people
    .filter((person) => roles.includes(person.role))
    .map((person) => ({ value: person.personId, label: person.name }));
}

/** A penalty as typed: kinds, amounts in 分, and its words. */
export const penalty = PenaltySchema.extend({
  kinds: PenaltySchema.shape.kinds.min(1, "请选择处罚种类"),
  words: words(4, "处罚内容"),
}).superRefine((given, context) => {
  const isFine = given.kinds.includes("fine");
  if (isFine !== given.fineFen > 0)
    context.addIssue({
      code: "custom",
      path: ["fineFen"],
      message: isFine ? "选择了罚款，请填写罚款数额" : "没有选择罚款，罚款数额须为 0",
    });
  if (given.confiscateFen > 0 && !given.kinds.some((kind) => kind.startsWith("confiscate")))
    context.addIssue({ code: "custom", path: ["confiscateFen"], message: "没有选择没收，没收金额须为 0" });
});

export const PENALTY_FIELDS: readonly FieldDeclaration[] = [
  required("kinds", "处罚种类", "manyChoices", { options: optionsOf(PENALTY_KINDS) }),
  optional("fineFen", "罚款", "money", { initial: 0 }),
  optional("confiscateFen", "没收金额", "money", { initial: 0 }),
  required("words", "处罚内容", "longText"),
];
