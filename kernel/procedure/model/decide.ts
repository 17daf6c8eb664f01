/** Deciding: from a situation, an act and an input to what follows, or to every refusal. Pure. */
import type { z } from "zod";
import type { FieldError, Refusal } from "#base/problem.ts";
import { ROLES } from "#kernel/people/model/public.ts";
import type { Act, Effect, FieldDeclaration, Procedure, Situation, Weight } from "./procedure.ts";

export type Decision<D> =
  | {
      readonly kind: "accepted";
      readonly act: string;
      readonly from: string;
      readonly to: string;
      readonly input: unknown;
      readonly effects: readonly Effect<D>[];
    }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[]; readonly errors: readonly FieldError[] };

/** One line of `GET /api/matters/{id}`: an act of the present state, for one caller. */
export interface ListedAct {
  readonly act: string;
  readonly label: string;
  readonly code: string;
  readonly weight: Weight;
  /** The caller's post is one that does this act at all. */
  readonly isMine: boolean;
  readonly isAllowed: boolean;
  readonly refusals: readonly Refusal[];
  readonly fields: readonly FieldDeclaration[];
  readonly confirm: string | null;
  readonly isBatch: boolean;
}

/** State of a matter that does not exist yet. */
export const NOT_YET = "none";

/**
 * @param rawInput as it came; parsed by the act's schema
 * @returns accepted with its effects, or every refusal found (input is not judged before the guards let pass)
 */
export function decide<S extends string, D, F>(
  procedure: Procedure<S, D, F>,
  situation: Situation<D, F>,
  actId: string,
  rawInput: unknown,
): Decision<D> {
  const act = findAct(procedure, actId);
  if (!act) return refused([unknownAct(actId)]);
  const from = situation.matter.state;
  const refusals = refusalsBefore(procedure, situation, act);
  if (refusals.length > 0) return refused(refusals);

  const parsed = act.input.safeParse(rawInput ?? {}, { error: inWords });
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      path: ["input", ...issue.path].join("."),
      message: issue.message,
    }));
    return { kind: "refused", refusals: [], errors };
  }
  const found = act.checks.map((check) => check(situation, parsed.data)).filter((result) => result !== null);
  if (found.length > 0) {
    return {
      kind: "refused",
      refusals: found.filter(isRefusal),
      errors: found.filter((result) => !isRefusal(result)) as FieldError[],
    };
  }
  const to = typeof act.to === "function" ? act.to(situation, parsed.data) : act.to === "same" ? from : act.to;
  return { kind: "accepted", act: actId, from, to, input: parsed.data, effects: act.effects(situation, parsed.data) };
}

/** What a schema has no words for of its own: a person reads it under the field. */
const inWords: z.core.$ZodErrorMap = ({ code, input, expected }) => {
  if (code === "invalid_type") return input === undefined || input === null ? "请填写" : TYPES[String(expected)];
  return code === "invalid_value" ? "请从所列的中选择" : undefined;
};
const TYPES: Readonly<Record<string, string>> = {
  string: "须为文字",
  number: "须为数字",
  int: "须为整数",
  boolean: "请选择是或者否",
  array: "须逐项列明",
};

/** Every act of the present state, in the order of the table, each with its refusals for this actor. */
export function listActs<S extends string, D, F>(
  procedure: Procedure<S, D, F>,
  situation: Situation<D, F>,
): readonly ListedAct[] {
  return Object.entries(procedure.acts)
    .filter(
      ([, act]) =>
        startsFrom(act, situation.matter.state) &&
        !(act.by.length === 1 && act.by[0] === "system") &&
        !act.belongs?.(situation),
    )
    .map(([id, act]) => {
      const refusals = refusalsBefore(procedure, situation, act);
      const isAllowed = refusals.length === 0;
      return {
        act: id,
        label: act.label,
        code: act.code,
        weight: typeof act.weight === "function" ? act.weight(situation) : act.weight,
        isMine: act.by.includes(situation.actor.role),
        isAllowed,
        refusals,
        fields: isAllowed ? markPersonal(act.fields(situation), act.personalInput) : [],
        confirm: act.confirm ?? null,
        isBatch: act.isBatch ?? false,
      };
    });
}

function markPersonal(
  fields: readonly FieldDeclaration[],
  personal: readonly string[] = [],
): readonly FieldDeclaration[] {
  return fields.map((field) => (personal.includes(field.name) ? { ...field, isPersonal: true } : field));
}

export function findAct<S extends string, D, F>(
  procedure: Procedure<S, D, F>,
  actId: string,
): Act<S, D, F, unknown> | null {
  return Object.hasOwn(procedure.acts, actId) ? (procedure.acts[actId] as Act<S, D, F, unknown>) : null;
}

export function stateLabel(procedure: Pick<Procedure<string, never, never>, "states">, state: string): string {
  return procedure.states[state]?.label ?? state;
}

function startsFrom<S extends string, D, F>(act: Act<S, D, F, unknown>, state: string): boolean {
  return act.from === "none" ? state === NOT_YET : (act.from as readonly string[]).includes(state);
}

/** What refuses an act before anything is typed: its state, its posts, whether it belongs to the procedure, its guards. */
export function refusalsBefore<S extends string, D, F>(
  procedure: Procedure<S, D, F>,
  situation: Situation<D, F>,
  act: Act<S, D, F, unknown>,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!startsFrom(act, situation.matter.state)) refusals.push(wrongState(procedure, situation.matter.state, act));
  if (!act.by.includes(situation.actor.role)) refusals.push(wrongRole(situation.actor.role, act));
  const foreign = act.belongs?.(situation);
  if (foreign) refusals.push(foreign);
  if (refusals.length > 0) return refusals;
  return act.guards.map((guard) => guard(situation)).filter((refusal) => refusal !== null);
}

function wrongState<S extends string, D, F>(
  procedure: Procedure<S, D, F>,
  state: string,
  act: Act<S, D, F, unknown>,
): Refusal {
  const now = state === NOT_YET ? "尚未建立" : `「${procedure.states[state as S]?.label ?? state}」`;
  const allowed = act.from === "none" ? [] : act.from.map((id) => `「${procedure.states[id].label}」`);
  const when = allowed.length === 0 ? "只能在新建时进行" : `须在${allowed.join("、")}时进行`;
  return {
    rule: `${act.code}-STATE`,
    message: `现在是${now}，不能${act.label}；${act.label}${when}`,
    source: `${procedure.label}程序第 ${procedure.version} 版`,
  };
}

function wrongRole<S extends string, D, F>(role: keyof typeof ROLES, act: Act<S, D, F, unknown>): Refusal {
  const who = act.by.map((id) => ROLES[id]).join("、");
  return { rule: `${act.code}-ROLE`, message: `${act.label}由${who}办理，${ROLES[role]}不能办`, source: "岗位职责" };
}

function unknownAct(actId: string): Refusal {
  return { rule: "ACT-UNKNOWN", message: `程序中没有“${actId}”这个动作`, source: "程序定义" };
}

function refused(refusals: readonly Refusal[]): Decision<never> {
  return { kind: "refused", refusals, errors: [] };
}

function isRefusal(value: Refusal | FieldError): value is Refusal {
  return "rule" in value;
}
