/**
 * Explored, not only tested: random acts by anybody, with sound and spoiled inputs, over hours and years. After each accepted step
 * every invariant holds; from every state that was left behind a lawful way leads to an end.
 *
 * `CASE_WALK_SEED=… vitest run capabilities/case/model/procedure.property.test.ts` walks one seed again and tells its story.
 */
import { expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { CaseDetailSchema } from "./case.ts";
import { finish } from "./exploration/finish.ts";
import { headStart } from "./exploration/head-start.ts";
import { INVARIANTS } from "./exploration/invariants/index.ts";
import { beginWalk, clockActs, passTime, randomStep, type Step, tell, type Walk } from "./exploration/walk.ts";
import type { CaseState } from "./labels.ts";
import { CASE_FORMS } from "./papers/index.ts";
import { CASE_PROCEDURE } from "./procedure.ts";

const STEPS = 100_000;
const FIRST_SEED = 20_261_122;
const START = shanghaiTime("2024-12-20 09:00");

interface Seen {
  readonly states: Set<string>;
  readonly acts: Map<string, number>;
  readonly refused: Map<string, number>;
  readonly forms: Set<string>;
  steps: number;
  accepted: number;
}

function check(walk: Walk, step: Step): void {
  const view = { walk, step, today: plainDateOf(step.now) };
  for (const { says, after, holds } of INVARIANTS) {
    if (after && !after.includes(step.act)) continue;
    if (!holds(view)) throw new Error(`不成立：${says}\n${tell(walk)}`);
  }
}

function isEnded({ rehearsal }: Walk): boolean {
  const { state } = rehearsal.core;
  return state in CASE_PROCEDURE.states && CASE_PROCEDURE.states[state as CaseState].isTerminal;
}

function explore(seed: number, seen: Seen): void {
  const walk = beginWalk(seed, START);
  const note = (step: Step) => {
    seen.accepted += 1;
    seen.states.add(step.after.core.state);
    seen.acts.set(step.act, (seen.acts.get(step.act) ?? 0) + 1);
    for (const { form } of step.after.issued.slice(step.before.issued.length)) seen.forms.add(form);
    check(walk, step);
  };
  headStart(walk, note);
  for (let tries = 0, afterEnd = 0; tries < 260 && afterEnd < 6; tries++) {
    if (isEnded(walk)) afterEnd += 1;
    passTime(walk);
    clockActs(walk, note);
    const outcome = randomStep(walk);
    if (outcome === null) break;
    seen.steps += 1;
    if ("after" in outcome) note(outcome);
    else if (outcome.kind === "refused")
      for (const { rule } of outcome.refusals) seen.refused.set(rule, (seen.refused.get(rule) ?? 0) + 1);
  }
  const parsed = CaseDetailSchema.safeParse(walk.rehearsal.detail);
  if (!parsed.success) throw new Error(`${parsed.error.message}\n${tell(walk)}`);
  const stuckIn = walk.rehearsal.core.state;
  if (!finish(walk)) throw new Error(`没有出路：${stuckIn} → ${walk.rehearsal.core.state}\n${tell(walk)}`);
  seen.states.add(walk.rehearsal.core.state);
}

it("holds whatever is tried, and every state has a lawful way to an end", () => {
  const seen: Seen = {
    ...{ states: new Set(), acts: new Map(), refused: new Map(), forms: new Set() },
    ...{ steps: 0, accepted: 0 },
  };
  const single = process.env.CASE_WALK_SEED;
  let seed = single ? Number(single) : FIRST_SEED;
  for (const first = seed; seen.steps < STEPS && (!single || seed === first); seed++) explore(seed, seen);
  console.info(
    `seeds ${single ?? FIRST_SEED} to ${seed - 1}: ${seen.steps} steps, ${seen.accepted} accepted, ${seen.refused.size} rules refused`,
  );
  if (single) return;
  const missed = (of: object, found: { has: (id: string) => boolean }) =>
    Object.keys(of).filter((id) => !found.has(id));
  expect(missed(CASE_PROCEDURE.states, seen.states), "states never reached").toEqual([]);
  expect(missed(CASE_PROCEDURE.acts, seen.acts), "acts never accepted").toEqual([]);
  // Every form has an act that issues it, or says why it has none.
  const silent = CASE_FORMS.filter(({ code }) => !seen.forms.has(code)).map(({ code }) => code);
  expect(silent).toEqual(CASE_FORMS.filter(({ unissued }) => unissued !== undefined).map(({ code }) => code));
  expect(INVARIANTS.length).toBeGreaterThanOrEqual(40);
});
