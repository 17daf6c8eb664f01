/** What the acts of all kinds of 任务督办 are made of: inputs, fields, guards, effects. */
import { z } from "zod";
import type { Json } from "#base/canonical-json.ts";
import { IdSchema } from "#base/ids.ts";
import { addMillis, type Instant, MINUTE_MS, millisOf } from "#base/instant.ts";
import { addDays, type PlainDate, PlainDateSchema, startOfDay } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import type { Actor, Role } from "#kernel/people/model/public.ts";
import {
  type Act,
  act,
  type Effect,
  type FieldDeclaration,
  type FieldOption,
  type Guard,
  type MatterCore,
} from "#kernel/procedure/model/public.ts";

/** `act()` bound to one kind's states, detail and facts. */
export function actsOf<S extends string, D, F>() {
  return <Z extends z.ZodType>(
    declaration: Omit<Act<S, D, F, z.infer<Z>>, "input"> & { readonly input: Z },
  ): Act<S, D, F, z.infer<Z>> => act<S, D, F, Z>(declaration);
}

export const DESIGN = "方圆设计规则";
/** 沈阳市 2021 年优化营商环境工作方案, part three: 两个主体责任, 逐级报告, 吹哨报告. */
export const TWO_BODIES = "沈阳 2021 优化营商环境工作方案三：牵头部门、责任部门“两个主体”责任";
export const STEP_BY_STEP = "沈阳 2021 优化营商环境工作方案三：逐级报告制度";
export const WHISTLE_SOURCE = "平顶山 2021 强转树实施方案二（五）2：街道吹哨、部门报到";
export const LOOK_BACK_SOURCE = "奉贤 2025 严格规范公正文明执法方案三（三）：回头看";

export const HANDLERS = ["task_owner", "unit_desk", "unit_lead"] as const satisfies readonly Role[];
export const OFFICE = ["supervision_office"] as const satisfies readonly Role[];
export const OFFICE_AND_LEADERS = ["supervision_office", "leader"] as const satisfies readonly Role[];

// Inputs
export const words = (least: number, what: string, most = 4000) =>
  z.string().trim().min(least, `请填写${what}，至少 ${least} 个字`).max(most, `${what}不超过 ${most} 字`);
export const opinion = z.string().trim().max(4000, "意见不超过 4000 字").default("");
const file = z.string().regex(/^[0-9a-f]{64}$/, "附件须先上传");
export const files = z.array(file).max(20, "附件不超过 20 个").default([]);
export const proof = z.array(file).min(1, "请至少附一份佐证").max(20, "附件不超过 20 个");
export const choiceOf = <T extends Readonly<Record<string, string>>>(labels: T, what: string) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]], `请选择${what}`);
export const percent = z.number().int("进度填 0 到 100 的整数").min(0, "进度填 0 到 100").max(100, "进度填 0 到 100");
export const unitIds = z.array(IdSchema).max(60, "单位不超过 60 个");
export const divisionCode = z
  .string()
  .regex(/^\d{12}$/)
  .optional();
export const day = PlainDateSchema;

// Fields
type Extra = Partial<Pick<FieldDeclaration, "hint" | "initial" | "options">>;
export const required = (
  name: string,
  label: string,
  type: FieldDeclaration["type"],
  extra: Extra = {},
): FieldDeclaration => ({
  ...{ name, label, type, isRequired: true },
  ...extra,
});
export const optional = (
  name: string,
  label: string,
  type: FieldDeclaration["type"],
  extra: Extra = {},
): FieldDeclaration => ({
  ...{ name, label, type, isRequired: false },
  ...extra,
});
export const opinionField = optional("opinion", "意见", "longText");
export const optionsOf = (labels: Readonly<Record<string, string>>): readonly FieldOption[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export interface Named {
  readonly id: string;
  readonly name: string;
}
export const namedOptions = (list: readonly Named[]): readonly FieldOption[] =>
  list.map(({ id, name }) => ({ value: id, label: name }));

// Refusing
export const refuse = (rule: string, message: string, source: string = DESIGN): Refusal => ({ rule, message, source });
export const wrongField = (name: string, message: string): FieldError => ({ path: `input.${name}`, message });

/** The actor, or the person stood in for, is the one who did it before. */
export function isSamePerson(actor: Actor, personId: string | null): boolean {
  return personId !== null && (actor.personId === personId || actor.onBehalfOf?.personId === personId);
}

/** The post itself belongs to the unit; a bureau above it does not count as the unit that is judged or has a part. */
export function isOwnUnit(actor: Actor, unitId: string | null): boolean {
  return unitId !== null && actor.unitId === unitId;
}

/** The actor stands for the unit: belongs to it or to one above it. */
export function isOfUnit(actor: Actor, unitId: string | null): boolean {
  return unitId !== null && actor.unitIds.includes(unitId);
}

export function ofLeadUnit<D, F>(code: string, what: string): Guard<D, F> {
  return ({ actor, matter }) =>
    isOfUnit(actor, matter.unitId) ? null : refuse(`${code}-UNIT`, `${what}由牵头单位办理，你不在牵头单位`, TWO_BODIES);
}

/** Who reported something does not judge it. */
export function isNot<D, F>(code: string, who: (detail: D) => string | null, message: string): Guard<D, F> {
  return ({ actor, detail }) => (isSamePerson(actor, who(detail)) ? refuse(`${code}-SAME`, message) : null);
}

// Effects
export const turn = (
  roles: readonly Role[],
  reason: string,
  whose: { readonly unitId?: string | null; readonly personId?: string | null } = {},
): Effect<never> => ({
  kind: "turn",
  turn: { roles, reason, unitId: whose.unitId ?? null, personId: whose.personId ?? null },
});
export const NOBODYS_TURN: Effect<never> = { kind: "turn", turn: null };
export const tell = (event: string, payload: Json = {}): Effect<never> => ({
  kind: "tell",
  event: `task.${event}`,
  payload,
});
export const flag = (add: readonly string[], remove: readonly string[] = []): Effect<never> => ({
  kind: "flag",
  add,
  remove,
});
export const setMatter = (changes: Partial<MatterCore>): Effect<never> => ({ kind: "matter", changes });
export const involve = (unitId: string, as: "lead" | "assist"): Effect<never> => ({ kind: "involve", unitId, as });

/** The last moment of a day in China. */
export const endOfDay = (date: PlainDate): Instant => addMillis(startOfDay(addDays(date, 1)), -1);

/** Minutes from one moment to another; what is already over has one minute, because a limit is never nothing. */
export function minutesUntil(from: Instant, until: Instant): Limit {
  const minutes = Math.max(1, Math.ceil((millisOf(until) - millisOf(from)) / MINUTE_MS));
  return { value: minutes, unit: "minute", basis: "natural" };
}

export const startUntil = (
  clock: string,
  label: string,
  from: Instant,
  until: Instant,
  source: string,
): Effect<never> => ({
  ...{ kind: "startClock" as const, clock, label, source },
  limit: minutesUntil(from, until),
});
export const stopClock = (clock: string): Effect<never> => ({ kind: "stopClock", clock });
