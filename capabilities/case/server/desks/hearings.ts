/** 听证室: hearings by day, and whether their notice was or can still be served in time. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { addDays, dayNumberOf, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { CaseAct } from "#capabilities/case/model/public.ts";
import { HEARING_STATES, type listHearings } from "#capabilities/case/model/surface/desks.ts";
import { isWorkday, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { calendarOf, calendarsInForce } from "#kernel/clock/server/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { earliestEvent, latestNotice } from "#law/parameters/public.ts";
import { actsOf, deskActsOf } from "./desk-acts.ts";
import { casesWhere, deskCaseOf, type JudgedCase, judged, type Looking, together } from "./desk-cases.ts";
import { penaltyWords } from "./words.ts";

type Answer = z.input<typeof listHearings.response>;

/** What comes next, by how far the hearing is. */
const ACTS: Readonly<Record<keyof typeof HEARING_STATES, readonly CaseAct[]>> = {
  requested: ["schedule_hearing"],
  scheduled: ["hold_hearing", "terminate_hearing", "schedule_hearing"],
  held: ["report_hearing"],
  terminated: ["report_hearing"],
  reported: [],
  refused: [],
};
/** What is over stays in the list for a while. */
const PAST_DAYS = 180;
const CALENDAR_BACK_DAYS = 31;
const CALENDAR_AHEAD_DAYS = 124;

export const HEARING_WAITS = sql<boolean>`m.is_open and f.detail #>> '{hearing,state}' in ('requested', 'scheduled', 'held', 'terminated')`;

export function hearingRoom(engine: Engine, looking: Looking): Promise<Answer> {
  const since = addDays(plainDateOf(looking.now), -PAST_DAYS);
  return together(engine, async (on) => {
    const [calendar, kept] = await Promise.all([
      calendarOf(on, looking.actor.divisionCode ?? ""),
      casesWhere(on, looking, {
        where: sql`(${HEARING_WAITS} or f.detail #>> '{hearing,state}' = 'reported' and f.detail #>> '{hearing,heldAt}' >= ${since})`,
        order: sql`f.detail #>> '{hearing,heldAt}' nulls first, m.id`,
      }),
    ]);
    const [calendars, cases] = await Promise.all([calendarsInForce(on), judged(engine, on, looking, kept)]);
    const today = plainDateOf(looking.now);
    return {
      earliestOn: workdayFrom(calendar, earliestEvent(calendar, "hearing_notice", today)),
      restDays: restDaysAround(calendar, today),
      hearings: cases.flatMap((one) => {
        const hearing = hearingOf(one, calendars(one.matter.divisionCode), looking.now);
        if (!hearing) return [];
        const acts = deskActsOf(actsOf(one), ACTS[hearing.state]);
        return [
          { ...deskCaseOf(one, calendars, looking.now), hearing, penalty: penaltyWords(one.detail.noticed), acts },
        ];
      }),
    };
  });
}

function hearingOf({ detail, names }: JudgedCase, calendar: WorkingCalendar | undefined, now: Instant) {
  const { hearing } = detail;
  if (!hearing) return null;
  const noticeBy =
    hearing.heldAt && calendar ? latestNotice(calendar, "hearing_notice", plainDateOf(hearing.heldAt)) : null;
  const served = hearing.noticeDeliveredOn ?? plainDateOf(now);
  return {
    state: hearing.state,
    stateLabel: HEARING_STATES[hearing.state],
    requestedAt: hearing.requestedAt,
    heldAt: hearing.heldAt,
    presider: names.get(hearing.presiderId ?? "") ?? "",
    recorder: names.get(hearing.recorderId ?? "") ?? "",
    isPublic: hearing.isPublic,
    noticeDeliveredOn: hearing.noticeDeliveredOn,
    noticeBy,
    isNoticeLate: hearing.state === "scheduled" && noticeBy !== null && served > noticeBy,
    report: hearing.report ?? "",
  };
}

/** The law does not forbid a hearing on a day of rest; nobody proposes one. */
function workdayFrom(calendar: WorkingCalendar, day: PlainDate): PlainDate {
  return isWorkday(calendar, dayNumberOf(day)) ? day : workdayFrom(calendar, addDays(day, 1));
}

function restDaysAround(calendar: WorkingCalendar, today: PlainDate): PlainDate[] {
  const days = Array.from({ length: CALENDAR_BACK_DAYS + CALENDAR_AHEAD_DAYS }, (_, i) =>
    addDays(today, i - CALENDAR_BACK_DAYS),
  );
  return days.filter((day) => !isWorkday(calendar, dayNumberOf(day)));
}
