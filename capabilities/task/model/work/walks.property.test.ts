/** Random walks over plan, order, agenda item, whistle and ledger: whatever is tried by whomever, what must hold holds. The task has its own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMillis, DAY_MS, type Instant, shanghaiTime } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Procedure } from "#kernel/procedure/model/public.ts";
import {
  AGENDA_PROCEDURE,
  PLAN_PROCEDURE,
  RECTIFICATION_PROCEDURE,
  SUPERVISION_PROCEDURE,
  WHISTLE_PROCEDURE,
} from "../procedure.ts";
import { BLANK_AGENDA } from "./agenda/agenda.ts";
import type { CalledUnit } from "./facts.ts";
import { BLANK_PLAN } from "./plan/plan.ts";
import { BLANK_RECTIFICATION } from "./rectification/rectification.ts";
import { EMPTY, idOf, rehearse, type Standing, UNITS, WHO, workFacts } from "./rehearsal.ts";
import { BLANK_ORDER } from "./supervision/supervision.ts";
import { BLANK_WHISTLE } from "./whistle/whistle.ts";

const START = shanghaiTime("2026-03-02 09:00");
/** Of thirty-one: above it any act is tried. */
const ANYTHING = 24;
const MOST_CHOICE = 5;
const PROOF = ["a".repeat(64)];
const PEOPLE: readonly Actor[] = Object.values(WHO);

interface Attempt {
  readonly act: number;
  readonly who: number;
  readonly hours: number;
  readonly choice: number;
}
const attempts = fc.array(
  fc.record({
    act: fc.nat(30),
    who: fc.nat(30),
    hours: fc.nat(120),
    choice: fc.nat(MOST_CHOICE),
  }),
  { minLength: 20, maxLength: 120 },
);

interface Step<D> {
  readonly before: Standing<D>;
  readonly after: Standing<D>;
  readonly act: string;
  readonly by: Actor;
}

interface Kind<D extends object, F> {
  readonly procedure: Procedure<string, D, F>;
  readonly blank: D;
  readonly first: { readonly act: string; readonly by: Actor; readonly input: unknown };
  readonly facts: (now: Instant, called: readonly CalledUnit[], choice: number) => F;
  readonly judge: (step: Step<D>) => void;
  /** More where the way to the end is long. */
  readonly runs?: number;
}

/** What any act of the kind might ask for; what an act does not know it drops. */
function inputOf(now: Instant, choice: number) {
  const today = plainDateOf(now);
  return {
    ...{ text: "已按要求办理，见照片", files: PROOF, opinion: "材料不全，请补", reason: "情况有变化，需要调整" },
    ...{
      title: "河边夜市油烟扰民",
      problem: "夜间油烟直排扰民",
      question: "需要协调用地问题",
      measures: "限期整改到位",
    },
    ...{ decision: "由市政养护所增派力量", summary: "已经全部落实到位", result: "夜市已规范", demand: "限期整改" },
    ...{ replyOn: addDays(today, choice), dueOn: addDays(today, 30), meetingOn: addDays(today, choice), on: today },
    ...{ from: today, to: addDays(today, 90), percent: 50, rating: 1 + choice, isSolved: choice > 2 },
    ...{
      unitId: choice % 2 === 0 ? UNITS.office : UNITS.part,
      unitIds: [UNITS.part],
      leadUnitId: UNITS.lead,
      taskTitle: "增派力量",
    },
    ...{ outcome: choice > 2 ? "holds" : "relapsed", level: "order", ledger: "problem", urgency: "normal" },
    ...{ meeting: (["special", "party_group", "office", "committee"] as const)[choice % 4], difficulty: "grave" },
    ...{ planKind: "plan", documentNumber: null, issuer: null, documentDate: null, draftId: idOf(7) },
    ...{ taskTotal: 3, tasks: 3, step: 0, taskId: null },
  };
}

