/** How the inputs of acts are parsed and drawn. */
import { z } from "zod";
import type { FieldDeclaration, FieldOption } from "#kernel/procedure/model/public.ts";
import type { Candidate } from "../dispatch-rules.ts";
import type { DutySupervisor } from "../facts.ts";
import { cannotRecheck } from "../rules.ts";
import type { ReportSituation } from "./report-act.ts";

export const words = (least: number, what: string) =>
  z.string().trim().min(least, `请填写${what}，至少 ${least} 个字`).max(4000, `${what}不超过 4000 字`);
export const opinion = z.string().trim().max(4000, "意见不超过 4000 字").default("");
/** SHA-256 of the original bytes: how a file of evidence is named. */
const photo = z.string().regex(/^[0-9a-f]{64}$/, "照片须先上传");
export const photos = z.array(photo).min(1, "至少附一张照片").max(20, "照片不超过 20 张");
export const optionalPhotos = z.array(photo).max(20, "照片不超过 20 张").default([]);
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
export const photosField = required("photos", "照片", "photos");

export function optionsOf(labels: Readonly<Record<string, string>>): readonly FieldOption[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

export function supervisorField(label: string, supervisors: readonly DutySupervisor[]): FieldDeclaration {
  const options = supervisors.map(({ personId, name, distanceMetres }) => ({
    value: personId,
    label: name,
    hint: distanceMetres === null ? "在岗" : `在岗，相距约 ${Math.round(distanceMetres)} 米`,
  }));
  const first = options[0];
  return required("supervisorPersonId", label, "choice", { options, ...(first && { initial: first.value }) });
}

/** Supervisors on duty who had no hand in the handling. */
export function rechecksPossible({ facts, matter, detail }: ReportSituation): readonly DutySupervisor[] {
  return facts.onDutySupervisors.filter((person) => !cannotRecheck(matter, detail, person));
}

/** Named units first, each with its reason, then every other unit. */
export function unitOptions({ facts }: ReportSituation): readonly FieldOption[] {
  const named = facts.responsibility.candidates.map((candidate: Candidate) => ({
    value: candidate.unitId,
    label: candidate.unitName,
    hint: candidate.reason,
  }));
  const others = facts.units.filter((unit) => named.every((option) => option.value !== unit.id));
  return [...named, ...others.map((unit) => ({ value: unit.id, label: unit.name }))];
}
