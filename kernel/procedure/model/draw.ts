/** A procedure draws itself: its states and acts as a Mermaid state diagram. */
import type { Procedure } from "./procedure.ts";

/** @param current a state to mark, on the page of one matter */
export function drawProcedure<S extends string, D, F>(procedure: Procedure<S, D, F>, current?: string): string {
  const lines = ["stateDiagram-v2", "  direction LR"];
  for (const [id, state] of stateEntries(procedure)) lines.push(`  ${id}: ${state.label}`);
  for (const [key, label] of edges(procedure)) {
    const [from, to] = key.split(">");
    lines.push(`  ${from} --> ${to}: ${label.join("、")}`);
  }
  for (const [id, state] of stateEntries(procedure)) if (state.isTerminal) lines.push(`  ${id} --> [*]`);
  if (current) lines.push("  classDef now stroke-width:3px", `  class ${current} now`);
  return `${lines.join("\n")}\n`;
}

/** Every move the table allows: from, to, act. Acts that keep the state are left out. */
export function movesOf<S extends string, D, F>(
  procedure: Procedure<S, D, F>,
): readonly { from: S | "none"; to: S; act: string }[] {
  return Object.entries(procedure.acts).flatMap(([id, act]) => {
    const targets = typeof act.to === "function" ? (act.toStates ?? []) : act.to === "same" ? [] : [act.to];
    const sources: readonly (S | "none")[] = act.from === "none" ? ["none"] : act.from;
    return sources.flatMap((from) => targets.filter((to) => to !== from).map((to) => ({ from, to, act: id })));
  });
}

function edges<S extends string, D, F>(procedure: Procedure<S, D, F>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const move of movesOf(procedure)) {
    const key = `${move.from === "none" ? "[*]" : move.from}>${move.to}`;
    found.set(key, [...(found.get(key) ?? []), procedure.acts[move.act]?.label ?? move.act]);
  }
  return found;
}

function stateEntries<S extends string, D, F>(procedure: Procedure<S, D, F>): [S, Procedure<S, D, F>["states"][S]][] {
  return Object.entries(procedure.states) as [S, Procedure<S, D, F>["states"][S]][];
}
