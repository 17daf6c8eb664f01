/** How the inputs of acts are parsed and drawn. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { dayNumberOf, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { ROLES, type Role } from "#kernel/people/model/public.ts";
import type { FieldDeclaration, FieldOption } from "#kernel/procedure/model/public.ts";
import { PENALTY_KINDS } from "#law/penalty/public.ts";
import { PenaltySchema } from "./case.ts";
import type { CaseSituation } from "./case-act.ts";
import type { OfficerFact } from "./facts.ts";
import { hasInvestigated, officerFault } from "./rules.ts";

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

/** Officers of the agency with a certificate, the actor left out: those who may act first, the others with the reason why not. */
export function officerOptions(situation: CaseSituation): readonly FieldOption[] {
  const { facts, actor, now } = situation;
  const on = plainDateOf(now);
  const judged = [...facts.officers.values()]
    .filter((officer) => officer.certificate && !officer.isAuxiliary && officer.personId !== actor.personId)
    .map((officer) => ({ ...officer, fault: officerFault(situation, officer.personId) }));
  return judged
    .toSorted((a, b) => Number(a.fault !== null) - Number(b.fault !== null))
    .map(({ personId: value, name, certificate, fault }) => ({
      value,
      label: name,
      hint: fault ? `不能办理：${fault.message}` : certificateWords(certificate, on),
    }));
}

const SOON_DAYS = 30;

function certificateWords(certificate: OfficerFact["certificate"], on: PlainDate): string {
  if (!certificate) return "";
  const left = dayNumberOf(certificate.validTo) - dayNumberOf(on);
  const soon = left <= SOON_DAYS ? `，还有 ${left} 日到期` : "";
  return `执法证 ${certificate.number}，有效至 ${certificate.validTo}${soon}`;
}

export function secondOfficerField(situation: CaseSituation): FieldDeclaration {
  const colleague = situation.detail.handlerIds.find((id) => id !== situation.actor.personId);
  return required("secondOfficerId", "另一名执法人员", "choice", {
    options: officerOptions(situation),
    ...(colleague && { initial: colleague }),
  });
}

/** Persons in one of the posts; who took part in the investigation is named as such. */
export function peopleOptions(situation: CaseSituation, ...roles: readonly Role[]): readonly FieldOption[] {
  const held = situation.facts.people.filter((person) => (roles as readonly string[]).includes(person.role));
  return held
    .filter((person, index) => held.findIndex((other) => other.personId === person.personId) === index)
    .map((person) => ({
      value: person.personId,
      label: person.name,
      hint: hasInvestigated(situation, person.personId)
        ? "参加过本案调查，不能担任"
        : (ROLES[person.role as Role] ?? person.role),
    }));
}

/** 裁量档次: of the benchmark that binds, else free words. */
export function tierField({ detail, facts }: CaseSituation, label: string): FieldDeclaration {
  const initial = detail.discretionTier ?? "";
  const benchmark = facts.offence?.benchmark;
  if (!benchmark) return required("tier", label, "text", { initial });
  const options = benchmark.tiers.map(({ level, words: hint }) => ({ value: level, label: level, hint }));
  return required("tier", label, "choice", {
    options: options.filter((one, index) => options.findIndex(({ value }) => value === one.value) === index),
    hint: `${benchmark.name}（${benchmark.source}）`,
    ...(options.some(({ value }) => value === initial) && { initial }),
  });
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

/** The penalty's fields, with what a person has to look at before a fine: the same act may have been fined already (第二十九条). */
export function penaltyFields({ facts }: CaseSituation): readonly FieldDeclaration[] {
  const possible = (facts.possibleSameFines ?? []).map(({ agency, number }) => `${agency}（${number}）`).join("、");
  if (possible === "") return PENALTY_FIELDS;
  const hint = `请核对是否同一违法行为：${possible}已对当事人罚款；同一违法行为不得给予两次以上罚款`;
  return PENALTY_FIELDS.map((field) => (field.name === "fineFen" ? { ...field, hint } : field));
}

const PENALTY_FIELDS: readonly FieldDeclaration[] = [
  required("kinds", "处罚种类", "manyChoices", { options: optionsOf(PENALTY_KINDS) }),
  optional("fineFen", "罚款", "money", { initial: 0 }),
  optional("confiscateFen", "没收金额", "money", { initial: 0 }),
  required("words", "处罚内容", "longText"),
];