function walk<D extends object, F>(kind: Kind<D, F>, path: readonly Attempt[], seen: Set<string>): void {
  const { procedure } = kind;
  const acts = Object.keys(procedure.acts).filter((act) => procedure.acts[act]?.from !== "none");
  const empty: Standing<D> = { ...EMPTY, core: { ...EMPTY.core, kind: procedure.kind }, detail: kind.blank };
  let now: Instant = START;
  let called: readonly CalledUnit[] = [];
  const tryIt = (at: Standing<D>, act: string, by: Actor, choice: number, input: unknown) =>
    rehearse(procedure, at, { act, by, now, input, facts: kind.facts(now, called, choice) });
  const made = tryIt(empty, kind.first.act, kind.first.by, 0, kind.first.input);
  if (made.kind === "refused") throw new Error(`${kind.first.act}: ${JSON.stringify(made)}`);
  let at = made.standing;
  called = calledAfter(called, kind.first.act, kind.first.by, made.input);
  for (const { act: place, who, hours, choice } of path) {
    now = addMillis(now, (hours * DAY_MS) / 24);
    // Mostly what the state knows and by whom it may be, so that walks come to an end; sometimes anything by anybody.
    const known = acts.filter((one) => procedure.acts[one]?.from.includes(at.core.state));
    const offered = place > ANYTHING || known.length === 0 ? acts : known;
    const act = offered[place % offered.length] ?? "";
    const posts: readonly string[] = procedure.acts[act]?.by ?? [];
    const able = PEOPLE.filter(({ role }) => posts.includes(role));
    const people = place > ANYTHING || able.length === 0 ? PEOPLE : able;
    const by = people[who % people.length] ?? WHO.stranger;
    // What takes a matter away at once is rare, as in life.
    if (procedure.acts[act]?.weight === "danger" && choice < MOST_CHOICE) continue;
    const tried = tryIt(at, act, by, choice, inputOf(now, choice));
    if (tried.kind === "refused") continue;
    called = calledAfter(called, act, by, tried.input);
    common(procedure, { before: at, after: tried.standing, act, by });
    kind.judge({ before: at, after: tried.standing, act, by });
    at = tried.standing;
    seen.add(at.core.state);
  }
}

const runs = <D>({ clocks }: Standing<D>, kind: string) =>
  clocks.some((clock) => clock.kind === kind && clock.state === "running");

/** Of every kind: an end is an end, nobody waits at it, and everywhere else somebody is asked. */
function common<D, F>(procedure: Procedure<string, D, F>, { before, after, act, by }: Step<D>): void {
  const isOver = procedure.states[after.core.state]?.isTerminal ?? false;
  expect(after.core.version).toBe(before.core.version + 1);
  if (isOver) expect(after.clocks.every(({ state }) => state === "stopped")).toBe(true);
  if (procedure.kind !== "plan" && act !== "remind_look_back" && act !== "comment") {
    const what = `${act} to ${after.core.state}`;
    if (isOver) expect(after.core.turn, what).toBeNull();
    else expect(after.core.turn, what).not.toBeNull();
  }
  // Who has no part in it moves nothing.
  if (by === WHO.stranger) expect(act).toBe("comment");
}

/** As `server/work/rows.ts` moves them. */
function calledAfter(called: readonly CalledUnit[], act: string, by: Actor, input: unknown): readonly CalledUnit[] {
  const given = input as { unitIds?: readonly string[]; unitId?: string; rating?: number };
  const set = (isMeant: (unit: CalledUnit) => boolean, changes: Partial<CalledUnit>) =>
    called.map((unit) => (isMeant(unit) ? { ...unit, ...changes } : unit));
  const isMine = ({ unitId }: CalledUnit) => unitId === by.unitId;
  switch (act) {
    case "blow":
      return (given.unitIds ?? []).map((unitId) => ({
        ...{ unitId, unitName: unitId, state: "called", ratedByStreet: null, ratedStreet: null },
      }));
    case "report_in":
      return set((unit) => isMine(unit) && unit.state === "called", { state: "present" });
    case "release":
      return set(({ unitId }) => unitId === given.unitId, { state: "released" });
    case "finish":
      return set((unit) => isMine(unit) && unit.state === "present", { state: "finished" });
    case "rate_unit":
      return set(({ unitId }) => unitId === given.unitId, { ratedByStreet: given.rating ?? 0 });
    case "rate_street":
      return set(isMine, { ratedStreet: given.rating ?? 0 });
    default:
      return called;
  }
}

function holds<D extends object, F>(kind: Kind<D, F>): void {
  const seen = new Set<string>();
  fc.assert(
    fc.property(attempts, (path) => walk(kind, path, seen)),
    { numRuns: kind.runs ?? 150, seed: 20_261_122 },
  );
  expect([...seen].toSorted(), "every state was come to").toEqual(Object.keys(kind.procedure.states).toSorted());
}
const asKind = <D, F>(procedure: object) => procedure as unknown as Procedure<string, D, F>;
const moment = (now: Instant) => workFacts(now);

