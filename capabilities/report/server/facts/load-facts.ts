/** Gathers the facts of one situation, on the connection of the act: in one trip, where the configuration is known; a wider look for duplicates and a facility take another. */

import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type Position, PositionSchema } from "#base/position.ts";
import { type PastAct, type ReportDetail, type ReportFacts, UNCLEAR } from "#capabilities/report/model/public.ts";
import { addLimit, minutesPerWorkday, overtimeMultiple } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import type { FactsFor } from "#kernel/matter/server/public.ts";
import { type Actor, ROLES } from "#kernel/people/model/public.ts";
import { onDutyPersons, registerOf } from "#kernel/people/server/public.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { among } from "#platform/database/query.ts";
import { allByKey, askTogether } from "#platform/database/together.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import { placesNow } from "../places.ts";
import { findLikeReports } from "./duplicates.ts";
import { locateReport } from "./locate.ts";
import { findMergeTarget } from "./merge-target.ts";
import { guardFacts, needsOf } from "./needs.ts";
import { mayBeGivenWork, responsibilityFor } from "./responsibility.ts";
import { dutySupervisors } from "./supervisors.ts";

type Wanted = FactsFor<ReportDetail>;

export async function loadFacts(
  platform: Pick<Platform, "database" | "now">,
  on: Database | Tx,
  wanted: Wanted,
): Promise<ReportFacts> {
  const { matter, detail, clocks, actor, now, act } = wanted;
  const day = plainDateOf(now);
  const needs = needsOf(act?.id ?? null, matter.state, actor.role);
  const needsUnits = needs.has("units") || needs.has("responsibility");
  const [configuration, places, register] = await Promise.all([
    loadConfiguration(on),
    placesNow(platform),
    needsUnits ? registerOf(on) : null,
  ]);
  const settings = configuration.settingsOn(day);
  const units = register?.unitsOn(day) ?? [];
  const at = positionIn(act?.input);
  const spot = at && places.locate(at);
  const place = matter.cellCode ? places.locateCell(matter.cellCode) : null;
  const [actedBefore, isActorOnDuty, mergeTarget, located, calendar, onDutySupervisors, duplicates, responsibility] =
    await Promise.all([
      matter.state === NOT_YET ? [] : pastActs(on, matter.id),
      needs.has("isActorOnDuty") && isOnDuty(on, actor, now),
      needs.has("mergeTarget") ? findMergeTarget(on, actor, act?.input) : null,
      at && locateReport(on, places, at),
      calendarOf(on, spot?.cell ? spot.divisionCode : matter.divisionCode),
      needs.has("onDutySupervisors") ? dutySupervisors(on, matter, place, now) : [],
      needs.has("duplicates") ? findLikeReports(on, matter, detail, settings) : [],
      needs.has("responsibility") && place
        ? responsibilityFor(on, { detail, place, units, configuration, day })
        : UNCLEAR,
    ]);
  const resolve = clocks.findLast((clock) => clock.kind === "resolve" && clock.state !== "stopped");
  return guardFacts({
    settings,
    catalogue: configuration.catalogueOn(day),
    located,
    actedBefore,
    dueOf: (limit, from) => addLimit(calendar, from, limit),
    minutesPerWorkday: minutesPerWorkday(calendar),
    resolveOvertimeRatio: resolve ? overtimeMultiple(calendar, resolve, now) : 0,
    ...(needs.has("isActorOnDuty") && { isActorOnDuty }),
    ...(needs.has("onDutySupervisors") && { onDutySupervisors }),
    ...(needs.has("duplicates") && { duplicates }),
    ...(needs.has("mergeTarget") && { mergeTarget }),
    ...(needs.has("units") && { units: units.filter(mayBeGivenWork) }),
    ...(needs.has("responsibility") && { responsibility }),
  });
}

/** Acts that name where the problem lies call the member `position`; acts of people on the spot do too, and it is not asked there. */
function positionIn(input: unknown): Position | null {
  const parsed = PositionSchema.safeParse((input as { position?: unknown } | null | undefined)?.position);
  return parsed.success ? parsed.data : null;
}

async function isOnDuty(on: Database | Tx, actor: Actor, now: Instant): Promise<boolean> {
  if (actor.role !== "supervisor" || actor.divisionCode === null) return false;
  const onDuty = await onDutyPersons(on, { role: "supervisor", at: now, divisionCode: actor.divisionCode });
  return onDuty.some((duty) => duty.postId === actor.postId);
}

interface PastActRow {
  readonly matterId: string;
  readonly personId: string;
  readonly role: string;
  readonly act: string;
}
const PAST_ACTS = {
  ask: (ids: readonly string[]) =>
    sql<PastActRow>`select matter_id as "matterId", person_id as "personId", actor->>'role' as role, act from record_entry
      where matter_id ${among(ids)} and person_id is not null order by matter_id, seq`,
  answers: allByKey<PastActRow>(({ matterId }) => matterId),
};

async function pastActs(on: Database | Tx, matterId: string): Promise<readonly PastAct[]> {
  const rows = await askTogether(on, "past acts", matterId, PAST_ACTS);
  return rows.filter((row): row is PastActRow & PastAct => row.role in ROLES);
}
