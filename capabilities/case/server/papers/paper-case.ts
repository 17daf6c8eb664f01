/** What the papers of a case are written from: the case as it stands after the act, with names instead of ids. */
import { sql } from "kysely";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import type { CaseDetail, OffenceFact } from "#capabilities/case/model/public.ts";
import type { WorkingCalendar } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import type { PaperWanted } from "#kernel/matter/server/public.ts";
import { LAW_SETTINGS, type LawSettings } from "#law/settings/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { listSettingRows } from "#platform/settings/store.ts";
import { offenceFactOf } from "../facts/offence.ts";
import { staffOn } from "../facts/officers.ts";

export interface PaperCase {
  readonly wanted: PaperWanted<CaseDetail>;
  readonly known: CaseDetail;
  readonly input: Readonly<Record<string, unknown>>;
  readonly on: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly settings: LawSettings;
  readonly offence: OffenceFact | null;
  readonly agency: { readonly name: string; readonly address: string | null; readonly dutyPhone: string | null };
  readonly nameOf: (personId: string | null | undefined) => string;
  /** With the number of the certificate. */
  readonly officersOf: (
    personIds: readonly string[],
  ) => readonly { readonly name: string; readonly certificate: string }[];
}

const NOBODY = { name: "", address: null, dutyPhone: null };

export async function paperCaseOf(on: Database | Tx, wanted: PaperWanted<CaseDetail>): Promise<PaperCase> {
  const { matter, detail, now, actor } = wanted;
  const day = plainDateOf(now);
  const [rows, calendar, staff, agency] = await Promise.all([
    oncePerTransaction(on, "law settings", () => listSettingRows(on, LAW_SETTINGS.owner)),
    oncePerTransaction(on, `calendar ${matter.divisionCode}`, () => calendarOf(on, matter.divisionCode)),
    staffOn(on, matter.divisionCode, day),
    agencyAbove(on, matter.unitId ?? actor.unitId),
  ]);
  const settings = settingsOn(LAW_SETTINGS, rows, day);
  const names = await namesOf(on, personIdsIn(detail), new Map(staff.people.map((one) => [one.personId, one.name])));
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? "") : "");
  return {
    wanted,
    known: detail,
    input: typeof wanted.input === "object" && wanted.input !== null ? (wanted.input as Record<string, unknown>) : {},
    on: day,
    calendar,
    settings,
    offence: offenceFactOf(detail, settings, day),
    agency,
    nameOf,
    officersOf: (ids) =>
      ids.map((id) => ({ name: nameOf(id), certificate: staff.officers.get(id)?.certificate?.number ?? "" })),
  };
}

/** The highest unit above the one that runs the case. */
async function agencyAbove(on: Database | Tx, unitId: string | null): Promise<PaperCase["agency"]> {
  const row = await oncePerTransaction(on, `agency above ${unitId}`, () =>
    findRow(
      on,
      sql<PaperCase["agency"]>`with recursive above as (
          select id, parent_id, name, address, duty_phone from people_unit where id = ${unitId}::uuid
          union all select u.id, u.parent_id, u.name, u.address, u.duty_phone from people_unit u join above a on u.id = a.parent_id
        ) select name, address, duty_phone as "dutyPhone" from above where parent_id is null`,
    ),
  );
  return row ?? NOBODY;
}

function personIdsIn({
  handlerIds,
  evidence,
  measures,
  deliveries,
  hearing,
  collective,
}: CaseDetail): readonly string[] {
  return [
    ...handlerIds,
    ...evidence.flatMap((item) => item.officerIds),
    ...measures.flatMap((measure) => measure.officerIds),
    ...deliveries.flatMap((delivery) => delivery.attempts.flatMap((attempt) => attempt.officerIds)),
    ...(hearing ? [hearing.presiderId ?? "", hearing.recorderId ?? ""] : []),
    ...(collective?.attendeeIds ?? []),
  ].filter((id) => id !== "");
}

/** Who left the agency since is still named. */
async function namesOf(
  on: Database | Tx,
  ids: readonly string[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length === 0) return known;
  const rows = await listRows(
    on,
    sql<{ id: string; name: string }>`select id, name from people_person where id = any(${unknown}::uuid[])`,
  );
  return new Map([...known, ...rows.map((row): readonly [string, string] => [row.id, row.name])]);
}
