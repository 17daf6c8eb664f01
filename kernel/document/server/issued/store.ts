/** Issued papers in SQL, opened: what they hold is encrypted at rest. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { decryptPersonal } from "#platform/personal-data.ts";
import type { DocumentContent, DocumentForm } from "../../model/form.ts";
import type { SigningMethod } from "../../model/issued/issued.ts";
import { type DocumentEvent, eventsOf } from "./events.ts";
import { openContent, SIGNED_COLUMN } from "./issue.ts";

export interface DocumentRow {
  readonly id: string;
  readonly matterId: string;
  readonly seq: number;
  readonly form: string;
  readonly key: string;
  readonly name: string;
  readonly agency: string;
  readonly agencyName: string;
  readonly number: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string | null;
  readonly formHash: string;
  readonly templateVersion: number;
  readonly missing: readonly string[];
  readonly code: string;
  readonly hash: string;
}

/** Strokes of a hand: `[x, y, ms since the first]`, in a box of 600 × 240. */
export type Strokes = readonly (readonly (readonly [x: number, y: number, ms: number])[])[];

export interface KeptSignature {
  readonly documentId: string;
  readonly signer: string;
  readonly ordinal: number;
  readonly at: Instant;
  readonly method: SigningMethod;
  readonly personId: string | null;
  readonly collectedBy: string | null;
  readonly name: string;
  readonly opinion: string;
  /** As kept: canonical JSON of name, opinion and strokes. */
  readonly words: string;
  readonly image: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

export interface FullDocument extends DocumentRow {
  /** As it stood when the paper was issued. */
  readonly formData: DocumentForm;
  readonly content: DocumentContent;
  readonly events: readonly DocumentEvent[];
  readonly signatures: readonly KeptSignature[];
}

const COLUMNS = sql`d.id, d.matter_id as "matterId", d.seq, d.form, d.key, d.name, d.agency, coalesce(u.name, '') as "agencyName", d.number,
  d.issued_at as "issuedAt", d.issued_by as "issuedBy", d.form_sha256 as "formHash", d.template_version as "templateVersion", d.missing, d.code, d.hash`;
const FROM = sql`from document_issued d left join people_unit u on u.id::text = d.agency`;

/** In the order of issuing. */
export async function listDocuments(on: Database | Tx, matterId: string): Promise<readonly DocumentRow[]> {
  return listRows(
    on,
    sql<DocumentRow>`select ${COLUMNS} ${FROM} where d.matter_id = ${matterId} order by d.issued_at, d.seq, d.serial, d.id`,
  );
}

export async function rowsOf(on: Database | Tx, ids: readonly string[]): Promise<readonly DocumentRow[]> {
  return listRows(on, sql<DocumentRow>`select ${COLUMNS} ${FROM} where d.id = any(${[...ids]}::uuid[])`);
}

export async function findDocument(on: Database | Tx, id: string): Promise<DocumentRow | null> {
  return findRow(on, sql<DocumentRow>`select ${COLUMNS} ${FROM} where d.id = ${id}`);
}

export async function findDocumentByCode(on: Database | Tx, code: string): Promise<DocumentRow | null> {
  return findRow(on, sql<DocumentRow>`select ${COLUMNS} ${FROM} where d.code = ${code}`);
}

type SignatureRow = Omit<KeptSignature, "name" | "opinion" | "words"> & { readonly sealed: string };

const SIGNATURE_COLUMNS = sql`document_id as "documentId", signer, ordinal, at, method, person_id as "personId", collected_by as "collectedBy",
  sealed, image, previous_hash as "previousHash", hash`;

export async function signaturesOf(
  on: Database | Tx,
  { personalDataKey }: Pick<Secrets, "personalDataKey">,
  documentIds: readonly string[],
): Promise<readonly KeptSignature[]> {
  const rows = await listRows(
    on,
    sql<SignatureRow>`select ${SIGNATURE_COLUMNS} from document_signature where document_id = any(${[...documentIds]}::uuid[])
      order by document_id, ordinal`,
  );
  return rows.map(({ sealed, ...row }) => {
    const words = decryptPersonal(personalDataKey, SIGNED_COLUMN, sealed);
    const { name, opinion } = JSON.parse(words) as { name: string; opinion: string };
    return { ...row, name, opinion, words };
  });
}

/** Whole papers, in the order of `rows`. */
export async function openDocuments(
  on: Database | Tx,
  secrets: Pick<Secrets, "personalDataKey">,
  rows: readonly DocumentRow[],
): Promise<readonly FullDocument[]> {
  const ids = rows.map((row) => row.id);
  const [sealed, forms, events, signatures] = await Promise.all([
    listRows(
      on,
      sql<{ id: string; content: string }>`select id, content from document_issued where id = any(${ids}::uuid[])`,
    ),
    listRows(
      on,
      sql<{ sha256: string; form: DocumentForm }>`select sha256, form from document_form_text
        where sha256 = any(${[...new Set(rows.map((row) => row.formHash))]})`,
    ),
    eventsOf(on, ids),
    signaturesOf(on, secrets, ids),
  ]);
  const contentOf = new Map(sealed.map((row) => [row.id, row.content]));
  const formOf = new Map(forms.map((row) => [row.sha256, row.form]));
  return rows.map((row) => {
    const formData = formOf.get(row.formHash);
    const content = contentOf.get(row.id);
    if (!formData || content === undefined) throw new Error(`document ${row.id} has lost its form or content`);
    return {
      ...row,
      formData,
      content: openContent(secrets, content),
      events: events.filter((event) => event.documentId === row.id),
      signatures: signatures.filter((signature) => signature.documentId === row.id),
    };
  });
}
