/** A procedure as a page of the documents: its drawing and its tables, made from the same table that decides. */
import { ROLES } from "#kernel/people/model/public.ts";
import { type Act, drawProcedure, type Procedure } from "#kernel/procedure/model/public.ts";

/** Text of `docs/procedures/<kind>.md`. */
export function describeProcedure<D, F>(procedure: Procedure<string, D, F>): string {
  const acts = Object.entries(procedure.acts);
  const states = Object.entries(procedure.states);
  const stages = new Map(procedure.stages.map((stage) => [stage.id, stage.label]));
  const stateRows = states.map(([id, state]) => [
    `\`${id}\``,
    state.label,
    stages.get(state.stage) ?? state.stage,
    state.isTerminal ? "end" : "",
  ]);
  const actRows = acts.map(([id, act]) => [
    act.code,
    `\`${id}\``,
    act.label,
    fromOf(procedure, act),
    toOf(procedure, act),
    act.by.map((role) => ROLES[role]).join("、"),
  ]);
  return `# ${procedure.label} \`${procedure.kind}\`, version ${procedure.version}

Made from the procedure by \`apps/server/procedures.test.ts\`; do not edit. After a change of the procedure, run that test with
\`UPDATE=1\`. Acts that keep the state are in the table only. What an act asks for and when it is refused stands with the act itself.

Stages: ${procedure.stages.map((stage) => stage.label).join(" → ")}.

\`\`\`mermaid
${drawProcedure(procedure)}\`\`\`

## ${states.length} states

${table(["state", "中文", "stage", ""], stateRows)}

## ${acts.length} acts

${table(["code", "act", "中文", "from", "to", "by"], actRows)}
`;
}

// biome-ignore lint/suspicious/noExplicitAny: inputs of acts differ and are not looked at here.
type AnyAct<D, F> = Act<string, D, F, any>;

/** All states at once are told by a word, so that a cell stays readable. */
function fromOf<D, F>(procedure: Procedure<string, D, F>, { from }: AnyAct<D, F>): string {
  if (from === "none") return "（新建）";
  const ids = Object.keys(procedure.states);
  const open = ids.filter((id) => procedure.states[id]?.isTerminal === false);
  if (isSame(from, ids)) return "任何状态";
  return isSame(from, open) ? "未办结的任何状态" : labelsOf(procedure, from);
}

function toOf<D, F>(procedure: Procedure<string, D, F>, { to, toStates }: AnyAct<D, F>): string {
  if (to === "same") return "不变";
  return labelsOf(procedure, typeof to === "function" ? (toStates ?? []) : [to]);
}

function labelsOf<D, F>(procedure: Procedure<string, D, F>, ids: readonly string[]): string {
  return ids.map((id) => procedure.states[id]?.label ?? id).join("、");
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
