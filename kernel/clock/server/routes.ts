import { Problem } from "#base/problem.ts";
import { type CalendarChange, type CalendarReaders, CLOCK_PROBLEMS, calendarYear } from "#kernel/clock/model/public.ts";
import { type Actor, isWithinDivision } from "#kernel/people/model/public.ts";
import { logAccess } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { type Route, route } from "#platform/http/route.ts";
import * as contract from "../contract.ts";
import { getCalendar } from "./calendars.ts";
import { previewChange, storeChange } from "./change-calendar.ts";
import { type CalendarVersion, findHead, listHeads, listVersions } from "./heads.ts";

export function clockRoutes(
  { database }: Pick<Platform, "database">,
  readers: CalendarReaders,
): readonly Route<Actor>[] {
  const missingFrom = (change: CalendarChange) =>
    change.kind === "year" ? [...readers.missingFrom(change.year, change.days)] : [];
  return [
    route(contract.listCalendars, async () => ({ calendars: [...(await listHeads(database))] })),
    route(contract.getCalendarYear, async ({ params }) => {
      await assertKnown(database, params.id);
      const year = calendarYear(await getCalendar(database, params.id), params.year);
      return { ...year, months: year.months.map((month) => ({ ...month, days: [...month.days] })) };
    }),
    route(contract.listCalendarVersions, async ({ params }) => {
      await assertKnown(database, params.id);
      return { versions: (await listVersions(database, params.id)).map(presentVersion) };
    }),
    route(contract.readArrangement, async ({ body }) => {
      const { year, days, errors } = readers.read[body.format](body.text, body.year);
      const missing = days.length > 0 ? readers.missingFrom(year, days) : [];
      return { year, days: [...days], errors: [...errors], missing: [...missing] };
    }),
    route(contract.previewCalendarChange, async ({ params, body, caller, now }) => {
      await assertMine(database, params.id, caller);
      const preview = await previewChange(database, {
        calendarId: params.id,
        versionSeen: body.version,
        change: body.change,
        now,
      });
      return {
        ...preview,
        days: [...preview.days],
        examples: [...preview.examples],
        missing: missingFrom(body.change),
      };
    }),
    route(contract.changeCalendar, async ({ params, body, caller, now, ip }) =>
      database.transaction().execute(async (tx) => {
        await assertMine(tx, params.id, caller);
        const version = await storeChange(tx, {
          calendarId: params.id,
          versionSeen: body.version,
          change: body.change,
          reason: body.reason,
          createdBy: caller.name,
          now,
        });
        await logAccess(tx, {
          kind: "administered",
          personId: caller.personId,
          ip,
          details: { what: "calendar.changed", calendarId: params.id, version },
          now,
        });
        return { version };
      }),
    ),
  ];
}

async function assertKnown(on: Database | Tx, id: string): Promise<void> {
  if (!(await findHead(on, id))) throw new Problem(CLOCK_PROBLEMS.noCalendar);
}

/** An administrator changes the calendars of the division of the post and of divisions inside it, never above. */
async function assertMine(on: Database | Tx, id: string, actor: Actor): Promise<void> {
  const head = await findHead(on, id);
  if (!head) throw new Problem(CLOCK_PROBLEMS.noCalendar);
  if (!actor.divisionCode || !isWithinDivision(actor.divisionCode, head.divisionCode))
    throw new Problem(CLOCK_PROBLEMS.outOfScope);
}

function presentVersion({ recomputation, ...head }: CalendarVersion) {
  if (!recomputation) return { ...head, recomputation: null };
  const { state, total, seen, changed, later, kept_earlier: keptEarlier, certain } = recomputation;
  return { ...head, recomputation: { state, total, seen, changed, later, keptEarlier, certain } };
}
