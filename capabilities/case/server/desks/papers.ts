/** 文书室: papers to sign, seal and print, documents on their way to the party, files to archive with what they lack. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { CLOSINGS } from "#capabilities/case/model/closing/acts.ts";
import { gapsOf } from "#capabilities/case/model/closing/gaps.ts";
import { CASE_FORMS, type CaseAct, DELIVERY_METHODS, DELIVERY_STATES } from "#capabilities/case/model/public.ts";
import type { listDocumentRoom } from "#capabilities/case/model/surface/rooms.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import { personInOffice } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { actsOf, deskActOf, deskActsOf } from "./desk-acts.ts";
import {
  calendarsFor,
  casesWhere,
  deskCaseOf,
  dueFirst,
  type JudgedCase,
  judged,
  type KeptCase,
  type Looking,
  together,
} from "./desk-cases.ts";

type Answer = z.input<typeof listDocumentRoom.response>;
type Paper = Answer["papers"][number];

/** Newer ones first; what is older than these is found on the page of its case. */
const MOST = 1000;
const DELIVERING: readonly CaseAct[] = ["deliver", "publish_delivery"];
/** Papers of so many days back are still offered for printing. */
const PRINT_DAYS = 30;

export const ON_ITS_WAY = sql<boolean>`m.is_open
  and f.detail @? '$.deliveries[*] ? (@.state == "pending" || @.state == "attempted" || @.state == "published")'`;
export const TO_ARCHIVE = sql<boolean>`m.is_open and m.state = 'closed'`;

/** An officer sees the own cases; the other posts all of the agency. */
export function inRoom({ actor }: Looking): RawBuilder<boolean> {
  return actor.role === "officer"
    ? sql<boolean>`f.detail -> 'handlerIds' @> ${JSON.stringify([personInOffice(actor)])}::jsonb`
    : sql<boolean>`true`;
}

export function documentRoom(engine: Engine, looking: Looking): Promise<Answer> {
  return together(engine, async (on) => {
    const room = inRoom(looking);
    const [papers, moving, closed] = await Promise.all([
      papersWaiting(on, looking),
      casesWhere(on, looking, { where: sql`${room} and ${ON_ITS_WAY}` }),
      casesWhere(on, looking, { where: sql`${room} and ${TO_ARCHIVE}` }),
    ]);
    const [calendars, cases, going, numbers] = await Promise.all([
      calendarsFor(on, [...moving, ...closed]),
      judged(engine, on, looking, closed),
      judged(engine, on, looking, moving),
      numbersOf(
        on,
        moving.map(({ matter }) => matter.id),
      ),
    ]);
    return {
      papers: [...papers],
      deliveries: dueFirst(
        going.flatMap((one) => {
          const shown = deskCaseOf(one, calendars, looking.now);
          const acts = deskActsOf(actsOf(one), DELIVERING);
          return deliveriesOf(one, numbers).map((delivery) => ({ ...shown, ...delivery, acts }));
        }),
      ),
      archive: cases.map((one) => ({ ...deskCaseOf(one, calendars, looking.now), ...fileOf(one, looking) })),
    };
  });
}

interface PaperRow extends Omit<Paper, "waitsFor" | "signers"> {
  readonly signers: readonly string[];
  readonly isSealed: boolean;
  readonly needsSeal: boolean;
}

