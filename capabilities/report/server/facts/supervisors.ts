/** Who is on duty where a report lies. */
import type { Instant } from "#base/instant.ts";
import type { DutySupervisor } from "#capabilities/report/model/public.ts";
import { onDutyForBeat } from "#kernel/people/server/public.ts";
import type { Located as Place } from "#kernel/place/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { areaCodesOf } from "./locate.ts";

/**
 * Supervisors on duty for the cell, the holder of its beat first; where no shift covers the beat, those on duty in its division.
 * Nobody's last place is known yet, therefore no distances.
 */
export async function dutySupervisors(
  on: Database | Tx,
  matter: MatterCore,
  place: Place | null,
  now: Instant,
): Promise<readonly DutySupervisor[]> {
  const found = await onDutyForBeat(on, {
    role: "supervisor",
    at: now,
    areaCodes: place ? areaCodesOf(place) : [],
    divisionCode: matter.divisionCode,
  });
  const byPerson = new Map(found.map((duty) => [duty.personId, duty]));
  return [...byPerson.values()].map(({ personId, personName, unitId }) => ({
    personId,
    name: personName,
    unitId,
    distanceMetres: null,
  }));
}
