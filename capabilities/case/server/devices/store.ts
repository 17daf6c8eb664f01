/** 电子技术监控设备 in SQL: the last revision of each. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { EnteredDevice, RegisteredDevice } from "#capabilities/case/contract.ts";
import type { Device } from "#capabilities/case/model/public.ts";
import type { FactsFor } from "#kernel/matter/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";

type Row = Omit<RegisteredDevice, "state">;

const latest = (condition: RawBuilder<unknown>) => sql<Row>`select distinct on (d.number) d.number, d.revision,
    d.division_code as "divisionCode", d.name, d.place, d.review_number as "reviewNumber",
    d.legally_reviewed_on as "legallyReviewedOn", d.technically_reviewed_on as "technicallyReviewedOn",
    d.published_on as "publishedOn", d.active_from as "activeFrom", d.maintenance, d.inspected_on as "inspectedOn",
    d.inspected_until as "inspectedUntil", d.retired_on as "retiredOn", d.note, d.entered_at as "enteredAt",
    coalesce((select name from people_person p where p.id = d.entered_by), '') as "enteredBy"
  from case_device d where ${condition} order by d.number, d.revision desc`;

/** @param county of the devices; null: of the whole city */
export function listDevicesOf(on: Database | Tx, county: string | null): Promise<readonly Row[]> {
  return listRows(on, latest(sql`${county}::text is null or d.division_code like ${`${county}%`}`));
}

export async function findDevice(on: Database | Tx, number: string): Promise<Row | null> {
  const [row] = await listRows(on, latest(sql`d.number = ${number}`));
  return row ?? null;
}

const NONE: ReadonlyMap<string, Device> = new Map();

/** Only the act that brings in a record of a device asks for one, by its number. */
export async function devicesFor(
  on: Database | Tx,
  act: FactsFor<unknown>["act"],
): Promise<ReadonlyMap<string, Device>> {
  const number = act?.id === "register_capture" ? (act.input as { readonly deviceNumber?: unknown } | null) : null;
  if (typeof number?.deviceNumber !== "string") return NONE;
  const device = await findDevice(on, number.deviceNumber.trim());
  return device ? new Map([[device.number, device]]) : NONE;
}

/** @returns the number of the revision */
export async function addDeviceRevision(
  tx: Tx,
  device: EnteredDevice,
  author: { readonly personId: string | null; readonly now: Instant },
): Promise<number> {
  // Two entries of one device at the same moment must not take one number.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case device ${device.number}`}, 0))`.execute(tx);
  const { revision } = await getRow(
    tx,
    sql<{ revision: number }>`insert into case_device (number, revision, division_code, name, place, review_number,
        legally_reviewed_on, technically_reviewed_on, published_on, active_from, maintenance, inspected_on, inspected_until,
        retired_on, note, entered_at, entered_by)
      select ${device.number}, coalesce(max(revision), 0) + 1, ${device.divisionCode}, ${device.name}, ${device.place},
        ${device.reviewNumber}, ${device.legallyReviewedOn}::date, ${device.technicallyReviewedOn}::date,
        ${device.publishedOn}::date, ${device.activeFrom}::date, ${JSON.stringify(device.maintenance)}::jsonb,
        ${device.inspectedOn}::date, ${device.inspectedUntil}::date, ${device.retiredOn}::date, ${device.note},
        ${author.now}::timestamptz, ${author.personId}::uuid
      from case_device where number = ${device.number}
      returning revision`,
  );
  return revision;
}
