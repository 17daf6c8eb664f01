/** 文书室: papers to sign, seal and print, documents on their way to the party, files to archive with what they lack. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { CLOSINGS } from "#capabilities/case/model/closing/acts.ts";
import { gapsOf } from "#capabilities/case/model/closing/gaps.ts";
import {
  CASE_FORMS,
  type CaseAct,
  DELIVERY_METHODS,
  DELIVERY_STATES,
  SERVED_FORMS,
} from "#capabilities/case/model/public.ts";
import { PER_PAGE } from "#capabilities/case/model/surface/desk-case.ts";
import { type listDocumentRoom, type RoomQuery, TAB_OF_POST } from "#capabilities/case/model/surface/rooms.ts";
import { calendarsInForce } from "#kernel/clock/server/public.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import { personInOffice } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { actsOf, deskActOf, deskActsOf } from "./desk-acts.ts";
import {
  deskCaseOf,
  dueFirst,
  type JudgedCase,
  judged,
  type KeptCase,
  type Looking,
  namedLike,
  pageOfCases,
  skippedBefore,
  together,
} from "./desk-cases.ts";

type Answer = z.input<typeof listDocumentRoom.response>;
type Paper = Answer["papers"][number];

type Query = z.output<typeof RoomQuery>;
type Counts = Answer["counts"];

const DELIVERING: readonly CaseAct[] = ["deliver", "publish_delivery"];
/** Papers of so many days back are still offered for printing. */
const PRINT_DAYS = 30;

const MOVING = `@.state == "pending" || @.state == "attempted" || @.state == "published"`;
/** As the index knows it. */
const ANY_MOVING = sql.lit(`$.deliveries[*] ? (${MOVING})`);
/** Of the forms that are served: what once waited here for a court or another body is sent by its act. */
const DELIVERIES = sql.lit(
  `$.deliveries[*] ? ((${MOVING}) && (${SERVED_FORMS.map((form) => `@.form == "${form}"`).join(" || ")}))`,
);
export const ON_ITS_WAY = sql<boolean>`m.is_open and f.detail @? ${ANY_MOVING} and f.detail @? ${DELIVERIES}`;
const TO_ARCHIVE = sql<boolean>`m.is_open and m.state = 'closed'`;

/** An officer sees the own cases; the other posts all of the agency. */
function inRoom({ actor }: Looking): RawBuilder<boolean> {
  return actor.role === "officer"
    ? sql<boolean>`f.detail -> 'handlerIds' @> ${JSON.stringify([personInOffice(actor)])}::jsonb`
    : sql<boolean>`true`;
}

export function documentRoom(engine: Engine, looking: Looking, asked: Query): Promise<Answer> {
  return together(engine, async (on) => {
    const counts = await countsOf(on, looking, asked.text);
    const empty = { counts, papers: [], deliveries: [], archive: [] };
    if (asked.tab === "deliver") return { ...empty, ...(await deliveriesPage(engine, on, looking, asked)) };
    if (asked.tab === "archive") return { ...empty, ...(await archivePage(engine, on, looking, asked)) };
    return { ...empty, count: counts[asked.tab], papers: [...(await papersPage(on, looking, asked))] };
  });
}

/** For the left bar: what an officer has on its way to a party, and what the archivist archives, as their tabs count them. */
export function countInRoom(engine: Engine, looking: Looking): Promise<number> {
  return together(engine, async (on) => (await countsOf(on, looking, ""))[TAB_OF_POST[looking.actor.role] ?? "sign"]);
}

async function countsOf(on: Database, looking: Looking, text: string): Promise<Counts> {
  const [papers, cases] = await Promise.all([
    listRows(
      on,
      sql<{ tab: "sign" | "seal" | "print"; count: number }>`select tab, count(*)::int as count
        from (${papersWaiting(looking, text)}) p where tab is not null group by tab`,
    ),
    getRow(
      on,
      sql<Pick<Counts, "deliver" | "archive">>`select
          coalesce(sum(jsonb_array_length(jsonb_path_query_array(f.detail, ${DELIVERIES}))) filter (where ${ON_ITS_WAY}), 0)::int as deliver,
          count(*) filter (where ${TO_ARCHIVE})::int as archive
        from matter m join case_file f on f.matter_id = m.id
        where m.kind = 'case' and ${matterScope(looking.actor)} and ${inRoom(looking)} and m.is_open and ${namedLike(text)}`,
    ),
  ]);
  const of = (tab: string) => papers.find((one) => one.tab === tab)?.count ?? 0;
  return { sign: of("sign"), seal: of("seal"), print: of("print"), ...cases };
}

