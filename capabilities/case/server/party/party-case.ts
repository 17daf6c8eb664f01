/** 当事人 sees and answers the own case by the number and the code on the notice: nothing of the house's own steps, nothing of others. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import {
  type actAsParty,
  type openPartyCase,
  PARTY_ACTS,
  type PartyAct,
  type PartyActInput,
} from "#capabilities/case/contract.ts";
import {
  CASE_PROCEDURE,
  CASE_SETTINGS,
  type CaseDetail,
  type CaseState,
  decisionDeliveredOn,
  owedOn,
  refundDueFen,
  SERVED_FORMS,
} from "#capabilities/case/model/public.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import { type Engine, getMatterInScope, perform } from "#kernel/matter/server/public.ts";
import { CITIZEN_ACTOR, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { listActs } from "#kernel/procedure/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { loadSettings } from "#platform/settings/store.ts";
import { agencyOf } from "../agency.ts";
import { loadCase } from "../case-file.ts";
import { loadFacts } from "../facts/load-facts.ts";
import { findPartyCase, type PartyKey } from "./access.ts";
import { plainStateOf, plainWordsOf } from "./plain-words.ts";
import { listReceipts } from "./receipts.ts";
import { partyStory } from "./story.ts";

type View = z.input<typeof openPartyCase.response>;

export async function partyCase(engine: Engine, key: PartyKey, now: Instant): Promise<View> {
  const { database, secrets } = engine.platform;
  const matterId = await findPartyCase(database, key);
  const { core } = await getMatterInScope(engine, matterId, SYSTEM_ACTOR);
  const known = await loadCase(secrets, database, matterId);
  const rows = await listRows(
    database,
    sql<{ clock: Clock }>`select clock from clock_running where matter_id = ${matterId} order by started_at, run`,
  );
  const clocks = rows.map((row) => row.clock);
  const wanted = { matter: core, detail: known, clocks, actor: CITIZEN_ACTOR, now };
  const facts = await loadFacts(secrets, database, { ...wanted, act: null });
  const listed = listActs(CASE_PROCEDURE, { ...wanted, facts }).filter((one) => one.isMine && one.act in PARTY_ACTS);
  const isDecisionKnown = decisionDeliveredOn(known) !== null;
  const [agency, papers, receipts, payment] = await Promise.all([
    agencyOf(database, core.unitId, core.divisionCode),
    papersOf(database, matterId, known),
    listReceipts(database, matterId),
    isDecisionKnown ? paymentOf(database, known, now) : null,
  ]);
  return {
    number: core.number ?? "",
    causeOfAction: known.causeOfAction,
    partyName: known.party?.name ?? "",
    agency: { ...agency },
    stateLabel: plainStateOf(core.state as CaseState, known),
    story: [...partyStory(known)],
    plain: [...plainWordsOf(known, clocks, now)],
    papers,
    acts: listed.map(({ act, isAllowed, refusals }) => ({
      act: act as PartyAct,
      label: PARTY_ACTS[act as PartyAct],
      isAllowed,
      why: refusals.map((refusal) => refusal.message).join("；"),
    })),
    payment,
    representation: known.representation && {
      content: known.representation.content,
      // What the agency made of it is told with the decision, not before.
      review: isDecisionKnown ? known.representation.review : null,
    },
    hearing: known.hearing && { state: known.hearing.state, heldAt: known.hearing.heldAt },
    isElectronic: known.electronicConsentAt !== null,
    receipts: receipts.map(({ seq, at, label, files }) => ({ seq, at, label, files: files.length })),
  };
}

async function paymentOf(on: Database, known: CaseDetail, now: Instant): Promise<View["payment"]> {
  if (!known.payment) return null;
  const { fineFen, paid, dueOn, arrangement } = known.payment;
  const today = plainDateOf(now);
  const owed = owedOn(known, today);
  const settings = (await loadSettings(CASE_SETTINGS, on))(today);
  const online = settings["payment.online_url"].replace("{决定文号}", encodeURIComponent(known.decisionNumber ?? ""));
  return {
    fineFen,
    paidFen: paid.reduce((sum, one) => sum + one.fen, 0),
    owedFen: owed.fineFen,
    surchargeFen: owed.surchargeFen,
    refundDueFen: refundDueFen(known, today),
    dueOn,
    arrangement: arrangement && {
      kind: arrangement.kind,
      isGranted: arrangement.isGranted,
      schedule: arrangement.schedule.map((step) => ({ ...step })),
    },
    onlineUrl: /^https?:\/\//.test(online) ? online : null,
    bank: settings["payment.bank"] || null,
  };
}

/** Papers that go to the party, once they have arrived: by the code that verifies each. */
async function papersOf(on: Database, matterId: string, known: CaseDetail): Promise<View["papers"]> {
  const rows = await listRows(
    on,
    sql<{
      form: string;
      key: string;
      name: string;
      number: string;
      issuedAt: Instant;
      code: string;
      isVoided: boolean;
    }>`
      select form, key, name, number, issued_at as "issuedAt", code,
        exists (select 1 from document_event e where e.document_id = d.id and e.kind = 'voided') as "isVoided"
      from document_issued d where matter_id = ${matterId} order by issued_at, number`,
  );
  return rows.flatMap(({ form, key, ...paper }) => {
    const on = arrivedOn(known, { form, key });
    return on ? [{ ...paper, deliveredOn: on }] : [];
  });
}

/** The day on which a paper reached the party; null: not yet, or it does not go to them. */
export function arrivedOn(
  { deliveries }: Pick<CaseDetail, "deliveries">,
  { form, key }: { readonly form: string; readonly key: string },
): PlainDate | null {
  if (!SERVED_FORMS.includes(form)) return null;
  return deliveries.find((one) => one.form === form && one.key === key)?.deliveredOn ?? null;
}

export async function actOfParty(
  engine: Engine,
  { act, input, requestId, ...key }: PartyActInput,
  from: { readonly now: Instant; readonly ip: string },
): Promise<z.input<typeof actAsParty.response>> {
  const matterId = await findPartyCase(engine.platform.database, key);
  const { version } = await perform(engine, {
    matterId,
    kind: "case",
    act,
    input,
    requestId,
    versionSeen: null,
    actor: CITIZEN_ACTOR,
    now: from.now,
    origin: { channel: "public", ip: from.ip },
  });
  return { version };
}
