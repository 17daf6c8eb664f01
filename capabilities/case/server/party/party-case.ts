/** 当事人 sees and answers the own case by the number and the code on the notice: nothing of the house's own steps, nothing of others. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { type actAsParty, type openPartyCase, PARTY_ACTS, type PartyActInput } from "#capabilities/case/contract.ts";
import {
  CASE_PROCEDURE,
  type CaseDetail,
  type CaseState,
  CORE_FORMS,
  owedOn,
} from "#capabilities/case/model/public.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import { type Engine, getMatterInScope, perform } from "#kernel/matter/server/public.ts";
import { CITIZEN_ACTOR, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { listActs } from "#kernel/procedure/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { normalFollowCode } from "#platform/follow-code.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { agencyOf } from "../agency.ts";
import { loadCase } from "../case-file.ts";
import { loadFacts } from "../facts/load-facts.ts";
import { plainStateOf, plainWordsOf } from "./plain-words.ts";

type View = z.input<typeof openPartyCase.response>;
interface Key {
  readonly number: string;
  readonly code: string;
}

/** One answer for a wrong number and a wrong code. @throws Problem not found */
async function findPartyCase(on: Database, { number, code }: Key): Promise<string> {
  const normal = normalFollowCode(code);
  const row =
    normal === null
      ? null
      : await findRow(
          on,
          sql<{ id: string }>`select m.id from case_party_access a join matter m on m.id = a.matter_id
            where a.code = ${normal} and m.number = ${number.toUpperCase()}`,
        );
  if (!row) throw new Problem(PROBLEMS.notFound, { detail: "没有找到：请核对告知书上的案号和查询码" });
  return row.id;
}

export async function partyCase(engine: Engine, key: Key, now: Instant): Promise<View> {
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
  const agency = await agencyOf(database, core.unitId, core.divisionCode);
  return {
    number: core.number ?? "",
    causeOfAction: known.causeOfAction,
    partyName: known.party?.name ?? "",
    agency: agency.name,
    stateLabel: plainStateOf(core.state as CaseState),
    plain: plainWordsOf(known, clocks, now).map((one) => ({ ...one })),
    papers: await papersOf(database, matterId, known),
    acts: listed.map(({ act, isAllowed, refusals }) => ({
      act,
      label: PARTY_ACTS[act as keyof typeof PARTY_ACTS],
      isAllowed,
      why: refusals.map((refusal) => refusal.message).join("；"),
    })),
    payment: paymentOf(known, now),
    representation: known.representation && {
      content: known.representation.content,
      // What the agency made of it is told in the decision, not before.
      review: known.decidedOn ? known.representation.review : null,
    },
    hearing: known.hearing && { state: known.hearing.state, heldAt: known.hearing.heldAt },
  };
}

function paymentOf(known: CaseDetail, now: Instant): View["payment"] {
  if (!known.payment) return null;
  const { fineFen, surchargeFen } = owedOn(known, plainDateOf(now));
  return {
    fineFen: known.payment.fineFen,
    paidFen: known.payment.paid.reduce((sum, one) => sum + one.fen, 0),
    owedFen: fineFen,
    surchargeFen,
    dueOn: known.payment.dueOn,
  };
}

/** Papers that go to the party, once they have arrived. */
async function papersOf(on: Database, matterId: string, { deliveries }: CaseDetail): Promise<View["papers"]> {
  const delivered = CORE_FORMS.filter((form) => form.isDelivered).map((form) => form.code);
  const rows = await listRows(
    on,
    sql<{ form: string; key: string; name: string; number: string; issuedAt: Instant; code: string }>`
      select form, key, name, number, issued_at as "issuedAt", code from document_issued
      where matter_id = ${matterId} and form = any(${delivered}) order by issued_at, number`,
  );
  return rows.flatMap(({ form, key, ...paper }) => {
    const arrived = deliveries.find((one) => one.form === form && one.key === key);
    return arrived?.deliveredOn ? [{ ...paper, deliveredOn: arrived.deliveredOn }] : [];
  });
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
