/** What the papers of a case are written from: the case as it stands after the act, with names instead of ids. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { CaseDetail, OffenceFact } from "#capabilities/case/model/public.ts";
import { loadPowers } from "#capabilities/power/server/public.ts";
import type { WorkingCalendar } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { type PaperInMatter, papersIn } from "#kernel/document/server/public.ts";
import type { PaperWanted } from "#kernel/matter/server/public.ts";
import type { LawSettings } from "#law/settings/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { listRows } from "#platform/database/query.ts";
import { agencyOf, type CaseAgency, holdersFor } from "../agency.ts";
import { lawSettingsOn, sourcesOn } from "../facts/law-settings.ts";
import { offenceFactOf } from "../facts/offence.ts";
import { staffOn } from "../facts/officers.ts";

export interface PaperCase {
  readonly wanted: PaperWanted<CaseDetail>;
  readonly known: CaseDetail;
  readonly input: Readonly<Record<string, unknown>>;
  readonly on: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly settings: LawSettings;
  /** The document behind the value of a setting; empty: nobody has confirmed it. */
  readonly sourceOf: (setting: keyof LawSettings) => string;
  readonly offence: OffenceFact | null;
  readonly agency: CaseAgency;
  readonly nameOf: (personId: string | null | undefined) => string;
  /** Those that stand, in the order of issuing, without what the act at hand issues. */
  readonly issuedPapers: readonly PaperInMatter[];
  readonly paperOf: (form: string, key: string) => PaperInMatter | undefined;
  /** With the number of the certificate. */
  readonly officersOf: (
    personIds: readonly string[],
  ) => readonly { readonly name: string; readonly certificate: string }[];
}

/** Beside what every paper shares: what one form says of its own. */
export type ContentOf = (paper: PaperCase) => Readonly<Record<string, Json | undefined>>;

export async function paperCaseOf(on: Database | Tx, wanted: PaperWanted<CaseDetail>): Promise<PaperCase> {
  const { matter, detail, now, actor } = wanted;
  const day = plainDateOf(now);
  const { unitId, divisionCode } = matter;
  const [settings, sourceOf, powers, holders, calendar, staff, agency, issuedPapers] = await Promise.all([
    lawSettingsOn(on, day),
    sourcesOn(on, day),
    loadPowers(on),
    holdersFor(on, { unitId, divisionCode }),
    calendarOf(on, matter.divisionCode),
    staffOn(on, matter.divisionCode, day),
    agencyOf(on, matter.unitId ?? actor.unitId, matter.divisionCode),
    oncePerTransaction(on, `papers of ${matter.id} at ${matter.version}`, () => papersIn(on, matter.id)),
  ]);
  const names = await namesOf(on, personIdsIn(detail), new Map(staff.people.map((one) => [one.personId, one.name])));
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? "") : "");
  return {
    wanted,
    known: detail,
    input: typeof wanted.input === "object" && wanted.input !== null ? (wanted.input as Record<string, unknown>) : {},
    on: day,
    calendar,
    settings,
    sourceOf,
    offence: offenceFactOf(detail, { powers, holders, divisionCode, settings, today: day }),
    agency,
    nameOf,
    issuedPapers,
    paperOf: (form, key) => issuedPapers.findLast((one) => one.form === form && one.key === key),
    officersOf: (ids) =>
      ids.map((id) => ({ name: nameOf(id), certificate: staff.officers.get(id)?.certificate?.number ?? "" })),
  };
}

function personIdsIn({
  handlerIds,
  evidence,
  measures,
  deliveries,
  hearing,
  collective,
  departureApproval,
}: CaseDetail): readonly string[] {
  return [
    ...handlerIds,
    ...evidence.flatMap((item) => item.officerIds),
    ...measures.flatMap((measure) => measure.officerIds),
    ...deliveries.flatMap((delivery) => delivery.attempts.flatMap((attempt) => attempt.officerIds)),
    ...(hearing ? [hearing.presiderId ?? "", hearing.recorderId ?? ""] : []),
    ...(collective?.attendeeIds ?? []),
    ...(departureApproval ? [departureApproval.personId ?? "", ...departureApproval.attendeeIds] : []),
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
