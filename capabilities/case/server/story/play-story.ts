/**
 * Plays stories against the real server code: every step is an act of the engine in a transaction that is taken back at the end. What
 * happened is compared with what the story expects, step by step. What several stories begin with is played once, and taken up again
 * by each of them.
 */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import { formatInstant, type Instant, shanghaiTime } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { CASE_PROCEDURE, owedOn } from "#capabilities/case/model/public.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Engine, performIn } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { type FieldDeclaration, listActs } from "#kernel/procedure/model/public.ts";
import { LAW_SETTINGS } from "#law/settings/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { inTransaction, takenBack } from "#platform/database/transaction.ts";
import { addSetting } from "#platform/settings/store.ts";
import { dueActsOf } from "../due-acts.ts";
import { actorOf, personIdOf } from "./cast.ts";
import { inputOf } from "./fill-in.ts";
import {
  type Happened,
  isRunning,
  judgeDue,
  judgeOutcome,
  judgeOwed,
  judgePapers,
  judgeState,
  type PlayedStep,
  stateLabel,
} from "./judge-step.ts";
import { readStanding, type Standing, withFacts } from "./read-situation.ts";
import { type Step, type Story, StoryFault } from "./story-file.ts";

export interface PlayedStory {
  readonly name: string;
  readonly source: string;
  readonly isAsExpected: boolean;
  /** Of its own steps, and its share of those that it begins with like others. */
  readonly ms: number;
  readonly steps: readonly PlayedStep[];
}

export interface Stage {
  readonly engine: Engine;
  /** SHA-256 of the file that stands for every photograph. */
  readonly file: string;
  /** Milliseconds of a running stopwatch. */
  readonly stopwatch: () => number;
}

/** Settings and staff that a story begins with. */
const stageOf = ({ settings, staff }: Story) => JSON.stringify([settings, staff]);

/**
 * @param onPlayed told of each as it ends: not in the order of the stories
 * @returns in the order of the stories
 */
export async function playStories(
  stage: Stage,
  stories: readonly Story[],
  onPlayed: (story: PlayedStory) => void = () => undefined,
): Promise<readonly PlayedStory[]> {
  const played = new Map<Story, PlayedStory>();
  const end = (story: Story, one: PlayedStory) => {
    played.set(story, one);
    onPlayed(one);
  };
  for (const group of groupedBy(stories, stageOf))
    await inTransaction(stage.engine.platform.database, (tx) =>
      takenBack(tx, async (own) => {
        const started = stage.stopwatch();
        await prepare(own, group[0]);
        const ms = (stage.stopwatch() - started) / group.length;
        await playOn(end, group, new Course(stage, own), { steps: [], ms });
      }),
    );
  return stories.map((story) => {
    const one = played.get(story);
    if (!one) throw new RangeError(`not played: ${story.name}`);
    return one;
  });
}

interface SoFar {
  readonly steps: readonly PlayedStep[];
  readonly ms: number;
}

/** Goes on with stories that are alike so far. */
async function playOn(
  end: (story: Story, played: PlayedStory) => void,
  stories: Group,
  course: Course,
  { steps, ms }: SoFar,
): Promise<void> {
  const last = stories[0].steps[steps.length - 1];
  const isStuck = last?.isOpening && (steps.at(-1)?.differences.length ?? 0) > 0;
  const isOver = (story: Story) => isStuck || story.steps.length === steps.length;
  for (const story of stories.filter(isOver)) end(story, playedOf(story, steps, ms));

  const ways = groupedBy(
    stories.filter((story) => !isOver(story)),
    (story) => JSON.stringify(story.steps[steps.length]),
  );
  for (const [index, way] of ways.entries()) {
    const goOn = async (on: Course) => {
      const [step, started] = [way[0].steps[steps.length], course.stopwatch()];
      if (!step) return;
      const next = await on.play(step);
      const spent = (course.stopwatch() - started) / way.length;
      await playOn(end, way, on, { steps: [...steps, next], ms: ms + spent });
    };
    if (index === ways.length - 1) await goOn(course);
    else await course.apart(goOn);
  }
}

type Group = readonly [Story, ...Story[]];

/** In the order of their first ones. */
function groupedBy(stories: readonly Story[], keyOf: (story: Story) => string): readonly Group[] {
  return [...Map.groupBy(stories, keyOf).values()] as unknown as readonly Group[];
}

function playedOf({ name, source }: Story, steps: readonly PlayedStep[], ms: number): PlayedStory {
  const isAsExpected = steps.every((step) => step.differences.length === 0);
  return { name, source, isAsExpected, ms: Math.round(ms), steps };
}

