/** What the acts of forced execution share. */
import type { FieldError } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import type { CaseDetail } from "../case.ts";
import type { CaseGuard, CaseSituation } from "../case-act.ts";
import { required } from "../fields.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byLaw, wrongField } from "../rules.ts";
import { EXECUTION_PATHS, EXECUTION_STATES, type Execution } from "./execution.ts";

export const FROM = ["executing"] as const;

/** Spills and obstacles are cleared at once, whatever the case has come to. */
export const ANYWHERE = [
  "verifying",
  "on_the_spot",
  "investigating",
  "suspended",
  "investigated",
  "reviewed",
  "noticed",
  "hearing",
  "deliberating",
  "decided",
  "executing",
  "criminal",
] as const satisfies readonly CaseState[];

/** Key of the second demand before a substitute performance. */
export const againKey = (executionId: string) => `${executionId}:again`;

export function find({ detail: known }: CaseSituation, id: string): Execution | undefined {
  return known.executions.find((one) => one.id === id);
}

export function change(
  situation: CaseSituation,
  id: string,
  changes: Partial<Execution>,
): Pick<CaseDetail, "executions"> {
  return { executions: situation.detail.executions.map((one) => (one.id === id ? { ...one, ...changes } : one)) };
}

/** Forced for money: paying ends it. */
export const isMoney = ({ path }: Pick<Execution, "path">) => path === "court" || path === "auction";
export const isLive = (one: Execution) => one.state !== "executed" && one.state !== "ended";

export function optionsOfLive(situation: CaseSituation, ...states: readonly Execution["state"][]) {
  return situation.detail.executions
    .filter((one) => (states.length === 0 ? isLive(one) : states.includes(one.state)))
    .map((one) => ({ value: one.id, label: EXECUTION_PATHS[one.path], hint: EXECUTION_STATES[one.state] }));
}

export const anyLive: CaseGuard = ({ detail: known }) =>
  known.executions.some(isLive) ? null : byDesign("EXECUTION-NONE", "没有进行中的强制执行");

export const chosen = (
  situation: CaseSituation,
  id: string,
  ...states: readonly Execution["state"][]
): Execution | FieldError => {
  const one = find(situation, id);
  return one && states.includes(one.state)
    ? one
    : wrongField("executionId", `所选事项不在“${states.map((state) => EXECUTION_STATES[state]).join("、")}”的状态`);
};
export const isFault = (value: Execution | FieldError): value is FieldError => "path" in value && "message" in value;

export const executionField = (situation: CaseSituation, ...states: readonly Execution["state"][]) =>
  required("executionId", "执行事项", "choice", { options: optionsOfLive(situation, ...states) });

/** 复议机关、人民法院决定停止执行: until the remedy is concluded nothing is executed. */
export const notStayed: CaseGuard = enforcing(["XZFY-042"], ({ detail: known }: CaseSituation) =>
  known.remedies.some((remedy) => remedy.state !== "concluded" && remedy.isStayed)
    ? byLaw("XZFY-042", "复议机关或者人民法院已决定停止执行，在复议、诉讼结束前不得执行")
    : null,
);