/** Of open cases, not voided: what still lacks a signature, then the seal, then a print. */
async function papersWaiting(on: Database | Tx, looking: Looking): Promise<readonly Paper[]> {
  const printSince = addDays(plainDateOf(looking.now), -PRINT_DAYS);
  const rows = await listRows(
    on,
    sql<PaperRow>`select * from (
      select d.id as "documentId", d.matter_id as "matterId", m.number, f.detail ->> 'causeOfAction' as "causeOfAction", m.title,
        coalesce(f.detail #>> '{party,name}', '') as "partyName", d.form, d.name, d.number as "documentNumber", d.issued_at as "issuedAt",
        array(select s ->> 'label' from jsonb_array_elements(t.form -> 'signers') s where (s ->> 'count')::int >
          (select count(*) from document_signature g where g.document_id = d.id and g.signer = s ->> 'id')) as signers,
        (t.form ->> 'isSealed')::boolean as "needsSeal",
        exists (select 1 from document_event e where e.document_id = d.id and e.kind = 'sealed') as "isSealed",
        exists (select 1 from document_event e where e.document_id = d.id and e.kind = 'printed') as "isPrinted"
      from document_issued d join matter m on m.id = d.matter_id and m.kind = 'case' and m.is_open
        join case_file f on f.matter_id = m.id join document_form_text t on t.sha256 = d.form_sha256
      where ${matterScope(looking.actor)} and ${inRoom(looking)}
        and not exists (select 1 from document_event e where e.document_id = d.id and e.kind = 'voided')) p
      where cardinality(signers) > 0 or ("needsSeal" and not "isSealed") or (not "isPrinted" and form = any(${PRINTED})
        and "issuedAt" >= ${printSince}::date)
      order by "issuedAt" desc, "documentNumber" desc limit ${MOST}`,
  );
  return rows.map(({ isSealed, needsSeal, signers, ...paper }) => ({
    matterId: paper.matterId,
    number: paper.number,
    causeOfAction: paper.causeOfAction,
    title: paper.title,
    partyName: paper.partyName,
    documentId: paper.documentId,
    form: paper.form,
    name: paper.name,
    documentNumber: paper.documentNumber,
    issuedAt: paper.issuedAt,
    signers: [...signers],
    waitsFor: signers.length > 0 ? "signature" : needsSeal && !isSealed ? "seal" : "print",
  }));
}

/** What goes to the party goes on paper. */
const PRINTED = CASE_FORMS.filter((form) => form.isDelivered).map((form) => form.code);

interface IssuedNumber {
  readonly matterId: string;
  readonly form: string;
  readonly key: string;
  readonly id: string;
  readonly number: string;
}

async function numbersOf(on: Database | Tx, matterIds: readonly string[]): Promise<readonly IssuedNumber[]> {
  if (matterIds.length === 0) return [];
  return listRows(
    on,
    sql<IssuedNumber>`select matter_id as "matterId", form, key, id, number from document_issued
      where matter_id = any(${[...matterIds]}::uuid[])`,
  );
}

function deliveriesOf({ matter, detail, clocks }: KeptCase, numbers: readonly IssuedNumber[]) {
  return detail.deliveries
    .filter(({ state }) => state === "pending" || state === "attempted" || state === "published")
    .map(({ id, form, key, state, createdAt, attempts, publishedOn }) => {
      const issued = numbers.find((one) => one.matterId === matter.id && one.form === form && one.key === key);
      const deemed = clocks.findLast((clock) => clock.kind === `public_notice:${id}` && clock.state === "running");
      return {
        deliveryId: id,
        name: CASE_FORMS.find(({ code }) => code === form)?.name ?? form,
        documentNumber: issued?.number ?? "",
        documentId: issued?.id ?? null,
        deliveryState: state,
        deliveryStateLabel: DELIVERY_STATES[state],
        createdAt: createdAt as Instant,
        attempts: attempts
          .map(({ method, at, account }) => ({ methodLabel: DELIVERY_METHODS[method], at, account }))
          .toReversed(),
        publishedOn,
        deemedOn: deemed ? plainDateOf(deemed.dueAt) : null,
      };
    });
}

function fileOf(one: JudgedCase, { now }: Looking) {
  const { detail } = one;
  const archive = deskActOf(actsOf(one), "archive");
  return {
    closedOn: detail.closedOn,
    closingLabel: detail.closing ? (CLOSINGS[detail.closing as keyof typeof CLOSINGS] ?? "撤销案件") : "",
    gaps: [...gapsOf(detail, plainDateOf(now))],
    papers: detail.issued.length,
    evidence: detail.evidence.length,
    archive: archive ?? { act: "archive", label: "归档", isAllowed: false, refusals: [] },
  };
}