/** Plays a story and keeps what happened: where tests of pages begin. @throws StoryFault when it does not go as it is told */
export async function layStory(stage: Stage, story: Story): Promise<{ readonly matterId: string }> {
  return inTransaction(stage.engine.platform.database, async (tx) => {
    await prepare(tx, story);
    const course = new Course(stage, tx);
    for (const step of story.steps) {
      const { act, differences } = await course.play(step);
      if (differences.length > 0) throw new StoryFault(`${act}：${differences.join("；")}`);
    }
    const { matterId } = course;
    if (matterId === null) throw new StoryFault("故事没有开始");
    return { matterId };
  });
}

const LONG_AGO = "2010-01-02" as PlainDate;

async function prepare(tx: Tx, { settings, staff }: Story): Promise<void> {
  const now = shanghaiTime("2010-01-02 00:00");
  for (const [id, value] of Object.entries(settings)) {
    if (!Object.hasOwn(LAW_SETTINGS.declared, id)) throw new StoryFault(`没有叫“${id}”的设置`);
    const added = { id, value, effectiveFrom: LONG_AGO, source: "故事", note: "" };
    await addSetting(tx, LAW_SETTINGS.owner, added, { personId: null, now });
  }
  for (const [name, { 执法证: number, 有效期: valid, 类别: scopes }] of Object.entries(staff)) {
    const [from, to] = valid?.split(" 至 ") ?? [null, null];
    await sql`update people_credential set number = coalesce(${number ?? null}, number), valid_from = coalesce(${from}::date, valid_from),
      valid_to = coalesce(${to}::date, valid_to), scope = coalesce(${scopes ?? null}::text[], scope)
      where person_id = ${personIdOf(name)}::uuid`.execute(tx);
  }
}

class Course {
  readonly #stage: Stage;
  readonly #tx: Tx;
  #matterId: string | null = null;
  #now: Instant = shanghaiTime("2026-01-05 09:00");
  #papersSeen = 0;
  /** As the case stood after the step before: nothing else writes in the story's transaction. Null: nothing was played yet. */
  #standing: Standing | null = null;

  constructor(stage: Stage, tx: Tx) {
    this.#stage = stage;
    this.#tx = tx;
  }

  get stopwatch(): () => number {
    return this.#stage.stopwatch;
  }

  /** From here on as in `work`, and afterwards as if nothing had been. */
  async apart(work: (course: Course) => Promise<void>): Promise<void> {
    await takenBack(this.#tx, (tx) => {
      const course = new Course(this.#stage, tx);
      course.#matterId = this.#matterId;
      course.#now = this.#now;
      course.#papersSeen = this.#papersSeen;
      course.#standing = this.#standing;
      return work(course);
    });
  }

  get matterId(): string | null {
    return this.#matterId;
  }

