/**
 * 执法办案 of the demonstration: cases of one district in every state, each played through the acts under its own dates by the people
 * of the brigade and the bureau, in one transaction: nobody sees a case half-way in the past. Ids are made of names, so that
 * playing twice does nothing more.
 */
import { sql } from "kysely";
import { engineOf } from "#apps/server/capabilities.ts";
import type { Json } from "#base/canonical-json.ts";
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import { addDays, dayNumberOf, type PlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { position } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import { CASE_PROCEDURE, type CaseAct } from "#capabilities/case/model/public.ts";
import { dueActsOf, keepPartyCode, readSituation } from "#capabilities/case/server/public.ts";
import { isWorkday, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { type Engine, performIn } from "#kernel/matter/server/public.ts";
import { type Actor, CITIZEN_ACTOR, type PostRole, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { FieldDeclaration } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { firstUnsettledDay } from "#platform/progress.ts";
import { PARTY_CODE } from "../accounts.ts";
import { addressPhrase, type City } from "../city/public.ts";
import { demoId } from "../ids.ts";
import type { Demo } from "../lay-ground.ts";
import { photographerOf } from "../photos/photographer.ts";
import { Seats } from "../play/seats.ts";
import { lengthOf, type Plan, plansOf } from "./plans.ts";
import { type Scene, sceneOf } from "./scenes.ts";
import type { Step, Told, Who } from "./step.ts";

const DISTRICT = "990102000000";
/** The plan of the case whose party's page anybody may try. */
const OPEN_TO_PARTY = "noticed all 0";
const BUREAU = "hc-bureau";
const BRIGADE = "hc-enforcement";

export interface PlayedCases {
  readonly cases: number;
  readonly acts: number;
  /** Refusals: faults of a course, or of the house. */
  readonly surprises: Readonly<Record<string, number>>;
}

interface Stage {
  readonly engine: Engine;
  readonly calendar: WorkingCalendar;
  readonly seats: Seats;
  readonly city: City;
  readonly seed: number;
  readonly until: Instant;
  /** SHA-256 of the photographs that stand for evidence. */
  readonly files: readonly string[];
  readonly tally: { acts: number; readonly surprises: Map<string, number>; first: string };
}

/**
 * Cases that were played before are left alone; so are those that would begin on a day that is sealed.
 * @param isWanted by the key of a plan
 */
export async function playCases(
  platform: Platform,
  city: City,
  demo: Demo,
  isWanted: (key: string) => boolean = () => true,
): Promise<PlayedCases> {
  const { database } = platform;
  const calendar = await calendarOf(database, DISTRICT);
  const tally: Stage["tally"] = { acts: 0, surprises: new Map(), first: "" };
  const stage: Stage = {
    engine: { platform, kinds: engineOf(platform).kinds, heard: new Set() },
    seats: new Seats(city),
    files: await evidenceOf(platform, demo),
    ...{ calendar, city, seed: demo.seed, until: demo.laidAt, tally },
  };
  const known = await playedBefore(platform);
  const unsettled = await firstUnsettledDay(database);
  const cases = plansOf()
    .map((plan, serial) => ({ plan, serial, bornOn: birthOf(stage, plan) }))
    .filter(({ plan }) => isWanted(plan.key))
    .filter(({ plan, bornOn }) => !known.has(requestId(plan.key, 0)) && unsettled !== null && bornOn >= unsettled)
    // In the order in which they began: numbers are given so.
    .sort((a, b) => (a.bornOn < b.bornOn ? -1 : a.bornOn > b.bornOn ? 1 : a.serial - b.serial));
  for (const one of cases) await inTransaction(database, (tx) => new Course(stage, tx, one).play());
  return { cases: cases.length, acts: tally.acts, surprises: Object.fromEntries(tally.surprises) };
}

const requestId = (key: string, at: number) => demoId(`case ${key} ${at}`);

async function playedBefore({ database }: Platform): Promise<ReadonlySet<string>> {
  const rows = await listRows(
    database,
    sql<{
      id: string;
    }>`select e.request_id as id from record_entry e join matter m on m.id = e.matter_id and m.kind = 'case' where e.seq = 1`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The last day on which a case may begin whose last step lies so long ago. */
function birthOf({ calendar, until }: Pick<Stage, "calendar" | "until">, { steps, ago }: Plan): PlainDate {
  return workdayFrom(calendar, plainDateOf(until), -(lengthOf(steps) + ago + 1));
}

function workdayFrom(calendar: WorkingCalendar, day: PlainDate, workdays: number): PlainDate {
  const by = workdays < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(workdays); left > 0; ) {
    found = addDays(found, by);
    if (isWorkday(calendar, dayNumberOf(found))) left--;
  }
  while (!isWorkday(calendar, dayNumberOf(found))) found = addDays(found, by);
  return found;
}

async function evidenceOf(platform: Platform, demo: Demo): Promise<readonly string[]> {
  const photograph = photographerOf(platform, demo.seed, { width: 640, variants: 2 });
  const near = position(114.01, 33.02);
  return Promise.all(
    [0, 1, 2, 3].map((n) =>
      photograph({
        ...{ key: `case ${n}`, scene: "rubble", phase: n < 2 ? "before" : n === 2 ? "after" : "paper", variant: n },
        ...{ near, at: demo.laidAt, personId: null, role: "officer" },
      }),
    ),
  );
}

const ROLE_OF: Readonly<Record<Exclude<Who, "party">, readonly [role: PostRole, nth: number]>> = {
  officer: ["officer", 0],
  mate: ["officer", 1],
  third: ["officer", 2],
  lead: ["unit_lead", 0],
  reviewer: ["legal_reviewer", 0],
  presider: ["hearing_presider", 0],
  head: ["agency_head", 0],
  deputy: ["agency_head", 1],
  publicity: ["publicity_clerk", 0],
  cashier: ["cashier", 0],
  archivist: ["archivist", 0],
};

const OPENS_AT = 9;
const CLOSES_AT = 17;
const HOUR = 60;

class Course {
  readonly #stage: Stage;
  readonly #tx: Tx;
  readonly #plan: Plan;
  readonly #serial: number;
  readonly #scene: Scene;
  #now: Instant;
  #matterId: string | null = null;

  constructor(
    stage: Stage,
    tx: Tx,
    { plan, serial, bornOn }: { readonly plan: Plan; readonly serial: number; readonly bornOn: PlainDate },
  ) {
    this.#stage = stage;
    this.#tx = tx;
    this.#plan = plan;
    this.#serial = serial;
    this.#scene = sceneOf(stage.seed, plan.topic, serial);
    this.#now = at(bornOn, OPENS_AT * HOUR + (serial % 50));
  }

  /** Until the plan is done, or the next step would lie in the future. */
  async play(): Promise<void> {
    for (const [n, step] of this.#plan.steps.entries()) {
      const now = n === 0 ? this.#now : await this.#timeOf(step);
      if (now > this.#stage.until) return;
      this.#now = now;
      const isDone = step.act === null ? await this.#runClock() : await this.#take(step, step.act, n);
      if (!isDone) return;
    }
  }

  async #timeOf({ after, until }: Step): Promise<Instant> {
    const { calendar } = this.#stage;
    if (until !== null) {
      const due = await findRow(
        this.#tx,
        sql<{ dueAt: Instant }>`select due_at as "dueAt" from clock_running
          where matter_id = ${this.#matterId} and kind = ${until} and state = 'running' order by run desc limit 1`,
      );
      if (due && due.dueAt >= this.#now) return addMillis(due.dueAt, (10 + (this.#serial % 20)) * MINUTE_MS);
    }
    const minutes = 25 + (this.#serial % 25);
    if (after === 0) {
      const soon = addMillis(this.#now, minutes * MINUTE_MS);
      const closing = at(plainDateOf(this.#now), CLOSES_AT * HOUR + 30);
      const isOpen = isWorkday(calendar, dayNumberOf(plainDateOf(soon))) && soon <= closing;
      return isOpen ? soon : at(workdayFrom(calendar, plainDateOf(this.#now), 1), OPENS_AT * HOUR + minutes);
    }
    const hour = OPENS_AT + ((this.#serial * 3 + after) % (CLOSES_AT - OPENS_AT - 1));
    return at(workdayFrom(calendar, plainDateOf(this.#now), after), hour * HOUR + minutes);
  }

  async #runClock(): Promise<boolean> {
    for (const { act, input, clock, dueAt } of await dueActsOf(this.#tx, this.#now, this.#matterId))
      await this.#act(act, SYSTEM_ACTOR, input, demoId(`case ${this.#plan.key} ${clock} ${dueAt}`), true);
    return true;
  }

  async #take(step: Step, act: CaseAct, n: number): Promise<boolean> {
    const actor = this.#actor(step.who);
    const situation = await readSituation(this.#stage.engine, this.#tx, this.#matterId, { actor, now: this.#now });
    const fields = CASE_PROCEDURE.acts[act].fields(situation);
    const given = { ...step.fill(this.#told(n)), ...(n === 0 ? this.#place() : {}) };
    const left = fields.filter(({ name }) => !Object.hasOwn(given, name));
    const input = { ...Object.fromEntries(left.flatMap((field) => this.#untouched(field, step))), ...given };
    return this.#act(act, actor, input, requestId(this.#plan.key, n));
  }

  /** @param isLeft refused because somebody was quicker, it is left, as the job leaves it */
  async #act(act: CaseAct, actor: Actor, input: object, id: string, isLeft = false): Promise<boolean> {
    const { engine, tally } = this.#stage;
    await sql`savepoint step`.execute(this.#tx);
    try {
      const outcome = await performIn(this.#tx, engine, {
        ...{ matterId: this.#matterId, kind: "case", act, input, versionSeen: null, requestId: id, actor },
        ...{ now: this.#now, origin: { channel: "demo", ip: null } },
      });
      this.#matterId = outcome.matterId;
      if (act === "receive_clue" && this.#plan.key === OPEN_TO_PARTY)
        await keepPartyCode(this.#tx, outcome.matterId, PARTY_CODE, this.#now);
      tally.first ||= outcome.matterId;
      tally.acts++;
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await sql`rollback to savepoint step`.execute(this.#tx);
      if (isLeft) return false;
      const { rules = [], errors = [] } = error.extras;
      const why = [
        ...rules.map((one) => `${one.rule} ${one.message}`),
        ...errors.map((one) => `${one.path} ${one.message}`),
      ];
      const what = `${this.#plan.key.split(" ")[0]} ${act}: ${why.join("；") || error.message}`;
      tally.surprises.set(what, (tally.surprises.get(what) ?? 0) + 1);
      return false;
    }
  }

  /** As a person who leaves a field as it is proposed, and answers yes where the law wants a yes. */
  #untouched(field: FieldDeclaration, { form, who }: Step): [string, Json][] {
    const { name, type, options = [] } = field;
    if (name === "deliveryId" && form !== null) {
      const paper = options.findLast(({ value }) => value.startsWith(`${form}:`));
      return paper ? [[name, paper.value]] : [];
    }
    if (name === "secondOfficerId") return [[name, this.#personId(who === "mate" ? "officer" : "mate")]];
    if (name === "checked" || name === "evidenceIds") return [[name, options.map(({ value }) => value)]];
    if (field.initial !== undefined) return [[name, field.initial]];
    if (!field.isRequired) return [];
    switch (type) {
      case "yesNo":
        return [[name, true]];
      case "instant":
        return [[name, this.#now]];
      case "photos":
      case "recordings":
        return [[name, [this.#stage.files[this.#serial % this.#stage.files.length] ?? ""]]];
      case "choice": {
        const last = options.at(-1);
        return last ? [[name, last.value]] : [];
      }
      default:
        return [];
    }
  }

  #told(n: number): Told {
    const { calendar } = this.#stage;
    const today = plainDateOf(this.#now);
    return {
      ...{ scene: this.#scene, now: this.#now, today },
      workdayOn: (days, hour = OPENS_AT) => at(workdayFrom(calendar, today, days), hour * HOUR),
      receipt: `${String(this.#serial + 1).padStart(4, "0")}${String(n).padStart(2, "0")}`,
      personOf: (who) => this.#personId(who),
      elsewhere: this.#stage.tally.first,
    };
  }

  #place(): object {
    const { city } = this.#stage;
    const cells = city.cells.filter(({ districtCode, landUse }) => districtCode === DISTRICT && landUse !== "green");
    const cell = cells[(this.#serial * 61) % cells.length];
    if (!cell) return { address: "衡川区文昌街" };
    const spot = position(cell.center[0], cell.center[1]);
    return { address: addressPhrase(city, spot), position: spot };
  }

  #actor(who: Who): Actor {
    if (who === "party") return CITIZEN_ACTOR;
    const [role, nth] = ROLE_OF[who];
    const unit = role === "officer" || role === "unit_lead" ? BRIGADE : BUREAU;
    const seats = this.#stage.seats.ofUnit(role, unit);
    // Officers take cases in turn; the heads, and whoever is the only one, do not.
    const shift = role === "officer" ? this.#serial : 0;
    const seat = seats[(nth + shift) % seats.length];
    if (!seat) throw new Error(`the demonstration district has no ${role}`);
    return seat.actor;
  }

  #personId(who: Who): string {
    return this.#actor(who).personId ?? "";
  }
}

function at(day: PlainDate, minutes: number): Instant {
  return addMillis(startOfDay(day), minutes * MINUTE_MS);
}
