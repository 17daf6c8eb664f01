/** Counters that are not fed by an act but held while something stands: balances, and what is due. */
import { type Instant, millisOf } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { ReportState } from "../labels.ts";
import { type Count, dimensionsOf, isEnded, isFiled } from "./count.ts";
import type { CounterId } from "./indicators.ts";

/** Counters that are states: what lies where at the end of a period. */
const BALANCES: readonly { counter: CounterId; states: readonly ReportState[]; role: string | null }[] = [
  { counter: "to_verify", states: ["verifying"], role: "supervisor" },
  { counter: "to_inst", states: ["accepted"], role: "shift_leader" },
  { counter: "to_dispatch", states: ["filed"], role: "dispatcher" },
  { counter: "to_dispose", states: ["dispatched", "resolving", "sent_back"], role: null },
  {
    counter: "to_archive",
    states: [
      "filed",
      "dispatched",
      "resolving",
      "sent_back",
      "deferred",
      "on_ledger",
      "resolved",
      "rechecking",
      "to_close",
    ],
    role: null,
  },
];

export function holdBalances(count: Count): void {
  const { tally, after, entry } = count;
  for (const { counter, states, role } of BALANCES) {
    const isWanted = states.includes(after.state as ReportState) && (counter !== "to_archive" || isFiled(after));
    if (!isWanted) tally.leave(counter, entry.at);
    else if (!tally.has(counter)) {
      const personId = counter === "to_verify" ? after.detail.verifyPersonId : null;
      tally.put(
        counter,
        counter,
        plainDateOf(entry.at),
        dimensionsOf(count, counter, role === null ? null : { personId, role }),
      );
    }
  }
}

/**
 * Due counters follow their deadline while work is open, leave while the matter is deferred or on the ledger, and stay where they
 * are once settled. An overdue balance begins on the day of the deadline: until that day it can still be taken away.
 */
export function holdDues(count: Count): void {
  const { after } = count;
  const isUnderWay = !["deferred", "on_ledger"].includes(after.state) && !isEnded(after.state);
  const isWithUnit = ["dispatched", "resolving", "sent_back", "resolved", "rechecking"].includes(after.state);
  const resolve = after.dues.get("resolve") ?? null;
  const whole = after.dues.get("whole") ?? null;
  hold(count, "need_dispose", isWithUnit ? resolve : null, "takeBack");
  hold(
    count,
    "overtime_to_dispose",
    ["dispatched", "resolving", "sent_back"].includes(after.state) ? resolve : null,
    "leave",
  );
  hold(count, "need_archive", isUnderWay && isFiled(after) ? whole : null, "takeBack");
  hold(count, "overtime_to_archive", isUnderWay && isFiled(after) ? whole : null, "leave");
}

function hold(count: Count, counter: CounterId, dueAt: Instant | null, ending: "takeBack" | "leave"): void {
  const { tally, entry } = count;
  const held = tally.standing(counter);
  if (dueAt === null) {
    tally[ending](counter, entry.at);
    return;
  }
  const isBalance = ending === "leave";
  const day = isBalance ? dayOfLateness(dueAt, entry.at) : plainDateOf(dueAt);
  const dimensions = dimensionsOf(count, counter, null, count.after.detail.firstUnitId ?? count.after.unitId);
  if (
    held &&
    held.unitId === dimensions.unitId &&
    (held.day === day || (isBalance && held.day <= day && dueAt < entry.at))
  )
    return;
  tally[ending](counter, entry.at);
  tally.put(counter, counter, day, dimensions);
}

/** The day from whose end on a matter counts as overdue; a matter already late is late from today. */
function dayOfLateness(dueAt: Instant, at: Instant): PlainDate {
  return plainDateOf(millisOf(dueAt) < millisOf(at) ? at : dueAt);
}
