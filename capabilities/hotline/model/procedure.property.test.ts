/** Random walks: whatever people try, in whatever order and at whatever time, the table, the guards and the figures hold. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import type { Actor, Role } from "#kernel/people/model/public.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";
import { ENDS } from "./acts/order-act.ts";
import { isEntryConcealed, isHandlingSide } from "./call-back.ts";
import { countOrders } from "./measures/count.ts";
import { ORDER_PROCEDURE, type OrderAct } from "./procedure.ts";
import {
  at,
  emptyRehearsal,
  GOOD_CALL,
  idOf,
  type Line,
  mustPlay,
  PHONE,
  play,
  REPLY,
  type Rehearsal,
  STORY,
  UNITS,
  WHO,
} from "./rehearsal.ts";

const ACTS = Object.keys(ORDER_PROCEDURE.acts) as OrderAct[];
const OTHER = { id: idOf(900), number: "990102-H-9", isOpen: true };
const KNOWLEDGE = [{ id: idOf(70), question: "垃圾几点收" }];
/** Members for every act's input at once; schemas drop what they do not know. */
const INPUT = {
  ...REPLY,
  ...GOOD_CALL,
  orderKind: "enquiry",
  urgency: "ordinary",
  isEnterprise: true,
  topic: "垃圾没人清",
  content: "小区门口垃圾三天没人清",
  callerPhone: PHONE,
  leadUnitId: UNITS.cleaning,
  opinion: "请按规定办理，情况已经核实",
  note: "已说明办理安排",
  days: 2,
  isCallerTold: true,
  toldBy: "phone",
  reasons: ["facts"],
  text: "请尽快办理",
  order: 1,
  number: "990102-H-9",
  knowledgeItemId: idOf(70),
  answer: "每日 7 时和 19 时收运",
  targetMatterId: OTHER.id,
  description: "小区门口垃圾三天没人清",
  reportMatterId: idOf(7),
  reportNumber: "A-1",
  members: ["callerPhone"],
};
/** Where one member name means different things. */
const SPECIAL: Partial<Record<OrderAct, object>> = {
  send_back: { reason: "not_our_duty" },
  ask_extension: { reason: "需要等配件到货" },
  close_unsatisfied: { reason: "no_policy" },
  ask_exclusion: { reason: "not_ours" },
  unmask: { reason: "联系诉求人" },
};
/** Early ends and acts that move nothing: tried seldom, or few walks would see the middle. */
const SELDOM: readonly OrderAct[] = [
  "answer_directly",
  "merge",
  "to_report",
  "comment",
  "unmask",
  "amend",
  "supervise",
  "take_in",
];

interface Attempt {
  readonly pick: number;
  readonly minutes: number;
  readonly isHappy: boolean;
  readonly isReached: boolean;
}

function triesFrom(state: string, isSeldomTried: boolean): readonly { act: OrderAct; actor: Actor }[] {
  return ACTS.filter((act) => isSeldomTried || !SELDOM.includes(act))
    .filter((act) => {
      const { from } = ORDER_PROCEDURE.acts[act];
      return from === "none" ? state === NOT_YET : (from as readonly string[]).includes(state);
    })
    .flatMap((act) => {
      const by: readonly Role[] = ORDER_PROCEDURE.acts[act].by;
      return Object.values(WHO)
        .filter((actor) => by.includes(actor.role))
        .map((actor) => ({ act, actor }));
    });
}

function lineOf({ act, actor }: { act: OrderAct; actor: Actor }, now: Instant, { isHappy, isReached }: Attempt): Line {
  const said = isHappy ? {} : { satisfaction: "unsatisfied", isSolved: false, dissatisfaction: "not_solved" };
  return {
    act,
    actor,
    now,
    input: { ...INPUT, ...said, isReached, replyDueAt: addMillis(now, 60 * MINUTE_MS), ...SPECIAL[act] },
    facts: { alike: [{ ...OTHER, why: "caller" }], mergeTarget: OTHER, knowledge: KNOWLEDGE },
  };
}

