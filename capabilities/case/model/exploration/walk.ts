/** One random walk through the life of a case: acts, people, inputs and time as they come; the clock's own acts as the server does them. */
import { addMillis, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type Actor, type Role, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { type Decision, decide, NOT_YET } from "#kernel/procedure/model/public.ts";
import type { CaseDetail } from "../case.ts";
import type { CaseSituation } from "../case-act.ts";
import { CASE_PROCEDURE, type CaseAct } from "../procedure.ts";
import { applied, emptyRehearsal, type Rehearsal } from "../rehearsal.ts";
import { inputFor } from "./inputs/index.ts";
import { type Chance, chanceOf } from "./random.ts";
import { ACTORS, type World, worldOf } from "./world.ts";

export interface Step {
  readonly act: CaseAct;
  readonly actor: Actor;
  readonly input: unknown;
  readonly now: Instant;
  readonly before: Rehearsal;
  readonly after: Rehearsal;
}

export interface Walk {
  readonly seed: number;
  readonly chance: Chance;
  readonly world: World;
  rehearsal: Rehearsal;
  now: Instant;
  /** Accepted steps, for the story of a counter-example. */
  readonly steps: Step[];
}

const ACTS = Object.keys(CASE_PROCEDURE.acts) as CaseAct[];
const BY_STATE = new Map<string, readonly CaseAct[]>();

export function actsFrom(state: string): readonly CaseAct[] {
  let found = BY_STATE.get(state);
  if (!found) {
    found = ACTS.filter((id) => {
      const { from } = CASE_PROCEDURE.acts[id];
      return from === "none" ? state === NOT_YET : (from as readonly string[]).includes(state);
    });
    BY_STATE.set(state, found);
  }
  return found;
}

export function beginWalk(seed: number, start: Instant): Walk {
  const chance = chanceOf(seed);
  const world = worldOf(chance);
  const now = addMillis(start, chance.below(400) * DAY_MS);
  return { seed, chance, world, rehearsal: emptyRehearsal(now), now, steps: [] };
}

export function situationIn({ world, rehearsal, now }: Walk, actor: Actor): CaseSituation {
  const { core, detail, clocks, past } = rehearsal;
  const offence = detail.offenceId === null ? null : world.offence;
  return { matter: core, detail, clocks, actor, now, facts: { ...world.fixed, offence, actedBefore: past } };
}

/** @returns the step when it was accepted */
export function tryAct(walk: Walk, act: CaseAct, actor: Actor, input: unknown): Step | Decision<CaseDetail> {
  const decision = decide(CASE_PROCEDURE, situationIn(walk, actor), act, input);
  if (decision.kind === "refused") return decision;
  const before = walk.rehearsal;
  const after = applied(before, decision, actor, walk.now);
  const step = { act, actor, input, now: walk.now, before, after };
  walk.rehearsal = after;
  walk.steps.push(step);
  return step;
}

/** What carries a case on is tried more often, ends and detours less: most walks should see the later half of the procedure. */
const OFTEN = 8;
const SELDOM = 0.15;
const WEIGHTS: Partial<Record<CaseAct, number>> = {
  start_verifying: OFTEN,
  name_party: 2,
  set_offence: 2,
  add_evidence: 2,
  propose_filing: OFTEN,
  file_case: OFTEN,
  handle_on_the_spot: SELDOM,
  inform_on_the_spot: OFTEN,
  hear_on_the_spot: OFTEN,
  decide_on_the_spot: OFTEN,
  verify_evidence: OFTEN,
  propose_penalty: 4,
  close_investigation: OFTEN,
  review_by_unit: OFTEN,
  approve_departure: OFTEN,
  give_notice: OFTEN,
  deliver: OFTEN,
  waive_representation: 2,
  request_hearing: 4,
  terminate_hearing: 5,
  start_quick: 2,
  notify_quick: OFTEN,
  leave_quick: SELDOM,
  register_capture: 0.3,
  review_capture: 4,
  identify_person: OFTEN,
  notify_capture: OFTEN,
  review_representation: OFTEN,
  schedule_hearing: OFTEN,
  hold_hearing: OFTEN,
  report_hearing: OFTEN,
  review_legally: 4,
  discuss: 4,
  decide_penalty: OFTEN,
  open_execution: 4,
  announce_demolition: 4,
  demand_performance: 4,
  decide_execution: 12,
  demand_again: 60,
  execute: 4,
  note_testing: 12,
  extend_measure: 6,
  handle_measure: 3,
  execute_measure: OFTEN,
  decide_measure: OFTEN,
  request_measure: 2,
  apply_to_court: 8,
  record_court: 30,
  collect_on_the_spot: 3,
  close_case: 4,
  propose_closing: 4,
  decline_closing: 4,
  redo_case: 4,
  transfer_clue: SELDOM / 3,
  merge_clue: SELDOM / 3,
  refuse_filing: SELDOM / 2,
  withdraw_case: SELDOM / 3,
  suspend: SELDOM,
  ask_recusal: SELDOM,
  send_back_investigation: SELDOM,
  decide_no_penalty: 0.5,
  propose_transfer: 0.3,
  decide_transfer: OFTEN,
  send_transfer: OFTEN,
  record_answer: 4,
  challenge_refusal: 30,
  convert_to_ordinary: SELDOM,
  unmask: SELDOM / 3,
  confirm_address: SELDOM,
  propose_not_filing: SELDOM,
  propose_withdrawal: SELDOM,
  call_interview: 0.5,
  take_samples: 0.5,
  entrust_testing: 0.5,
  revoke_decision: SELDOM,
  dispute_jurisdiction: SELDOM,
  propose_no_penalty: 0.5,
  change_handlers: 0.3,
  record_payment: 0.5,
};

function weighted(chance: Chance, acts: readonly CaseAct[]): CaseAct {
  const all = acts.reduce((sum, act) => sum + (WEIGHTS[act] ?? 1), 0);
  let left = chance.next() * all;
  for (const act of acts) {
    left -= WEIGHTS[act] ?? 1;
    if (left < 0) return act;
  }
  return chance.pick(acts);
}

/** A step of chance: mostly by somebody whose post does the act, sometimes by anybody at all. */
export function randomStep(walk: Walk): Step | Decision<CaseDetail> | null {
  const { chance, rehearsal } = walk;
  const isAnyAct = chance.is(0.02);
  const possible = isAnyAct ? ACTS : actsFrom(rehearsal.core.state);
  if (possible.length === 0) return null;
  // A few draws for one that its guards let pass: a walk of refusals sees nothing. What was drawn last is tried all the same.
  let drawn = draw(walk, possible);
  for (let more = chance.below(8); more > 0 && !isLetPass(walk, drawn); more--) drawn = draw(walk, possible);
  const { act, actor } = drawn;
  const ground = { chance, detail: rehearsal.detail, now: walk.now, actorId: actor.personId };
  return tryAct(walk, act, actor, inputFor(act, ground));
}

interface Drawn {
  readonly act: CaseAct;
  readonly actor: Actor;
}

function draw(walk: Walk, possible: readonly CaseAct[]): Drawn {
  const act = weighted(walk.chance, possible);
  const by: readonly Role[] = CASE_PROCEDURE.acts[act].by;
  return { act, actor: walk.chance.is(0.93) ? actorFor(walk, by) : walk.chance.pick(ACTORS) };
}

function isLetPass(walk: Walk, { act, actor }: Drawn): boolean {
  const { by, guards } = CASE_PROCEDURE.acts[act];
  if (!(by as readonly Role[]).includes(actor.role)) return false;
  const situation = situationIn(walk, actor);
  return guards.every((guard) => guard(situation) === null);
}

function actorFor({ chance, rehearsal }: Walk, by: readonly Role[]): Actor {
  const { detail } = rehearsal;
  const able = ACTORS.filter((actor) => by.includes(actor.role));
  const handlers = able.filter((actor) => actor.personId !== null && detail.handlerIds.includes(actor.personId));
  const named = able.filter((actor) => actor.personId !== null && actor.personId === detail.hearing?.presiderId);
  if (named.length > 0 && chance.is(0.6)) return chance.pick(named);
  if (handlers.length > 0 && chance.is(0.85)) return chance.pick(handlers);
  return able.length > 0 ? chance.pick(able) : chance.pick(ACTORS);
}

/** Minutes to years; a night, a weekend, a holiday may lie between. */
export function passTime(walk: Walk): void {
  const { chance } = walk;
  if (chance.is(0.45)) return;
  const kind = chance.next();
  let span = chance.below(120) * MINUTE_MS;
  if (kind > 0.5) span = chance.below(72) * HOUR_MS;
  if (kind > 0.8) span = chance.below(15) * DAY_MS;
  if (kind > 0.98) span = chance.below(220) * DAY_MS;
  if (kind > 0.998) span = chance.below(1200) * DAY_MS;
  walk.now = addMillis(walk.now, span);
}

/** What the server's jobs do when a clock has run out. */
export function clockActs(walk: Walk, onStep: (step: Step) => void): void {
  const { detail, core } = walk.rehearsal;
  const today = plainDateOf(walk.now);
  const attempt = (act: CaseAct, input: object) => {
    const outcome = tryAct(walk, act, SYSTEM_ACTOR, input);
    if ("after" in outcome) onStep(outcome);
  };
  for (const measure of detail.measures) {
    const isOver = measure.dueOn !== null && measure.dueOn < today;
    const isUrgent = measure.state === "urgent";
    if ((measure.state === "executed" && isOver) || isUrgent) attempt("lapse_measure", { measureId: measure.id });
  }
  for (const delivery of detail.deliveries)
    if (delivery.state === "published") attempt("deem_delivered", { deliveryId: delivery.id });
  if (core.state === "noticed" && walk.chance.is(0.5)) attempt("lapse_representation", {});
  if (walk.chance.is(0.5)) attempt("lapse_term", {});
}

export function tell({ seed, steps }: Walk, last = 60): string {
  const lines = steps.slice(-last).map((step) => {
    const label = CASE_PROCEDURE.acts[step.act].label;
    const { state } = step.after.core;
    return `${step.now}  ${step.actor.name}(${step.actor.role} ${step.actor.personId?.slice(-2) ?? "-"})  ${label} ${step.act} → ${state}  ${JSON.stringify(step.input)}`;
  });
  return `seed ${seed}, ${steps.length} accepted steps\n${lines.join("\n")}`;
}
