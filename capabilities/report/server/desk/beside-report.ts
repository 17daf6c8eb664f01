/** What a person sees beside one report. Every answer is for a caller who may see the report itself; others hear that it is absent. */
import { type RawBuilder, sql } from "kysely";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type {
  listDispatchCandidates,
  listDuplicates,
  listFacilitiesNear,
  listLinkedReports,
  ReportBrief,
} from "#capabilities/report/contract.ts";
import { REPORT_STATES, type ReportDetail, type ReportState, UNCLEAR } from "#capabilities/report/model/public.ts";
import { type Engine, getMatterInScope } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { listUnits, scopeCondition } from "#kernel/people/server/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { listRows } from "#platform/database/query.ts";
import { loadDetail, phoneFingerprint } from "../columns.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import type { AnswerOf } from "../endpoint-types.ts";
import { findLikeReports } from "../facts/duplicates.ts";
import { responsibilityFor } from "../facts/responsibility.ts";
import { placesNow } from "../places.ts";

export interface Beside {
  readonly engine: Engine;
  readonly platform: Platform;
  readonly id: string;
  readonly caller: Actor;
  readonly now: Instant;
}

interface Seen {
  readonly matter: MatterCore;
  readonly detail: ReportDetail;
}

/** @throws Problem not found, also when it lies outside the caller's scope */
export async function seeReport({ engine, platform, id, caller }: Beside): Promise<Seen> {
  const { core } = await getMatterInScope(engine, id, caller);
  return { matter: core, detail: await loadDetail(platform.database, platform.secrets, id) };
}

export async function duplicatesOf(beside: Beside): Promise<AnswerOf<typeof listDuplicates>> {
  const { matter, detail } = await seeReport(beside);
  const { database } = beside.platform;
  const settings = (await loadConfiguration(database)).settingsOn(plainDateOf(beside.now));
  const found = await findLikeReports(database, matter, detail, settings);
  const briefs = await briefsOf(beside, sql`m.id = any(${found.map((one) => one.matterId)}::uuid[])`);
  const byId = new Map(briefs.map((brief) => [brief.matterId, brief]));
  const candidates = found.flatMap(({ matterId, score, distanceMetres, reason, isLikely }) => {
    const brief = byId.get(matterId);
    return brief ? [{ ...brief, score, distanceMetres, reason, isLikely }] : [];
  });
  return { candidates };
}

export async function dispatchCandidatesOf(beside: Beside): Promise<AnswerOf<typeof listDispatchCandidates>> {
  const { matter, detail } = await seeReport(beside);
  const { platform, now } = beside;
  const day = plainDateOf(now);
  const units = await listUnits(platform.database, { on: day });
  const place = matter.cellCode ? (await placesNow(platform)).locateCell(matter.cellCode) : null;
  const configuration = await loadConfiguration(platform.database);
  const found = place
    ? await responsibilityFor(platform.database, { detail, place, units, configuration, day })
    : UNCLEAR;
  const named = (unitId: string) => ({ unitId, unitName: units.find((unit) => unit.id === unitId)?.name ?? "" });
  return {
    kind: found.kind,
    candidates: found.candidates.map(({ unitId, unitName, basis, reason }) => ({ unitId, unitName, basis, reason })),
    returnedBy: detail.returnedUnitIds.map(named),
    ruledUnit: detail.ruledUnitId === null ? null : named(detail.ruledUnitId),
  };
}

export async function linkedTo(beside: Beside): Promise<AnswerOf<typeof listLinkedReports>> {
  const { matter, detail } = await seeReport(beside);
  const { secrets } = beside.platform;
  const span = 30 * DAY_MS;
  const [from, to] = [addMillis(matter.openedAt, -span), addMillis(matter.openedAt, span)];
  const fingerprint = phoneFingerprint(secrets, detail.reporterPhone);
  const others = sql`m.id <> ${matter.id}::uuid`;
  const [mergedInto] = detail.mergedIntoId ? await briefsOf(beside, sql`m.id = ${detail.mergedIntoId}::uuid`) : [];
  return {
    mergedInto: mergedInto ?? null,
    merged: await briefsOf(beside, sql`r.merged_into_id = ${matter.id}::uuid`),
    alike:
      matter.cellCode === null || detail.classCode === null
        ? []
        : await briefsOf(
            beside,
            sql`${others} and m.cell_code = ${matter.cellCode} and r.class_kind = ${detail.classKind} and r.class_code = ${detail.classCode}
              and m.opened_at between ${from}::timestamptz and ${to}::timestamptz`,
          ),
    sameReporter:
      fingerprint === null
        ? []
        : await briefsOf(beside, sql`${others} and r.reporter_phone_fingerprint = ${fingerprint}`),
  };
}

const NEAR_METRES = 60;

export async function facilitiesNear(beside: Beside): Promise<AnswerOf<typeof listFacilitiesNear>> {
  const { matter } = await seeReport(beside);
  if (matter.position === null) return { facilities: [] };
  const places = await placesNow(beside.platform);
  const near = places.facilitiesNear(matter.position, NEAR_METRES).slice(0, 30);
  return {
    facilities: near.map(({ code, classCode, name, position, metres }) => ({
      code,
      classCode,
      name,
      position: { longitude: position.longitude, latitude: position.latitude },
      metres: Math.round(metres),
    })),
  };
}

interface BriefRow {
  readonly matterId: string;
  readonly number: string | null;
  readonly subject: string;
  readonly title: string;
  readonly address: string;
  readonly state: ReportState;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly openedAt: Instant;
}

const MOST = 50;

export const BRIEF_COLUMNS = sql`m.id as "matterId", m.number, m.subject, m.title, m.address, m.state, m.longitude, m.latitude, m.opened_at as "openedAt"`;
export const SCOPE = {
  divisionCode: "m.division_code",
  unitId: "m.unit_id",
  takingPart: { table: "matter_unit", unitId: "unit_id", reference: "matter_id", key: "m.id" },
  turnPersonId: "m.turn_person_id",
};

/** Reports in the caller's scope, newest first. */
async function briefsOf({ platform, caller }: Beside, condition: RawBuilder<unknown>): Promise<ReportBrief[]> {
  const rows = await listRows(
    platform.database,
    sql<BriefRow>`select ${BRIEF_COLUMNS} from matter m join report r on r.matter_id = m.id
      where ${condition} and ${scopeCondition(caller, SCOPE)} order by m.opened_at desc limit ${MOST}`,
  );
  return rows.map(briefOf);
}

export function briefOf<R extends BriefRow>({
  longitude,
  latitude,
  ...row
}: R): Omit<R, "longitude" | "latitude"> & ReportBrief {
  return {
    ...row,
    stateLabel: REPORT_STATES[row.state],
    position: longitude === null || latitude === null ? null : { longitude, latitude },
  };
}
