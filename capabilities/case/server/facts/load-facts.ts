/** Gathers the facts of one situation, on the connection of the act. */
import { sql } from "kysely";
import { plainDateOf } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import type { CaseDetail, CaseFacts } from "#capabilities/case/model/public.ts";
import { addLimit } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import type { FactsFor } from "#kernel/matter/server/public.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";
import { LAW_SETTINGS, thresholdsOf } from "#law/settings/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { listRows } from "#platform/database/query.ts";
import { listSettingRows } from "#platform/settings/store.ts";
import { partyKeyOf } from "../case-file.ts";
import { earlierOf } from "./earlier.ts";
import { offenceFactOf } from "./offence.ts";
import { staffOn } from "./officers.ts";

export async function loadFacts(
  keys: Pick<Secrets, "personalDataKey">,
  on: Database | Tx,
  { matter, detail, actor, now, act }: FactsFor<CaseDetail>,
): Promise<CaseFacts> {
  const day = plainDateOf(now);
  // A case is first opened where its actor is; the system opens it where the clue says.
  const division = matter.state === NOT_YET ? (actor.divisionCode ?? matter.divisionCode) : matter.divisionCode;
  const [rows, calendar, staff, earlier, actedBefore] = await Promise.all([
    oncePerTransaction(on, "law settings", () => listSettingRows(on, LAW_SETTINGS.owner)),
    oncePerTransaction(on, `calendar ${division}`, () => calendarOf(on, division)),
    staffOn(on, division, day),
    earlierOf(on, matter, detail),
    matter.state === NOT_YET ? [] : pastActs(on, matter.id),
  ]);
  const settings = settingsOn(LAW_SETTINGS, rows, day);
  return {
    settings,
    thresholds: thresholdsOf(settings),
    calendar,
    dueOf: (limit, from) => addLimit(calendar, from, limit),
    ...staff,
    offence: offenceFactOf(detail, settings, day),
    ...earlier,
    partyKey: act?.id === "name_party" ? partyKeyOf(keys, memberOf(act.input, "identityNumber")) : null,
    actedBefore,
  };
}

function memberOf(input: unknown, name: string): unknown {
  return typeof input === "object" && input !== null ? (input as Record<string, unknown>)[name] : undefined;
}

async function pastActs(on: Database | Tx, matterId: string): Promise<CaseFacts["actedBefore"]> {
  return listRows(
    on,
    sql<{ personId: string; act: string }>`select person_id as "personId", act from record_entry
      where matter_id = ${matterId} and person_id is not null order by seq`,
  );
}
