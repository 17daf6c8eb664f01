/** Random walks: whatever people try, in whatever order and at whatever time, the table and the figures hold. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import type { Actor, Role } from "#kernel/people/model/public.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";
import { ENDS } from "./acts/report-act.ts";
import { foldCounters, foldSteps, sumCounters } from "./measures/counters.ts";
import { INDICATORS } from "./measures/indicators.ts";
import { RATIOS, type Ratio } from "./measures/ratios.ts";
import type { CounterDelta } from "./measures/tally.ts";
import { REPORT_PROCEDURE, type ReportAct } from "./procedure.ts";
import {
  emptyRehearsal,
  idOf,
  type Line,
  PHOTO,
  PLACE,
  play,
  type Rehearsal,
  SUPERVISORS,
  UNITS,
} from "./rehearsal.ts";
import { at, CLASS_KEY, WHO } from "./story.ts";

const ACTS = Object.keys(REPORT_PROCEDURE.acts) as ReportAct[];
const PEOPLE = Object.values(WHO);
/** Members for every act's input at once; schemas drop what they do not know. */
const INPUT = {
  source: "hotline_12345",
  classKey: CLASS_KEY,
  description: "路边垃圾成堆",
  position: PLACE,
  photos: [PHOTO],
  photosBefore: [PHOTO],
  photosAfter: [PHOTO],
  reporterPhone: "19900000001",
  externalSystem: "old",
  externalNumber: "1",
  openedAt: "2026-11-01T00:00:00Z",
  closedAt: "2026-11-02T00:00:00Z",
  opinion: "按规定办理",
  reason: "not_our_duty",
  result: "已经清理",
  answer: "已经答复反映人",
  targetMatterId: idOf(9),
  matterId: idOf(9),
  order: 1,
  supervisorPersonId: SUPERVISORS.second,
  conditionId: `${CLASS_KEY}/1`,
  leadUnitId: UNITS.cleaning,
  unitId: UNITS.street,
  ruledUnitId: UNITS.lighting,
  value: 1,
  unit: "hour",
  date: "2026-12-10",
  level: "ordinary",
  text: "请尽快处置",
  isClosingConditionMet: true,
  evidence: [PHOTO],
  writtenForm: [PHOTO],
  sectionReview: "同意",
  isReached: true,
  satisfaction: "unsatisfied",
  isSolved: false,
  isJustified: true,
  rating: 4,
  content: "沿街倾倒建筑垃圾，涉嫌违法",
  number: "",
  outcome: "处罚决定履行完毕",
  members: ["reporterPhone"],
};
/** Where one member name means different things. */
const SPECIAL: Partial<Record<ReportAct, object>> = {
  verify: { result: "true" },
  refuse: { reason: "not_in_scope" },
  refuse_filing: { reason: "not_in_scope" },
  force_close: { reason: "所在地块已整体征收围挡，无法进入" },
  annul: { reason: "重复录入的案卷" },
  ask_annulment: { reason: "重复录入的案卷" },
  ask_appeal: { reason: "当日道路临时管制，车辆无法进入" },
};

/** Which of the possible tries, and how long after the last. */
interface Attempt {
  readonly pick: number;
  readonly minutes: number;
}

/** Ways to an early end, and acts that move nothing: tried seldom, or few walks would see the middle. */
const SELDOM: readonly ReportAct[] = [
  "refuse",
  "merge",
  "answer_directly",
  "refuse_filing",
  "force_close",
  "annul",
  "confirm_annulment",
  "import_closed",
  "comment",
  "unmask",
  "supervise",
  "to_enforcement",
  "enforcement_ended",
  "locate",
];

/** Every act that starts from the state, by every person at a post for it. */
function triesFrom(state: string, isSeldomTried: boolean): readonly { act: ReportAct; actor: Actor }[] {
  return ACTS.filter((act) => isSeldomTried || !SELDOM.includes(act))
    .filter((act) => {
      const { from } = REPORT_PROCEDURE.acts[act];
      return from === "none" ? state === NOT_YET : (from as readonly string[]).includes(state);
    })
    .flatMap((act) => {
      const by: readonly Role[] = REPORT_PROCEDURE.acts[act].by;
      return PEOPLE.filter((actor) => by.includes(actor.role)).map((actor) => ({ act, actor }));
    });
}

function lineOf(act: ReportAct, actor: Actor, now: Instant): Line {
  const replyDueAt = addMillis(now, 60 * MINUTE_MS);
  const target = { id: idOf(9), number: null, state: "filed" as const, classKey: CLASS_KEY, position: PLACE };
  return { act, actor, now, input: { ...INPUT, replyDueAt, ...SPECIAL[act] }, facts: { mergeTarget: target } };
}

/** Plays what is allowed of the tries and reports each step. */
function walk(
  attempts: readonly Attempt[],
  onStep: (before: Rehearsal, after: Rehearsal, line: Line) => void,
): Rehearsal {
  let now = at("2026-11-16 08:00");
  let rehearsal = emptyRehearsal();
  for (const { pick, minutes } of attempts) {
    now = addMillis(now, minutes * MINUTE_MS);
    const tries = triesFrom(rehearsal.core.state, pick % 20 === 0);
    const chosen = tries[Math.floor(pick / 20) % tries.length];
    if (!chosen) continue;
    const line = lineOf(chosen.act, chosen.actor, now);
    const played = play(rehearsal, line);
    if (played.kind === "refused") continue;
    onStep(rehearsal, played.rehearsal, line);
    rehearsal = played.rehearsal;
  }
  return rehearsal;
}

