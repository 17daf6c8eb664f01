/**
 * 并行走: the same random acts through the server, which keeps the case in the database, and through the pure model, which keeps it
 * in memory. After every act both must stand at the same place. For tests.
 */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import { addMillis, HOUR_MS, type Instant, shanghaiTime } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { BLANK_CASE, CASE_PROCEDURE, type CaseDetail, type CaseFacts } from "#capabilities/case/model/public.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import { applyEffects } from "#kernel/matter/model/public.ts";
import { performIn } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import {
  decide,
  type FieldDeclaration,
  findAct,
  listActs,
  type MatterCore,
  type Situation,
} from "#kernel/procedure/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { actorOf, CAST } from "./cast.ts";
import { inputOf } from "./fill-in.ts";
import type { Stage } from "./play-story.ts";
import { readSituation } from "./read-situation.ts";
import { shippedOpenings } from "./read-stories.ts";
import { storiesOf } from "./story-file.ts";

export interface Walked {
  readonly steps: number;
  readonly states: readonly string[];
  /** Each with the step at which it was seen. */
  readonly disagreements: readonly string[];
}

/** Where walks set out from: from nothing, random acts would rarely come further than the clue. */
const OPENINGS = ["立案", "告知送达", "决定送达", "当场听取", "扣押"];

class TakenBack extends Error {}

