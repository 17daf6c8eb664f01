/** What happened in a step beside what the story expects of it: a sentence for each difference. */
import { formatInstant } from "#base/instant.ts";
import { fenOfYuan, formatFen } from "#base/money.ts";
import { CASE_FORMS, CASE_PROCEDURE, type owedOn } from "#capabilities/case/model/public.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import type { Step } from "./story-file.ts";

export interface PlayedStep {
  readonly at: string;
  readonly who: string;
  readonly act: string;
  readonly result: "done" | "refused" | "wrong_input" | "looked";
  readonly state: string;
  /** Rules that refused, or labels of wrong fields. */
  readonly refusals: readonly string[];
  readonly messages: readonly string[];
  readonly papers: readonly { readonly form: string; readonly name: string; readonly number: string }[];
  /** Label of each running clock and its last moment. */
  readonly due: Readonly<Record<string, string>>;
  readonly differences: readonly string[];
}

/** Of the act of a step. */
export interface Happened {
  readonly result: PlayedStep["result"];
  readonly refusals: readonly string[];
  readonly messages: readonly string[];
}

export const isRunning = (clock: Clock) => clock.state === "running";
export const stateLabel = (state: string) =>
  CASE_PROCEDURE.states[state as keyof typeof CASE_PROCEDURE.states]?.label ?? "尚未建立";

/** As expected: done, refused by these rules at least, or these fields wrong. */
export function judgeOutcome({ 做: act, 拒绝: rules, 填错: labels }: Step, happened: Happened): readonly string[] {
  if (!act || act === "时钟") return [];
  const expected = rules ? "refused" : labels ? "wrong_input" : "done";
  const told = [...happened.refusals, ...happened.messages].join("；");
  if (happened.result !== expected) {
    const words = {
      done: "办成",
      refused: `被 ${(rules ?? []).join("、")} 拒绝`,
      wrong_input: `“${(labels ?? []).join("、")}”填错`,
    };
    return [`应当${words[expected]}，实际${happened.result === "done" ? "办成了" : `没有：${told}`}`];
  }
  const missing = (rules ?? labels ?? []).filter((one) => !happened.refusals.includes(one));
  return missing.length > 0 ? [`没有因 ${missing.join("、")} 被拒绝，实际：${told}`] : [];
}

export function judgeState({ 状态: expected }: Step, state: string): readonly string[] {
  const actual = stateLabel(state);
  return expected && expected !== actual ? [`状态应当是“${expected}”，实际是“${actual}”`] : [];
}

/** By day, or by day and time where the story writes one; 无: the clock does not run. */
export function judgeDue({ 到期: expected }: Step, clocks: readonly Clock[]): readonly string[] {
  return Object.entries(expected).flatMap(([name, when]) => {
    const clock = clocks.findLast((one) => isRunning(one) && (one.label === name || one.kind === name));
    const due = clock && formatInstant(clock.dueAt);
    if (when === "无") return due ? [`“${name}”不应当在走，实际至 ${due}`] : [];
    if (!due) {
      const running = clocks.filter(isRunning).map((one) => one.label);
      return [`“${name}”没有在走，应当至 ${when}；在走的有：${running.join("、") || "无"}`];
    }
    return due.startsWith(when) ? [] : [`“${name}”应当至 ${when}，实际至 ${due}`];
  });
}

export function judgePapers({ 文书: expected }: Step, papers: PlayedStep["papers"]): readonly string[] {
  if (!expected) return [];
  const names = expected.map((one) => CASE_FORMS.find((form) => form.code === one)?.name ?? one);
  const actual = papers.map((paper) => paper.name);
  const isSame = names.length === actual.length && names.every((name) => actual.includes(name));
  const numbers = expected.filter((one) => papers.some((paper) => paper.number === one));
  return isSame || numbers.length === expected.length
    ? []
    : [`应当印发 ${names.join("、") || "无"}，实际：${actual.join("、") || "无"}`];
}

export function judgeOwed({ 应缴: fine, 加处: extra }: Step, owed: ReturnType<typeof owedOn>): readonly string[] {
  const wrong = (what: string, expected: string | undefined, actual: ReturnType<typeof fenOfYuan>) =>
    expected !== undefined && fenOfYuan(expected.replace(/\s*元$/, "")) !== actual
      ? [`${what}应当是 ${expected}，实际是 ${formatFen(actual)}`]
      : [];
  return [...wrong("应缴罚款", fine, owed.fineFen), ...wrong("加处罚款", extra, owed.surchargeFen)];
}
