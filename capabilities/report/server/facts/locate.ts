/** Where a position lies, as rules of a report want to know it. */
import { sql } from "kysely";
import type { Position } from "#base/position.ts";
import type { Located } from "#capabilities/report/model/public.ts";
import type { Located as Place } from "#kernel/place/model/public.ts";
import type { PlaceIndex } from "#kernel/place/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { askTogether } from "#platform/database/together.ts";

/** Null outside the grid: ground without a cell has nobody who walks it. */
export async function locateReport(on: Database | Tx, places: PlaceIndex, at: Position): Promise<Located | null> {
  const place = places.locate(at);
  if (!place?.cell) return null;
  return {
    divisionCode: place.divisionCode,
    cellCode: place.cell.code,
    address: places.addressOf(at) ?? place.divisions.map((division) => division.name).join(""),
    beatPersonId: await beatHolder(on, areaCodesOf(place)),
  };
}

/** Codes of every responsibility area over the cell, whatever its kind. */
export function areaCodesOf(place: Place): readonly string[] {
  return Object.values(place.areas).flatMap((areas) => areas.map((area) => area.code));
}

async function beatHolder(on: Database | Tx, areaCodes: readonly string[]): Promise<string | null> {
  if (areaCodes.length === 0) return null;
  return askTogether(on, "beat holders", areaCodes, BEAT_HOLDERS);
}

interface HolderRow {
  readonly personId: string;
  readonly areaCode: string;
}
const BEAT_HOLDERS = {
  ask: (all: readonly (readonly string[])[]) =>
    sql<HolderRow>`select b.person_id as "personId", b.area_code as "areaCode" from people_beat b join people_person p on p.id = b.person_id
      where b.area_code = any(${[...new Set(all.flat())]}::text[]) and p.status = 'active' order by b.rank, b.area_code, b.person_id`,
  answers: (rows: readonly HolderRow[], all: readonly (readonly string[])[]) =>
    all.map((codes) => rows.find(({ areaCode }) => codes.includes(areaCode))?.personId ?? null),
};