/** From somewhere along the ordinary way: few walks find to the call-back by themselves. */
function walk(attempts: readonly Attempt[], see: (before: Rehearsal, after: Rehearsal, line: Line) => void): Rehearsal {
  let rehearsal = mustPlay(emptyRehearsal(), ...STORY.slice(0, (attempts[0]?.pick ?? 0) % STORY.length));
  let now = at("2026-11-16 17:10");
  for (const attempt of attempts) {
    now = addMillis(now, attempt.minutes * MINUTE_MS);
    const tries = triesFrom(rehearsal.core.state, attempt.pick % 9 === 0);
    const chosen = tries[attempt.pick % Math.max(1, tries.length)];
    if (!chosen) continue;
    const line = lineOf(chosen, now, attempt);
    const played = play(rehearsal, line);
    if (played.kind === "refused") continue;
    see(rehearsal, played.rehearsal, line);
    rehearsal = played.rehearsal;
  }
  return rehearsal;
}

const ATTEMPTS = fc.array(
  fc.record({
    pick: fc.nat(10_000),
    minutes: fc.integer({ min: 1, max: 700 }),
    isHappy: fc.boolean(),
    isReached: fc.boolean(),
  }),
  { minLength: 20, maxLength: 90 },
);

describe("random walks", () => {
  it("close nothing without a reply that passed the gate, and take nobody's silence for content", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(ATTEMPTS, (attempts) => {
        walk(attempts, (_, { core, detail, clocks }, line) => {
          seen.add(line.act);
          if (core.state === "closed" && detail.closing !== "direct") {
            expect(detail.gatePassedAt).not.toBeNull();
            expect(detail.sentAt).not.toBeNull();
          }
          if (detail.closing === "direct") expect(detail.knowledgeItemIds).toHaveLength(1);
          if (detail.closing === "unreached" || detail.closing === "no_contact") expect(detail.satisfaction).toBeNull();
          expect(detail.satisfaction === null).toBe(detail.isSolved === null);
          if ((ENDS as readonly string[]).includes(core.state))
            expect(clocks.every(({ state }) => state === "stopped")).toBe(true);
          else expect(core.turn?.roles.length).toBeGreaterThan(0);
        });
      }),
      { numRuns: 300 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(["visit", "redo", "send_reply_back", "close_unsatisfied", "rate"]),
    );
  });

  it("never let the handling side ask the caller, nor read the answer while others ask", () => {
    fc.assert(
      fc.property(ATTEMPTS, (attempts) => {
        walk(attempts, (before, { core, detail, entries }, { act, actor }) => {
          if (["visit", "redo", "close_unsatisfied", "report_pressure"].includes(act))
            expect(isHandlingSide(actor, before.core, before.detail)).toBe(false);
          if (core.state !== "visiting") return;
          const sent = entries.findLast((entry) => entry.act === "send_reply")?.seq ?? 0;
          for (const reader of [WHO.desk, WHO.crew, WHO.lead, WHO.insider]) {
            const read = entries.filter(
              (entry) => !isEntryConcealed(entry, { matter: core, detail, actor: reader, entries }),
            );
            expect(read.filter((entry) => entry.seq > sent && ["visit", "rate"].includes(entry.act))).toEqual([]);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it("add up: every closed order once, never more good answers than answers, satisfied apart from solved", () => {
    fc.assert(
      fc.property(ATTEMPTS, (attempts) => {
        const { entries } = walk(attempts, () => undefined);
        const sum = (counter: string) =>
          countOrders(entries)
            .filter((delta) => delta.counter === counter)
            .reduce((total, delta) => total + delta.value, 0);
        expect(sum("order")).toBe(entries.length > 0 ? 1 : 0);
        expect(sum("replied_in_time")).toBeLessThanOrEqual(sum("replied"));
        expect(sum("satisfied") + sum("unsatisfied")).toBe(sum("solved") + sum("unsolved"));
        expect(sum("enterprise_satisfied")).toBeLessThanOrEqual(sum("satisfied"));
        for (const counter of ["need_reply", "overdue", "satisfied", "unsatisfied", "visited"])
          expect(sum(counter), counter).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});
