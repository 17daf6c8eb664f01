/** 调整日历: a new version with its reason, and what it would do to the clocks that are running. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import {
  type CalendarChange,
  type ChangedDay,
  CLOCK_PROBLEMS,
  changeCalendar,
  changedDays,
  isSameCalendar,
  type Recomputation,
  recomputeClock,
} from "#kernel/clock/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { addCalendarVersion, getCalendar } from "./calendars.ts";
import { type CalendarHead, findHead } from "./heads.ts";
import { askRecomputation, type ClockOfMatter, clocksUnder, FIRST, RECOMPUTE_TASK } from "./recomputation.ts";

export interface ChangeRequest {
  readonly calendarId: string;
  /** The version the change was made from; another one in force now refuses it. */
  readonly versionSeen: number;
  readonly change: CalendarChange;
  readonly reason: string;
  readonly createdBy: string;
  readonly now: Instant;
}

/**
 * Stores the new version and asks for the recomputation of the clocks under it, in one transaction.
 * @returns the version given
 * @throws Problem no such calendar, changed meanwhile, nothing changes
 */
export async function storeChange(tx: Tx, request: ChangeRequest): Promise<number> {
  const { calendarId, now } = request;
  await sql`select pg_advisory_xact_lock(hashtext('clock_calendar'), hashtext(${calendarId}))`.execute(tx);
  const head = await headSeen(tx, request);
  const before = await getCalendar(tx, calendarId);
  const calendar = changeCalendar(before, request.change);
  if (isSameCalendar(before, calendar)) throw new Problem(CLOCK_PROBLEMS.nothingChanges);
  const version = await addCalendarVersion(tx, {
    calendar,
    divisionCode: head.divisionCode,
    reason: request.reason,
    createdBy: request.createdBy,
    now,
  });
  await askRecomputation(tx, { calendarId, version }, now);
  await enqueue(tx, RECOMPUTE_TASK, { calendarId, version }, { queue: RECOMPUTE_TASK });
  return version;
}

export interface ChangePreview {
  readonly days: readonly ChangedDay[];
  readonly areHoursChanged: boolean;
  readonly clocks: {
    /** All that hang on this calendar and are going. */
    readonly total: number;
    readonly later: number;
    /** The new calendar gives less time; the deadline stays. */
    readonly keptEarlier: number;
    /** 不再暂定. */
    readonly certain: number;
    /** Overdue already: what is over stays as it was judged. */
    readonly overdue: number;
  };
  readonly examples: readonly MovedClock[];
}

export interface MovedClock {
  readonly matterId: string;
  readonly number: string | null;
  readonly title: string;
  readonly label: string;
  readonly before: Instant;
  readonly after: Instant;
}

const EXAMPLES = 12;
const PAGE = 1_000;

/** What `storeChange` would lead to now. @throws Problem as `storeChange` */
export async function previewChange(
  database: Database,
  request: Pick<ChangeRequest, "calendarId" | "versionSeen" | "change" | "now">,
): Promise<ChangePreview> {
  const head = await headSeen(database, request);
  const before = await getCalendar(database, request.calendarId);
  const after = { ...changeCalendar(before, request.change), version: head.version + 1 };
  const clocks = { total: 0, later: 0, keptEarlier: 0, certain: 0, overdue: 0 };
  const examples: MovedClock[] = [];
  for (let last = FIRST; ; ) {
    const page = await clocksUnder(database, head, last, PAGE);
    const end = page.at(-1);
    if (!end) break;
    for (const one of page) {
      const told = recomputeClock(after, one.clock, request.now);
      clocks.total += 1;
      if (told.outcome === "later") clocks.later += 1;
      if (told.outcome === "kept_earlier") clocks.keptEarlier += 1;
      if (told.outcome === "untouched") clocks.overdue += 1;
      if (one.clock.isProvisional && !told.clock.isProvisional) clocks.certain += 1;
      if (told.outcome === "later" && examples.length < EXAMPLES) examples.push(exampleOf(one, told));
    }
    last = end.matterId;
  }
  return {
    days: changedDays(before, after),
    areHoursChanged:
      JSON.stringify([before.segments, before.weekdays]) !== JSON.stringify([after.segments, after.weekdays]),
    clocks,
    examples,
  };
}

function exampleOf({ matterId, number, title, clock }: ClockOfMatter, { before, after }: Recomputation): MovedClock {
  return { matterId, number, title, label: clock.label, before, after };
}

async function headSeen(
  on: Database | Tx,
  { calendarId, versionSeen }: Pick<ChangeRequest, "calendarId" | "versionSeen">,
): Promise<CalendarHead> {
  const head = await findHead(on, calendarId);
  if (!head) throw new Problem(CLOCK_PROBLEMS.noCalendar);
  if (head.version !== versionSeen)
    throw new Problem(CLOCK_PROBLEMS.changedMeanwhile, { more: { version: head.version } });
  return head;
}
