/** Gathers the facts of one situation, on the connection of the act. */

import { plainDateOf } from "#base/plain-date.ts";
import type { CaseDetail, CaseFacts } from "#capabilities/case/model/public.ts";
import { loadPowers } from "#capabilities/power/server/public.ts";
import { addLimit } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { standingsIn } from "#kernel/document/server/public.ts";
import type { FactsFor } from "#kernel/matter/server/public.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";
import { actsOfPersons } from "#kernel/record/server/public.ts";
import { thresholdsOf } from "#law/settings/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { holdersFor } from "../agency.ts";
import { partyKeyOf } from "../case-file.ts";
import { devicesFor } from "../devices/store.ts";
import { templatesInForce } from "../question-templates/store.ts";
import { type EarlierCase, earlierOf, listEarlierCases } from "./earlier.ts";
import { lawSettingsOn, sourcesOn } from "./law-settings.ts";
import { offenceFactOf } from "./offence.ts";
import { staffOn } from "./officers.ts";

/** States in which a record can be made. */
const ASKING: readonly string[] = ["verifying", "on_the_spot", "investigating"];

/** What facts need of the case's own rows: as they stand, whoever asks and whenever. */
export interface CaseReads {
  readonly actedBefore: CaseFacts["actedBefore"];
  readonly earlier: readonly EarlierCase[];
}

export async function readForFacts(on: Database | Tx, matterId: string): Promise<CaseReads> {
  const [actedBefore, earlier] = await Promise.all([actsOfPersons(on, matterId), listEarlierCases(on, matterId)]);
  return { actedBefore, earlier };
}

const NOTHING_YET: CaseReads = { actedBefore: [], earlier: [] };

/** @param reads where they are known already */
export async function loadFacts(
  keys: Pick<Secrets, "personalDataKey">,
  on: Database | Tx,
  { matter, detail: detailRead, actor, now, act }: FactsFor<CaseDetail>,
  reads?: CaseReads,
): Promise<CaseFacts> {
  const today = plainDateOf(now);
  // A case is first opened where its actor is; the system opens it where the clue says.
  const division = matter.state === NOT_YET ? (actor.divisionCode ?? matter.divisionCode) : matter.divisionCode;
  const [
    settings,
    sourceOf,
    powers,
    calendar,
    staff,
    holders,
    { earlier, actedBefore },
    devices,
    papers,
    questionTemplates,
    detail,
  ] = await Promise.all([
    lawSettingsOn(on, today),
    sourcesOn(on, today),
    loadPowers(on),
    calendarOf(on, division),
    staffOn(on, division, today),
    holdersFor(on, { unitId: matter.unitId, divisionCode: division }),
    reads ?? (matter.state === NOT_YET ? NOTHING_YET : readForFacts(on, matter.id)),
    devicesFor(on, act),
    matter.state === "closed" ? standingsIn(on, matter.id) : [],
    ASKING.includes(matter.state) ? templatesInForce(on, today) : undefined,
    detailRead,
  ]);
  return {
    settings,
    thresholds: thresholdsOf(settings),
    sourceOf,
    calendar,
    dueOf: (limit, from) => addLimit(calendar, from, limit),
    ...staff,
    offence: offenceFactOf(detail, { powers, holders, divisionCode: division, settings, today }),
    ...earlierOf(earlier, powers, matter, detail),
    partyKey: act?.id === "name_party" ? partyKeyOf(keys, memberOf(act.input, "identityNumber")) : null,
    devices,
    papers,
    ...(questionTemplates && { questionTemplates }),
    actedBefore,
  };
}

function memberOf(input: unknown, name: string): unknown {
  return typeof input === "object" && input !== null ? (input as Record<string, unknown>)[name] : undefined;
}