  async play(step: Step): Promise<PlayedStep> {
    if (step.时间) this.#now = shanghaiTime(step.时间.length === 10 ? `${step.时间} 09:00` : step.时间);
    const happened = await this.#happen(step);
    const [standing, papers] = await Promise.all([
      readStanding(this.#stage.engine, this.#tx, this.#matterId),
      this.#newPapers(),
    ]);
    this.#standing = standing;
    const { core, clocks, detail } = standing;
    const differences = [
      ...judgeOutcome(step, happened),
      ...judgeState(step, core.state),
      ...judgeDue(step, clocks),
      ...judgePapers(step, papers),
      ...judgeOwed(step, owedOn(detail, plainDateOf(this.#now))),
      ...(await this.#judgeActs(step)),
    ];
    return {
      at: formatInstant(this.#now),
      who: step.谁 ?? "",
      act: step.做 ?? "（查看）",
      ...happened,
      state: stateLabel(core.state),
      papers,
      due: Object.fromEntries(clocks.filter(isRunning).map((clock) => [clock.label, formatInstant(clock.dueAt)])),
      differences,
    };
  }

  async #happen(step: Step): Promise<Happened> {
    if (!step.做) return { result: "looked", refusals: [], messages: [] };
    if (step.做 === "时钟") return this.#runClock();
    const act = actNamed(step.做);
    const actor = this.#actor(step.谁 ?? "");
    const fields = await this.#fieldsOf(act, actor);
    const form = { fields, file: this.#stage.file, now: this.#now };
    return this.#try(act, actor, inputOf(form, step.填 as Readonly<Record<string, Json>>), fields);
  }

  /** What the law brings about by the end of a period, done as the job does it. */
  async #runClock(): Promise<Happened> {
    const done: string[] = [];
    for (const due of await dueActsOf(this.#tx, this.#now, this.#matterId)) {
      const happened = await this.#try(due.act, SYSTEM_ACTOR, due.input, []);
      if (happened.result === "done") done.push(CASE_PROCEDURE.acts[due.act].label);
    }
    return { result: done.length > 0 ? "done" : "looked", refusals: [], messages: done };
  }

  async #try(act: string, actor: Actor, input: unknown, fields: readonly FieldDeclaration[]): Promise<Happened> {
    try {
      // Goes out with the first statement of the act.
      const begun = sql`savepoint step`.execute(this.#tx);
      const acting = performIn(this.#tx, this.#stage.engine, {
        matterId: this.#matterId,
        kind: "case",
        act,
        input,
        versionSeen: null,
        requestId: randomUUID(),
        actor,
        now: this.#now,
        origin: { channel: "story", ip: null },
      });
      const [outcome] = await Promise.all([acting, begun]);
      this.#matterId = outcome.matterId;
      // Goes out with what is read next. Kept, each step would lie inside all those before it, and every row be judged by the depth.
      sql`release savepoint step`.execute(this.#tx).catch(() => undefined);
      return { result: "done", refusals: [], messages: [] };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await sql`rollback to savepoint step`.execute(this.#tx);
      return happenedBy(error, fields);
    }
  }

  async #fieldsOf(act: string, actor: Actor): Promise<readonly FieldDeclaration[]> {
    return CASE_PROCEDURE.acts[act as keyof typeof CASE_PROCEDURE.acts].fields(await this.#situationFor(actor));
  }

  async #situationFor(actor: Actor) {
    const { engine } = this.#stage;
    const moment = { actor, now: this.#now };
    // Before there is a case, who opens it is part of how it stands.
    const standing =
      this.#matterId === null || this.#standing === null
        ? await readStanding(engine, this.#tx, this.#matterId, moment)
        : { ...this.#standing, ...moment };
    return withFacts(engine, this.#tx, standing);
  }

  async #judgeActs({ 谁: who, 可办: allowed, 不可办: refused }: Step): Promise<readonly string[]> {
    if (allowed.length === 0 && Object.keys(refused).length === 0) return [];
    const actor = this.#actor(who ?? "");
    const situation = await this.#situationFor(actor);
    const acts = listActs(CASE_PROCEDURE, situation);
    const rulesOf = (label: string) => acts.find((one) => one.label === label)?.refusals.map((one) => one.rule);
    return [
      ...allowed.flatMap((label) => {
        const rules = rulesOf(label);
        if (rules === undefined) return [`应当可办“${label}”，现在的状态没有这一步`];
        return rules.length > 0 ? [`应当可办“${label}”，却被拒绝：${rules.join("、")}`] : [];
      }),
      ...Object.entries(refused).flatMap(([label, rules]) => {
        const found = rulesOf(label) ?? [];
        const missing = rules.filter((rule) => !found.includes(rule));
        return missing.length > 0
          ? [`“${label}”应当被 ${missing.join("、")} 拒绝，实际：${found.join("、") || "没有拒绝"}`]
          : [];
      }),
    ];
  }

  #actor(name: string): Actor {
    const actor = actorOf(name);
    if (!actor) throw new StoryFault(`没有叫“${name}”的人`);
    return actor;
  }

  /** Issued since they were last asked for. */
  async #newPapers(): Promise<PlayedStep["papers"]> {
    if (this.#matterId === null) return [];
    const all = await listRows(
      this.#tx,
      sql<
        PlayedStep["papers"][number]
      >`select form, name, number from document_issued where matter_id = ${this.#matterId}
        order by seq, id`,
    );
    const since = this.#papersSeen;
    this.#papersSeen = all.length;
    return all.slice(since);
  }
}

type CaseAct = keyof typeof CASE_PROCEDURE.acts;
/** By what stories call them: the label, or the id. Of two with one label the first. */
const ACTS_BY_NAME = new Map(
  Object.entries(CASE_PROCEDURE.acts)
    .toReversed()
    .flatMap(([id, { label }]) => [[label, id as CaseAct] as const, [id, id as CaseAct] as const]),
);

function actNamed(words: string): CaseAct {
  const found = ACTS_BY_NAME.get(words);
  if (!found) throw new StoryFault(`没有叫“${words}”的动作`);
  return found;
}

function happenedBy({ problemType, extras, message }: Problem, fields: readonly FieldDeclaration[]): Happened {
  const rules = extras.rules ?? [];
  if (rules.length > 0)
    return { result: "refused", refusals: rules.map((one) => one.rule), messages: rules.map((one) => one.message) };
  const errors = extras.errors ?? [];
  if (errors.length > 0) {
    const names = errors.map((error) => error.path.split(".")[1] ?? "");
    const labels = names.map((name) => fields.find((field) => field.name === name)?.label ?? name);
    return { result: "wrong_input", refusals: [...new Set(labels)], messages: errors.map((error) => error.message) };
  }
  const isPast = problemType.type === MATTER_PROBLEMS.beforeLastEntry.type;
  return { result: "refused", refusals: [isPast ? "早于上一步" : problemType.type], messages: [message] };
}
