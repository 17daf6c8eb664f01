/** Folds the record of one order into deltas. Pure: the same entries give the same deltas. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Tally, type TallyDelta } from "#kernel/measure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { BLANK_ORDER, type OrderDetail } from "../order.ts";
import type { HotlineCounter } from "./counters.ts";

/** What of a record entry is counted; an entry of the kernel fits. */
export type CountedEntry = Pick<RecordEntry, "act" | "from" | "to" | "at" | "divisionCode" | "changes" | "clocks"> & {
  readonly actor: { readonly personId: string | null; readonly role: string };
};

interface Told {
  readonly detail: OrderDetail;
  readonly unitId: string | null;
  readonly dues: ReadonlyMap<string, Instant>;
}

interface Count {
  readonly tally: Tally<HotlineCounter>;
  readonly before: Told;
  readonly after: Told;
  readonly entry: CountedEntry;
}

export function countOrders(entries: readonly CountedEntry[]): readonly TallyDelta<HotlineCounter>[] {
  const tally = new Tally<HotlineCounter>();
  let told: Told = { detail: BLANK_ORDER, unitId: null, dues: new Map() };
  for (const entry of entries) {
    const before = told;
    told = tell(before, entry);
    const count: Count = { tally, before, after: told, entry };
    RULES[entry.act]?.(count);
    countCallersWord(count);
  }
  return tally.deltas;
}

function tell(before: Told, entry: CountedEntry): Told {
  const changes = entry.changes as { matter?: { unitId?: string | null }; detail?: Partial<OrderDetail> };
  const unitId = changes.matter?.unitId;
  return {
    detail: { ...before.detail, ...changes.detail },
    unitId: unitId === undefined ? before.unitId : unitId,
    dues: new Map([...before.dues, ...entry.clocks.map(({ kind, dueAt }) => [kind, dueAt] as const)]),
  };
}

type Rule = (count: Count) => void;

const RULES: Readonly<Record<string, Rule>> = {
  register: (count) => {
    add(count, "order");
    if (count.after.detail.isEnterprise) add(count, "enterprise_order");
    if (count.after.detail.repeatOfId !== null) add(count, "repeat_order");
  },
  merge: (count) => add(count, "merged_order"),
  answer_directly: (count) => {
    add(count, "direct_answer", true);
    add(count, "closed");
  },
  assign: given,
  redo: (count) => {
    add(count, "redo");
    given(count);
  },
  sign: (count) => {
    add(count, "signed");
    if (isLate(count, "sign")) add(count, "signed_late");
  },
  contact: (count) => {
    if (count.after.detail.contactedAt === null || count.before.detail.contactedAt !== null) return;
    add(count, "contacted");
    if (isLate(count, "contact")) add(count, "contacted_late");
  },
  send_back: (count) => add(count, "returned"),
  accept_return: (count) => {
    add(count, "return_accepted");
    // What a unit gave back in time it need not answer.
    count.tally.takeBack("need_reply");
    count.tally.takeBack("overdue");
  },
  grant_extension: (count) => {
    add(count, "extended");
    count.tally.takeBack("need_reply");
    count.tally.takeBack("overdue");
    expectReply(count);
  },
  submit_reply: (count) => {
    count.tally.settle("need_reply", count.entry.at);
    if (!count.after.detail.isReplyLate) count.tally.takeBack("overdue");
  },
  send_reply_back: (count) => {
    add(count, "gate_sent_back");
    // Both clocks go on: what was in time may still become late, by the one that ends first.
    const [first = count.entry.at] = [dueOf(count, "reply"), dueOf(count, "rework")].toSorted();
    if (!count.tally.has("overdue")) put(count, "overdue", first);
  },
  pass_unit_review: passed,
  pass_office_review: passed,
  send_reply: (count) => {
    if (count.after.detail.hasContact) add(count, "need_visit");
    else add(count, "closed");
  },
  close_unsatisfied: (count) => add(count, "closed"),
  grant_exclusion: (count) => {
    add(count, "excluded");
    for (let round = 0; round <= count.after.detail.assignCount; round++) takeBackWord(count, round);
  },
};

