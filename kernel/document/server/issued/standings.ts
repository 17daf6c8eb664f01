/** How the papers of a matter stand, without opening what they hold: for rules that judge a whole file. */
import { sql } from "kysely";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import type { DocumentForm } from "../../model/form.ts";
import { type DocumentState, stateOf } from "../../model/issued/standing.ts";

export interface PaperStanding {
  readonly form: string;
  readonly key: string;
  readonly number: string;
  readonly state: DocumentState;
  /** Labels of required fields that nobody filled in. */
  readonly missing: readonly string[];
}

interface Row {
  readonly form: string;
  readonly key: string;
  readonly number: string;
  readonly missing: readonly string[];
  readonly formData: DocumentForm;
  readonly signers: readonly string[];
  readonly events: readonly string[];
}

/** In the order of issuing. */
export async function standingsIn(on: Database | Tx, matterId: string): Promise<readonly PaperStanding[]> {
  const rows = await listRows(
    on,
    sql<Row>`select d.form, d.key, d.number, d.missing, t.form as "formData",
      array(select signer from document_signature s where s.document_id = d.id order by ordinal) as signers,
      array(select kind from document_event e where e.document_id = d.id order by ordinal) as events
      from document_issued d join document_form_text t on t.sha256 = d.form_sha256
      where d.matter_id = ${matterId} order by d.issued_at, d.seq, d.serial, d.id`,
  );
  return rows.map(({ form, key, number, missing, formData, signers, events }) => ({
    ...{ form, key, number },
    state: stateOf(formData, {
      signed: signers.map((signer) => ({ signer })),
      isSealed: events.includes("sealed"),
      isVoided: events.includes("voided"),
    }),
    missing: formData.fields.filter((field) => missing.includes(field.key)).map((field) => field.label),
  }));
}
