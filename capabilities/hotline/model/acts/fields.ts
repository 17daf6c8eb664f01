/** How the inputs of acts are parsed and drawn. */
import { z } from "zod";
import type { FieldDeclaration, FieldOption } from "#kernel/procedure/model/public.ts";
import type { OrderSituation } from "./order-act.ts";

export const words = (least: number, what: string) =>
  z.string().trim().min(least, `请填写${what}，至少 ${least} 个字`).max(4000, `${what}不超过 4000 字`);
export const opinion = z.string().trim().max(4000, "意见不超过 4000 字").default("");
/** SHA-256 of the original bytes: how a file of evidence is named. */
const file = z.string().regex(/^[0-9a-f]{64}$/, "附件须先上传");
export const files = z.array(file).max(20, "附件不超过 20 个").default([]);
export const recordings = z.array(file).max(1, "一次通话一段录音").default([]);
export const choiceOf = <T extends Readonly<Record<string, string>>>(labels: T, what: string) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]], `请选择${what}`);

type Extra = Partial<Pick<FieldDeclaration, "hint" | "initial" | "options">>;

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

export function unitOptions({ facts }: OrderSituation): readonly FieldOption[] {
  return facts.units.map(({ id, name }) => ({ value: id, label: name }));
}