/** The deadline as it is now known; an extension moves it. */
function given(count: Count): void {
  add(count, "assigned");
  expectReply(count);
}

function expectReply(count: Count): void {
  put(count, "need_reply", dueOf(count, "reply"));
  put(count, "overdue", dueOf(count, "reply"));
}

function passed(count: Count): void {
  const { before, after } = count;
  if (after.detail.gatePassedAt === null || before.detail.gatePassedAt !== null) return;
  add(count, "gate_passed");
  add(count, "replied");
  if (!after.detail.isReplyLate) add(count, "replied_in_time");
  if (after.detail.isNearDeadline) add(count, "near_deadline");
}

const CALLERS_COUNTERS = [
  "satisfied",
  "unsatisfied",
  "solved",
  "unsolved",
  "enterprise_satisfied",
  "enterprise_unsatisfied",
] as const satisfies readonly HotlineCounter[];

/** Only once the call-back is over: it ended, or the caller is not content and the clerk must decide. */
function countCallersWord(count: Count): void {
  const { entry, before, after } = count;
  if (entry.act !== "visit" && entry.act !== "rate") return;
  if (entry.to === "visiting") return;
  const { satisfaction, isSolved, isEnterprise, visitRound, firstSatisfaction, firstIsSolved } = after.detail;
  if (entry.from === "visiting" && entry.to === "closed") add(count, "closed");
  if (satisfaction === null || isSolved === null) {
    add(count, "unreached");
    return;
  }
  // A caller who answers once more after closing takes the first answer back.
  takeBackWord(count, after.detail.assignCount);
  if (before.detail.satisfaction === null || entry.from === "visiting") add(count, "visited");
  if (after.detail.exclusion !== "granted") {
    const isContent = satisfaction !== "unsatisfied";
    putWord(count, isContent ? "satisfied" : "unsatisfied");
    putWord(count, isSolved ? "solved" : "unsolved");
    if (isEnterprise) putWord(count, isContent ? "enterprise_satisfied" : "enterprise_unsatisfied");
  }
  const wasReachedTwice = entry.act === "visit" && visitRound > 1 && after.detail.visitedAt !== before.detail.visitedAt;
  if (!wasReachedTwice) return;
  add(count, "second_visit");
  const isSame =
    (firstSatisfaction === "unsatisfied") === (satisfaction === "unsatisfied") && firstIsSolved === isSolved;
  if (!isSame) add(count, "contradicted");
}

function add(count: Count, counter: HotlineCounter, isPersons = false): void {
  count.tally.add(counter, plainDateOf(count.entry.at), dimensionsOf(count, isPersons));
}

/** In a slot of its own name, to be taken back or settled. */
function put(count: Count, counter: HotlineCounter, at: Instant): void {
  count.tally.put(counter, counter, plainDateOf(at), dimensionsOf(count, false));
}

/** Each handling keeps its own answer: a redone order was unsatisfied once and may be satisfied then. */
function putWord(count: Count, counter: (typeof CALLERS_COUNTERS)[number]): void {
  const { assignCount } = count.after.detail;
  count.tally.put(`${counter} ${assignCount}`, counter, plainDateOf(count.entry.at), dimensionsOf(count, false));
}

function takeBackWord({ tally }: Count, assignCount: number): void {
  for (const counter of CALLERS_COUNTERS) tally.takeBack(`${counter} ${assignCount}`);
}

function dueOf({ after, entry }: Count, clock: string): Instant {
  return after.dues.get(clock) ?? entry.at;
}

/** Exactly at the deadline is in time. */
function isLate({ after, entry }: Count, clock: string): boolean {
  const dueAt = after.dues.get(clock);
  return dueAt !== undefined && entry.at > dueAt;
}

function dimensionsOf({ before, after, entry }: Count, isPersons: boolean) {
  return {
    divisionCode: entry.divisionCode,
    unitId: after.unitId ?? before.unitId,
    personId: isPersons ? entry.actor.personId : null,
    role: isPersons ? entry.actor.role : null,
    classKey: after.detail.orderKind,
    isEmergency: after.detail.urgency === "urgent",
  };
}