export async function walkBeside(
  stage: Stage,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): Promise<Walked> {
  const openings = await shippedOpenings();
  const written = { 故事: `walk ${seed}`, 出处: "", 说明: "", 设置: {}, 人员: {}, 设定: {}, 例: [], 经过: [] };
  const [opening] = storiesOf({ ...written, 开头: OPENINGS[seed % OPENINGS.length] ?? "" }, openings);
  let walked: Walked = { steps: 0, states: [], disagreements: [] };
  try {
    await inTransaction(stage.engine.platform.database, async (tx) => {
      const walk = new Walk(stage, tx, seed);
      for (const { 时间: time, 谁: who = "", 做: label, 填: filled } of opening?.steps ?? []) {
        if (time) walk.now = shanghaiTime(time);
        const act = Object.entries(CASE_PROCEDURE.acts).find(([, one]) => one.label === label)?.[0] ?? "";
        await walk.actAs(actorOf(who) ?? SYSTEM_ACTOR, act, (fields) =>
          inputOf({ fields, file: stage.file, now: walk.now }, filled as Readonly<Record<string, Json>>),
        );
      }
      for (let step = 0; step < steps; step++) await walk.stepAtRandom();
      walked = { steps: walk.done, states: [...walk.states], disagreements: walk.disagreements };
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return walked;
}

const PEOPLE = [...Object.keys(CAST), "当事人", "系统"];
const LONGEST_HOURS = 24 * 9;

class Walk {
  readonly states = new Set<string>();
  readonly disagreements: string[] = [];
  now: Instant = shanghaiTime("2026-01-05 09:00");
  done = 0;
  readonly #stage: Stage;
  readonly #tx: Tx;
  #random: number;
  #matterId: string | null = null;
  #core: MatterCore | null = null;
  #detail: CaseDetail = BLANK_CASE;
  #clocks: readonly Clock[] = [];

  constructor(stage: Stage, tx: Tx, seed: number) {
    this.#stage = stage;
    this.#tx = tx;
    this.#random = seed * 2_654_435_761;
  }

  async stepAtRandom(): Promise<void> {
    if (this.#chance(0.4)) this.now = addMillis(this.now, this.#below(LONGEST_HOURS) * HOUR_MS);
    const actor = actorOf(this.#pick(PEOPLE)) ?? SYSTEM_ACTOR;
    const situation = await this.#situation(actor);
    const mine = listActs(CASE_PROCEDURE, situation).filter((one) => one.isMine);
    const allowed = mine.filter((one) => one.isAllowed && one.act !== "withdraw_case" && one.act !== "unmask");
    // Now and then an act that is refused: both must refuse it for the same reasons.
    const candidates = this.#chance(0.1) ? mine : allowed;
    if (candidates.length === 0) return;
    await this.actAs(actor, this.#pick(candidates).act, (fields) => this.#inputFor(fields));
  }

  async actAs(actor: Actor, act: string, inputFor: (fields: readonly FieldDeclaration[]) => unknown): Promise<void> {
    const situation = await this.#situation(actor);
    const declared = findAct(CASE_PROCEDURE, act);
    if (!declared) return;
    const input = inputFor(declared.fields(situation as never));
    const decision = decide(CASE_PROCEDURE, situation, act, input);
    const told = await this.#onServer(actor, act, input);
    if (decision.kind === "refused") {
      // A refusal is told before wrong fields are.
      const rules =
        decision.refusals.length > 0
          ? decision.refusals.map((one) => one.rule)
          : decision.errors.map((one) => one.path);
      this.#compare(act, "refusals", rules, told);
      return;
    }
    this.#compare(act, "refusals", [], told);
    const applied = applyEffects<CaseDetail>({
      core: situation.matter,
      clocks: situation.clocks,
      effects: decision.effects,
      to: decision.to,
      isTerminal: CASE_PROCEDURE.states[decision.to as keyof typeof CASE_PROCEDURE.states].isTerminal,
      calendar: situation.facts.calendar,
      now: this.now,
    });
    this.#core = applied.core;
    this.#detail = { ...this.#detail, ...applied.detail };
    this.#clocks = applied.clocks;
    this.done++;
    this.states.add(decision.to);
    await this.#compareStanding(act);
  }

  /** The model's own case, with the facts of the server. */
  async #situation(actor: Actor): Promise<Situation<CaseDetail, CaseFacts>> {
    const kept = await readSituation(this.#stage.engine, this.#tx, this.#matterId, { actor, now: this.now });
    const matter = this.#core
      ? { ...this.#core, id: kept.matter.id, number: kept.matter.number, version: kept.matter.version }
      : kept.matter;
    return { matter, detail: this.#detail, clocks: this.#clocks, facts: kept.facts, actor, now: this.now };
  }

  async #onServer(actor: Actor, act: string, input: unknown): Promise<readonly string[]> {
    await sql`savepoint walk`.execute(this.#tx);
    try {
      const { matterId } = await performIn(this.#tx, this.#stage.engine, {
        matterId: this.#matterId,
        kind: "case",
        act,
        input,
        versionSeen: null,
        requestId: randomUUID(),
        actor,
        now: this.now,
        origin: { channel: "story", ip: null },
      });
      this.#matterId = matterId;
      return [];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await sql`rollback to savepoint walk`.execute(this.#tx);
      const { rules = [], errors = [] } = error.extras;
      return [...rules.map((one) => one.rule), ...errors.map((one) => one.path)];
    }
  }

  async #compareStanding(act: string): Promise<void> {
    const { matter, detail, clocks } = await readSituation(this.#stage.engine, this.#tx, this.#matterId);
    this.#compare(act, "state", this.#core?.state, matter.state);
    this.#compare(act, "turn", this.#core?.turn, matter.turn);
    this.#compare(act, "flags", this.#core?.flags, matter.flags);
    // Numbers are the server's to give, and the key of the party is made where the secret is.
    const comparable = ({ decisionNumber: _, party, ...rest }: CaseDetail) => ({
      ...rest,
      party: party && { ...party, identityKey: null },
    });
    const [model, server] = [comparable(this.#detail), comparable(detail)];
    for (const member of Object.keys(model) as (keyof typeof model)[])
      this.#compare(act, member, model[member], server[member]);
    const running = (all: readonly Clock[]) => all.map((clock) => `${clock.kind} ${clock.state} ${clock.dueAt}`).sort();
    this.#compare(act, "clocks", running(this.#clocks), running(clocks));
  }

  #compare(act: string, what: string, model: unknown, server: unknown): void {
    const [one, other] = [canonical(model), canonical(server)];
    if (one !== other) this.disagreements.push(`${this.done} ${act} ${what}: model ${one}, server ${other}`);
  }

  /** As a hurried person fills a form: mostly right, sometimes not. */
  #inputFor(fields: readonly FieldDeclaration[]): Readonly<Record<string, Json>> {
    return Object.fromEntries(
      fields.flatMap((field): [string, Json][] => {
        if (field.initial !== undefined && this.#chance(0.7)) return [[field.name, field.initial]];
        if (!field.isRequired && this.#chance(0.6)) return [];
        return [[field.name, this.#valueFor(field)]];
      }),
    );
  }

  #valueFor({ type, options = [], name }: FieldDeclaration): Json {
    switch (type) {
      case "choice":
        return options.length > 0 ? this.#pick(options).value : null;
      case "manyChoices":
        return options.filter(() => this.#chance(0.5)).map((option) => option.value);
      case "yesNo":
        return this.#chance(0.8);
      case "number":
        return this.#below(20_000_00);
      case "instant":
        return this.now;
      case "date":
        return plainDateOf(addMillis(this.now, (this.#below(3) - 1) * 24 * HOUR_MS));
      case "photos":
      case "recordings":
        return [this.#stage.file];
      case "unit":
      case "matter":
      case "position":
        return null;
      default:
        return name === "offenceId" ? "CG-JZ-009" : "按照核实的情况如实填写，理由见案卷";
    }
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#below(items.length)] as T;
  }

  #chance(probability: number): boolean {
    return this.#below(1_000) < probability * 1_000;
  }

  /** A linear congruential step: enough for choosing, the same for the same seed. */
  #below(count: number): number {
    this.#random = (Math.imul(this.#random | 0, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((this.#random >>> 8) / 2 ** 24) * count);
  }
}

/** Members in one order: a database document keeps none. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
