/** 文书状态: what happened to a paper after it was issued; only ever added to. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { DocumentEventKind } from "../../model/issued/issued.ts";

export interface DocumentEvent {
  readonly documentId: string;
  readonly kind: DocumentEventKind;
  readonly at: Instant;
  readonly name: string;
  readonly reason: string;
  readonly sealId: string | null;
  /** SHA-256 of the picture of the seal. */
  readonly sealImage: string | null;
}

/** Waits for whoever changes the same paper. */
export async function lockDocument(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('document_issued'), hashtext(${id}))`.execute(tx);
}

export async function eventsOf(on: Database | Tx, documentIds: readonly string[]): Promise<readonly DocumentEvent[]> {
  return listRows(
    on,
    sql<DocumentEvent>`select e.document_id as "documentId", e.kind, e.at, e.name, e.reason, e.seal_id as "sealId", s.image as "sealImage"
      from document_event e left join document_seal s on s.id = e.seal_id
      where e.document_id = any(${[...documentIds]}::uuid[]) order by e.document_id, e.ordinal`,
  );
}

export async function addEvent(
  tx: Tx,
  event: Pick<DocumentEvent, "documentId" | "kind" | "at" | "name" | "reason"> & {
    readonly personId: string | null;
    readonly sealId?: string;
  },
): Promise<void> {
  const locked = lockDocument(tx, event.documentId);
  const added = sql`insert into document_event (document_id, ordinal, kind, at, person_id, name, reason, seal_id)
    select ${event.documentId}::uuid, coalesce(max(ordinal), 0) + 1, ${event.kind}, ${event.at}::timestamptz, ${event.personId}::uuid, ${event.name},
      ${event.reason}, ${event.sealId ?? null}::uuid from document_event where document_id = ${event.documentId}`.execute(
    tx,
  );
  // One trip: the statement behind the lock reads once it is held.
  await Promise.all([locked, added]);
}

export interface DeliveryOfPaper {
  readonly matterId: string;
  readonly form: string;
  readonly key: string;
  /** When it reached whoever receives it. */
  readonly at: Instant;
  readonly personId: string | null;
  readonly name: string;
  /** 直接送达：本人签收. */
  readonly how: string;
}

/** 送达: a paper issued before reached its receiver. Once: what is delivered stays delivered. */
export async function markDelivered(tx: Tx, delivery: DeliveryOfPaper): Promise<void> {
  const { matterId, form, key, at, personId, name, how } = delivery;
  const paper = await findRow(
    tx,
    sql<{
      id: string;
    }>`select d.id from document_issued d where d.matter_id = ${matterId} and d.form = ${form} and d.key = ${key}
      and not exists (select 1 from document_event e where e.document_id = d.id and e.kind in ('delivered', 'voided'))
      order by d.issued_at desc, d.id desc limit 1`,
  );
  if (paper) await addEvent(tx, { documentId: paper.id, kind: "delivered", at, personId, name, reason: how });
}
