/** 转执法: a report that may be an offence becomes a clue, by the act of casework itself; both pages then show the other. */
import { sql } from "kysely";
import { z } from "zod";
import { MEDIA_TYPES, type MediaType } from "#kernel/evidence/model/public.ts";
import { evidenceOf } from "#kernel/evidence/server/public.ts";
import { type Engine, getMatterInScope, perform } from "#kernel/matter/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow } from "#platform/database/query.ts";
import { sameId } from "#platform/same-id.ts";

export const REPORT_HANDED_OVER = "report.to_enforcement";

/** What `report.to_enforcement` tells. */
const ToldSchema = z.object({
  matterId: z.string(),
  seq: z.number().int(),
  payload: z.object({ content: z.string(), unitId: z.string().nullable() }),
});

export async function clueFromReport(engine: Engine, platform: Platform, told: unknown): Promise<void> {
  const { matterId, seq, payload } = ToldSchema.parse(told);
  const { core } = await getMatterInScope(engine, matterId, SYSTEM_ACTOR);
  await perform(engine, {
    matterId: null,
    kind: "case",
    act: "receive_clue",
    input: {
      source: core.kind === "hotline" ? "hotline" : "report",
      summary: payload.content,
      address: core.address || "地点见来源事项",
      position: core.position,
      unitId: payload.unitId ?? (await enforcingUnitOf(platform, core.divisionCode)),
      originMatterId: matterId,
      photos: await picturesOf(platform, matterId),
    },
    versionSeen: null,
    requestId: sameId("case clue", matterId, seq),
    actor: { ...SYSTEM_ACTOR, divisionCode: core.divisionCode },
    now: platform.now(),
    origin: { channel: "job", ip: null },
  });
}

/** A clue holds so many; the rest is seen at the matter it came from. */
const MOST_FILES = 50;

/**
 * Pictures and videos of the place, the first ones first: by their hash, nothing is copied. Not what says who the citizen is: recordings
 * and what was kept of calls back stay where they are, and names and numbers of the report are not part of a clue at all.
 */
async function picturesOf({ database }: Platform, matterId: string): Promise<readonly string[]> {
  const kept = await evidenceOf(database, matterId);
  const shown = kept.filter(({ phase, mediaType }) => phase !== "visit" && isOfPlace(mediaType));
  return [...new Set(shown.map(({ sha256 }) => sha256))].slice(0, MOST_FILES);
}

function isOfPlace(mediaType: MediaType): boolean {
  return MEDIA_TYPES[mediaType].isImage || mediaType === "video/mp4";
}

/** The unit of the county in which most officers are. */
async function enforcingUnitOf({ database, now }: Platform, divisionCode: string): Promise<string | null> {
  const row = await findRow(
    database,
    sql<{ unitId: string }>`select unit_id as "unitId" from people_post
      where role = 'officer' and division_code like ${`${divisionCode.slice(0, 6)}%`} and valid_from <= ${now()}::timestamptz::date
        and (valid_to is null or valid_to >= ${now()}::timestamptz::date)
      group by unit_id order by count(*) desc, unit_id limit 1`,
  );
  return row?.unitId ?? null;
}