describe("a walk keeps what must always hold for", () => {
  it("an order: answered by who was asked, judged by another, and a clock while an answer is owed", () => {
    holds({
      procedure: asKind<typeof BLANK_ORDER, ReturnType<typeof moment>>(SUPERVISION_PROCEDURE),
      blank: BLANK_ORDER,
      first: { act: "issue", by: WHO.office, input: { ...inputOf(START, 3), unitId: UNITS.lead } },
      facts: moment,
      judge: ({ before, after, act, by }) => {
        expect(runs(after, "reply")).toBe(after.core.state === "issued");
        if (act === "reply") expect(by.role === "leader" || by.unitId === UNITS.lead).toBe(true);
        if (act === "accept") expect(before.detail.repliedByPersonId).not.toBe(by.personId);
        expect(after.detail.returnCount).toBe(before.detail.returnCount + (act === "send_back" ? 1 : 0));
      },
    });
  });

  it("an agenda item: a grave one only before the party group, decided only after the meeting", () => {
    holds({
      procedure: asKind<typeof BLANK_AGENDA, ReturnType<typeof moment>>(AGENDA_PROCEDURE),
      blank: BLANK_AGENDA,
      first: { act: "propose", by: WHO.office, input: inputOf(START, 3) },
      facts: moment,
      judge: ({ before, after, act }) => {
        const { meeting, meetingOn, decision, decidedAt, taskCount } = after.detail;
        if (meeting !== null) expect(["party_group", "committee"]).toContain(meeting);
        expect(decision !== null).toBe(["decided", "closed"].includes(after.core.state));
        if (decidedAt !== null) expect(plainDateOf(decidedAt) >= (meetingOn ?? "9")).toBe(true);
        const told = (standing: typeof after) => standing.tells.filter((tell) => tell === "task.task_decided").length;
        expect(told(after), act).toBe(taskCount);
        expect(taskCount).toBeGreaterThanOrEqual(before.detail.taskCount);
      },
    });
  });

  it("a whistle: everybody called comes or is let off, then works under a limit; the street settles and rates", () => {
    holds({
      procedure: asKind<typeof BLANK_WHISTLE, ReturnType<typeof moment> & { called: readonly CalledUnit[] }>(
        WHISTLE_PROCEDURE,
      ),
      ...{ blank: BLANK_WHISTLE, runs: 400 },
      first: { act: "blow", by: WHO.leadChief, input: { ...inputOf(START, 0), unitIds: [UNITS.part, UNITS.office] } },
      facts: (now, called) => ({ ...workFacts(now), called }),
      judge: ({ after, act, by }) => {
        const { state } = after.core;
        expect(runs(after, "report_in")).toBe(state === "blown");
        expect(runs(after, "whistle")).toBe(state === "working");
        if (["settle", "rate_unit", "close"].includes(act)) expect(by.unitId).toBe(UNITS.lead);
        if (["report_in", "finish", "rate_street"].includes(act)) expect(by.unitId).not.toBe(UNITS.lead);
        if (state === "solved" || state === "closed") expect(after.detail.isSolved).not.toBeNull();
      },
    });
  });

  it("a ledger: struck off with proof by another, looked at again, and opened anew by a relapse", () => {
    holds({
      procedure: asKind<typeof BLANK_RECTIFICATION, ReturnType<typeof moment>>(RECTIFICATION_PROCEDURE),
      blank: BLANK_RECTIFICATION,
      first: { act: "list", by: WHO.office, input: { ...inputOf(START, 3), unitId: UNITS.lead } },
      facts: moment,
      judge: ({ before, after, act, by }) => {
        const { state } = after.core;
        expect(runs(after, "rectify")).toBe(state === "planned" || state === "reopened");
        if (act === "close") expect(before.detail.submittedByPersonId).not.toBe(by.personId);
        if (state === "closed") expect(after.detail.result).not.toBeNull();
        if (state === "reopened") expect(after.detail).toMatchObject({ lookBackOn: null });
        if (before.core.state === "closed" && state !== "closed")
          expect([act, state]).toEqual(["look_back", "reopened"]);
        if (act === "look_back" && state === "closed") expect(after.core.turn).toBeNull();
        expect(after.detail.lookBackCount).toBe(before.detail.lookBackCount + (act === "look_back" ? 1 : 0));
      },
    });
  });

  it("a plan: editions only grow, and it is closed by a leader when it was looked back at and nothing is open", () => {
    holds({
      procedure: asKind<typeof BLANK_PLAN, ReturnType<typeof moment> & { openTasks: number; undetermined: number }>(
        PLAN_PROCEDURE,
      ),
      blank: BLANK_PLAN,
      first: { act: "publish", by: WHO.office, input: inputOf(START, 3) },
      facts: (now, _, choice) => ({ ...workFacts(now), openTasks: choice, undetermined: 0 }),
      judge: ({ before, after, act, by }) => {
        expect(after.detail.edition).toBe(before.detail.edition + (act === "revise" ? 1 : 0));
        expect(after.detail.endsOn >= after.detail.startsOn).toBe(true);
        if (act === "close" || act === "withdraw") expect(by.role).toBe("leader");
        if (act === "close") expect(after.detail.reviewedAt).not.toBeNull();
        expect(after.tells.includes("task.plan_withdrawn")).toBe(after.core.state === "withdrawn");
      },
    });
  });
});
