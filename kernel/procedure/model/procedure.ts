/**
 * 程序 procedure: a table that says what may happen to a matter, when, by whom, and what follows. Pure data and pure functions;
 * the server decides by it, the console draws buttons and forms from it, tests walk it.
 *
 * Vocabulary
 * - situation 情形: one matter as it stands, with the facts its rules need, seen by one actor at one moment
 * - guard 前置条件: refuses an act before anything is typed; check 提交条件: refuses an input
 * - effect 后果: what follows from an act, as data; applied by `kernel/matter` in the same transaction
 */
import type { z } from "zod";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { Position } from "#base/position.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import type { Clock, Limit } from "#kernel/clock/model/public.ts";
import type { Actor, Role } from "#kernel/people/model/public.ts";

/** The columns every matter has, whatever its kind. */
export interface MatterCore {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly procedureVersion: number;
  readonly state: string;
  /** What kind of thing it is, in a word: 暴露垃圾. */
  readonly subject: string;
  /** What was seen, in a line: 菜场北门桶外垃圾约 1.2 m³. */
  readonly title: string;
  readonly address: string;
  /** Where it came from; labels belong to the capability. */
  readonly source: string;
  /** 12 digits. */
  readonly divisionCode: string;
  /** 主责单位. */
  readonly unitId: string | null;
  readonly cellCode: string | null;
  readonly position: Position | null;
  readonly turn: Turn | null;
  readonly flags: readonly string[];
  readonly version: number;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

/** 轮到谁: whose turn it is. A null field means "any". */
export interface Turn {
  readonly roles: readonly Role[];
  readonly unitId: string | null;
  readonly personId: string | null;
  /** Shown in the queue: 核查通过，待结案. */
  readonly reason: string;
}

export interface Situation<D, F> {
  readonly matter: MatterCore;
  /** The capability's own columns. */
  readonly detail: D;
  readonly clocks: readonly Clock[];
  readonly facts: F;
  readonly actor: Actor;
  readonly now: Instant;
}

export type Effect<D> =
  | {
      readonly kind: "startClock";
      readonly clock: string;
      readonly label: string;
      readonly limit: Limit;
      readonly source: string;
      /** Absent: now. Earlier for what began in another system. */
      readonly startedAt?: Instant;
    }
  /** `reopenClock` undoes the last stop: the deadline stays, and the time since the stop counts. */
  | { readonly kind: "stopClock" | "resumeClock" | "reopenClock"; readonly clock: string }
  | { readonly kind: "pauseClock"; readonly clock: string; readonly reason: string }
  | { readonly kind: "extendClock"; readonly clock: string; readonly by: Limit; readonly reason: string }
  | { readonly kind: "turn"; readonly turn: Turn | null }
  | { readonly kind: "detail"; readonly changes: Partial<D> }
  | { readonly kind: "matter"; readonly changes: MatterChanges }
  | { readonly kind: "flag"; readonly add?: readonly string[]; readonly remove?: readonly string[] }
  /** A unit takes part: from now on its members see the matter. */
  | { readonly kind: "involve"; readonly unitId: string; readonly as: "lead" | "assist" }
  /** Allocates the people-facing number of the matter, once. */
  | { readonly kind: "number"; readonly letter: string }
  /** Issues a legal document 文书: numbered, frozen and written into the record in the same transaction. `key` tells several of one form apart. */
  | {
      readonly kind: "issue";
      readonly form: string;
      readonly key: string;
      /** 当场交付: whoever receives it has it with the act. */
      readonly isHandedOver?: true;
    }
  /** Told to others by a job after commit, at least once. */
  | { readonly kind: "tell"; readonly event: string; readonly payload: Json };

export type MatterChanges = Partial<
  Pick<
    MatterCore,
    | "subject"
    | "title"
    | "address"
    | "source"
    | "divisionCode"
    | "unitId"
    | "cellCode"
    | "position"
    /** Only for what began, or ended, in another system. */
    | "openedAt"
    | "closedAt"
  >
>;

/** How one field of an act's form is drawn; its value is judged by the act's schema. */
export interface FieldDeclaration {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  readonly hint?: string;
  readonly options?: readonly FieldOption[];
  /** Of type `rows`: what stands in one line, the value being a list of objects by these names. */
  readonly columns?: readonly FieldDeclaration[];
  readonly initial?: Json;
  /** Named by the act's `personalInput`; set when acts are listed, never declared: a browser keeps no draft of it. */
  readonly isPersonal?: boolean;
}
export type FieldType =
  | "text"
  | "longText"
  | "number"
  /** 金额: written in 元, an integer of 分. */
  | "money"
  | "choice"
  | "manyChoices"
  | "yesNo"
  | "instant"
  | "date"
  | "limit"
  | "position"
  | "photos"
  /** 录音: like `photos`, files of evidence that the act stands on. */
  | "recordings"
  /** 明细: several lines of the same columns. */
  | "rows"
  | "issueClass"
  | "unit"
  | "matter";
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export type Guard<D, F> = ((situation: Situation<D, F>) => Refusal | null) & Enforcing;
/** Refusals, or wrong fields with a path inside the input. */
export type Check<D, F, I> = ((situation: Situation<D, F>, input: I) => Refusal | FieldError | null) & Enforcing;

/** Which rules a guard or a check refuses by: the ids that its refusals carry. Read by the test that every rule has a place. */
export interface Enforcing {
  readonly enforces?: readonly string[];
}

/** Declares the rules that a guard or a check refuses by. A guard shared by several rules names them all. */
export function enforcing<G extends (...given: never[]) => unknown>(rules: readonly string[], judge: G): G & Enforcing {
  return Object.assign(judge, { enforces: rules });
}

/** Every rule that the guards and checks of a procedure declare. */
export function rulesEnforcedBy<S extends string, D, F>({ acts }: Procedure<S, D, F>): ReadonlySet<string> {
  const judges = Object.values(acts).flatMap((act): readonly Enforcing[] => [
    ...(act.belongs ? [act.belongs] : []),
    ...act.guards,
    ...act.checks,
  ]);
  return new Set(judges.flatMap(({ enforces = [] }) => enforces));
}

export type Weight = "primary" | "normal" | "danger";

export interface Act<S extends string, D, F, I = never> {
  /** Chinese verb on the button. */
  readonly label: string;
  /** Id of the transition in the standard's table: `T09`. */
  readonly code: string;
  /** `none`: the act creates the matter. */
  readonly from: readonly S[] | "none";
  /** `same`: the state stays. */
  readonly to: S | "same" | ((situation: Situation<D, F>, input: I) => S);
  /** Every state `to` can give, for drawing and walking; needed when `to` is a function. */
  readonly toStates?: readonly S[];
  readonly by: readonly Role[];
  /** How likely and how grave it is; may depend on the situation: 定位 is what comes first only while there is no place. */
  readonly weight: Weight | ((situation: Situation<D, F>) => Weight);
  readonly input: z.ZodType<I>;
  readonly fields: (situation: Situation<D, F>) => readonly FieldDeclaration[];
  /**
   * 适用: whether the act is part of the procedure that was chosen for this matter at all. Where it is not, it is refused by this alone
   * and never listed: its refusal would stand in front of the one that the matter waits for.
   */
  readonly belongs?: Guard<D, F>;
  readonly guards: readonly Guard<D, F>[];
  readonly checks: readonly Check<D, F, I>[];
  readonly effects: (situation: Situation<D, F>, input: I) => readonly Effect<D>[];
  /** A sentence to confirm before an act that hurts. */
  readonly confirm?: string;
  /** May be done to many matters at once with one input. */
  readonly isBatch?: boolean;
  /** Names of input members that hold personal data: encrypted in the record, masked when shown. */
  readonly personalInput?: readonly string[];
  /** What is typed is kept out of search: some who see the matter may not read it, at least not yet. */
  readonly isUnsearched?: true;
}

export interface StateDeclaration {
  readonly label: string;
  /** Which of the procedure's stages the state belongs to, for the progress line. */
  readonly stage: string;
  readonly isTerminal: boolean;
  /** Retired states stay readable for old matters. */
  readonly retiredOn?: string;
}

export interface Procedure<S extends string, D, F> {
  /** Kind of the matters that run under it. */
  readonly kind: string;
  readonly label: string;
  readonly version: number;
  readonly stages: readonly { readonly id: string; readonly label: string }[];
  readonly states: Readonly<Record<S, StateDeclaration>>;
  // biome-ignore lint/suspicious/noExplicitAny: each act has its own input; `act()` below ties schema, checks and effects together.
  readonly acts: Readonly<Record<string, Act<S, D, F, any>>>;
}

/** Ties an act's schema to its checks and effects; the inferred input type is the schema's. */
export function act<S extends string, D, F, Z extends z.ZodType>(
  declaration: Omit<Act<S, D, F, z.infer<Z>>, "input"> & { readonly input: Z },
): Act<S, D, F, z.infer<Z>> {
  return declaration as Act<S, D, F, z.infer<Z>>;
}