const attempt = fc.record({
  pick: fc.nat(1_000_000),
  minutes: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 600 })),
});
const attempts = fc.array(attempt, { minLength: 30, maxLength: 300, size: "max" });

const BALANCES = INDICATORS.filter(({ kind }) => kind === "balance");

/** What was taken back was taken back where it had been counted: no place, unit, person or class falls below zero. */
function sumsByDimensions(deltas: readonly CounterDelta[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { value, day: _, ...rest } of deltas) {
    const key = Object.values(rest).join(" ");
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return sums;
}

/** 回退率 and 延期率 count occasions of one matter and are no shares of a whole. */
const SHARES = RATIOS.filter(({ id }) => id !== "back_rate" && id !== "postpone_rate");

/** The deltas of each cell that a table may show by itself: a day, a place, a class, and whose it is where the ratio is about that. */
function cellsFor(ratio: Ratio, deltas: readonly CounterDelta[]): Map<string, CounterDelta[]> {
  const isOfUnits = ratio.appliesTo.includes("department");
  const isOfPosts = ratio.appliesTo.every((subject) => subject !== "region" && subject !== "department");
  return Map.groupBy(deltas, ({ day, divisionCode, classKey, isEmergency, unitId, personId, role }) =>
    JSON.stringify([
      ...[day, divisionCode, classKey, isEmergency],
      ...(isOfUnits ? [unitId] : []),
      ...(isOfPosts ? [personId, role] : []),
    ]),
  );
}

describe("any walk through the loop", () => {
  it("stays in the table, leaves one entry for each act, and runs no clock at an end", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(attempts, (tries) => {
        walk(tries, (before, after, line) => {
          const act = REPORT_PROCEDURE.acts[line.act];
          const from = act.from === "none" ? ["none"] : (act.from as readonly string[]);
          expect(from).toContain(before.core.state);
          expect(Object.keys(REPORT_PROCEDURE.states)).toContain(after.core.state);
          if (act.to !== "same") expect(after.core.state).toBe(act.to);
          expect(after.entries.length).toBe(before.entries.length + 1);
          for (const clock of after.clocks) expect(clock.dueAt >= clock.startedAt).toBe(true);
          const going = after.clocks.filter((clock) => clock.state !== "stopped");
          expect(new Set(going.map((clock) => clock.kind)).size).toBe(going.length);
          if ((ENDS as readonly string[]).includes(after.core.state)) expect(going).toEqual([]);
          reached.add(after.core.state);
        });
      }),
      { numRuns: 120, seed: 20261116 },
    );
    expect([...reached].toSorted()).toEqual(Object.keys(REPORT_PROCEDURE.states).toSorted());
  });

  it("has no share of more than the whole, on any day, at any place, in any class, of any unit or person", () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        const deltas = foldCounters(walk(tries, () => undefined).entries);
        for (const ratio of SHARES)
          for (const [cell, within] of cellsFor(ratio, deltas)) {
            const sums = sumCounters(within);
            const part = ratio.numerator.reduce((sum, id) => sum + (sums[id] ?? 0), 0);
            const whole = ratio.denominator.reduce((sum, id) => sum + (sums[id] ?? 0), 0);
            expect(part, `${ratio.id} ${cell}`).toBeLessThanOrEqual(whole);
          }
      }),
      { numRuns: 120, seed: 20261118 },
    );
  });

  it("keeps its figures: no counter below zero in sum, balances say where the report lies, entry by entry as at once", () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        const { entries, core, detail } = walk(tries, () => undefined);
        const deltas = foldCounters(entries);
        const sums = sumCounters(deltas);
        for (const [id, value] of Object.entries(sums)) expect(value, id).toBeGreaterThanOrEqual(0);
        for (const [key, value] of sumsByDimensions(deltas)) expect(value, key).toBeGreaterThanOrEqual(0);
        for (const { day } of deltas) {
          const upTo = sumCounters(deltas, (delta) => delta.day <= day);
          for (const { id } of BALANCES) expect(upTo[id] ?? 0, `${id} ${day}`).toBeGreaterThanOrEqual(0);
        }
        const isFiled = detail.conditionId !== null && !(ENDS as readonly string[]).includes(core.state);
        expect(sums.to_archive ?? 0).toBe(isFiled ? 1 : 0);
        expect(sums.to_dispatch ?? 0).toBe(core.state === "filed" ? 1 : 0);
        expect(sums.to_dispose ?? 0).toBe(["dispatched", "resolving", "sent_back"].includes(core.state) ? 1 : 0);
        expect(sums.to_verify ?? 0).toBe(core.state === "verifying" ? 1 : 0);
        expect(sums.overtime_to_dispose ?? 0).toBe(sums.to_dispose ?? 0);
        expect(sums.operate ?? 0).toBe((sums.intime_operate ?? 0) + (sums.overtime_operate ?? 0));
        expect(sums.check ?? 0).toBe((sums.intime_check ?? 0) + (sums.overtime_check ?? 0));
        expect(sums.dispose ?? 0).toBe((sums.intime_dispose ?? 0) + (sums.overtime_dispose ?? 0));
        if (core.state === "annulled")
          expect(Object.entries(sums).filter(([, value]) => value !== 0)).toEqual([["cancel", 1]]);
        const last = foldSteps(entries).at(-1) ?? [];
        const earlier = foldCounters(entries.slice(0, -1));
        expect([...earlier, ...last]).toEqual(deltas);
      }),
      { numRuns: 60, seed: 20261117 },
    );
  });
});