async function deliveriesPage(engine: Engine, on: Database, looking: Looking, asked: Query) {
  const where = sql`${inRoom(looking)} and ${ON_ITS_WAY}`;
  const { kept, count } = await pageOfCases(on, looking, { where }, asked);
  const [calendars, going, numbers] = await Promise.all([
    calendarsInForce(on),
    judged(engine, on, looking, kept),
    numbersOf(
      on,
      kept.map(({ matter }) => matter.id),
    ),
  ]);
  return {
    count,
    deliveries: dueFirst(
      going.flatMap((one) => {
        const shown = deskCaseOf(one, calendars, looking.now);
        const acts = deskActsOf(actsOf(one), DELIVERING);
        return deliveriesOf(one, numbers).map((delivery) => ({ ...shown, ...delivery, acts }));
      }),
    ),
  };
}

async function archivePage(engine: Engine, on: Database, looking: Looking, asked: Query) {
  const where = sql`${inRoom(looking)} and ${TO_ARCHIVE}`;
  const { kept, count } = await pageOfCases(on, looking, { where }, asked);
  const [calendars, cases] = await Promise.all([calendarsInForce(on), judged(engine, on, looking, kept)]);
  return {
    count,
    archive: cases.map((one) => ({ ...deskCaseOf(one, calendars, looking.now), ...fileOf(one, looking) })),
  };
}

interface PaperRow extends Omit<Paper, "waitsFor" | "signers"> {
  readonly signers: readonly string[];
  readonly tab: keyof typeof WAITS_FOR;
}
const WAITS_FOR = { sign: "signature", seal: "seal", print: "print" } as const;

/** Of open cases, not voided: what still lacks a signature, then the seal, then a print. */
function papersWaiting(looking: Looking, text: string): RawBuilder<PaperRow> {
  const printSince = addDays(plainDateOf(looking.now), -PRINT_DAYS);
  return sql<PaperRow>`select p.*, case when cardinality(signers) > 0 then 'sign' when "needsSeal" and not "isSealed" then 'seal'
      when not "isPrinted" and form = any(${PRINTED}) and "issuedAt" >= ${printSince}::date then 'print' end as tab
    from (select d.id as "documentId", d.matter_id as "matterId", m.number, f.detail ->> 'causeOfAction' as "causeOfAction", m.title,
        coalesce(f.detail #>> '{party,name}', '') as "partyName", d.form, d.name, d.number as "documentNumber", d.issued_at as "issuedAt",
        array(select s ->> 'label' from jsonb_array_elements(t.form -> 'signers') s where not coalesce((s ->> 'isOptional')::boolean, false) and (s ->> 'count')::int >
          (select count(*) from document_signature g where g.document_id = d.id and g.signer = s ->> 'id')) as signers,
        (t.form ->> 'isSealed')::boolean as "needsSeal",
        exists (select 1 from document_event e where e.document_id = d.id and e.kind = 'sealed') as "isSealed",
        exists (select 1 from document_event e where e.document_id = d.id and e.kind = 'printed') as "isPrinted"
      from document_issued d join matter m on m.id = d.matter_id and m.kind = 'case' and m.is_open
        join case_file f on f.matter_id = m.id join document_form_text t on t.sha256 = d.form_sha256
      where ${matterScope(looking.actor)} and ${inRoom(looking)} and ${namedLike(text)}
        and not exists (select 1 from document_event e where e.document_id = d.id and e.kind = 'voided')) p`;
}

async function papersPage(on: Database, looking: Looking, { tab, text, page }: Query): Promise<readonly Paper[]> {
  const rows = await listRows(
    on,
    sql<PaperRow>`select * from (${papersWaiting(looking, text)}) p where tab = ${tab}
      order by "issuedAt" desc, "documentNumber" desc limit ${PER_PAGE} offset ${skippedBefore(page)}`,
  );
  return rows.map(({ tab: waits, signers, ...paper }) => ({
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
    waitsFor: WAITS_FOR[waits],
  }));
}

/** What goes to somebody goes on paper. */
const PRINTED = CASE_FORMS.filter((form) => form.receiver !== undefined).map((form) => form.code);

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
    .filter(
      ({ state, form }) =>
        (state === "pending" || state === "attempted" || state === "published") && SERVED_FORMS.includes(form),
    )
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
