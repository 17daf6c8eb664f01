/** The papers of a matter that stand, by name and number: for papers that refer to others. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

export interface PaperInMatter {
  readonly form: string;
  readonly key: string;
  readonly name: string;
  readonly number: string;
  readonly on: PlainDate;
}

/** In the order of issuing; voided ones are left out. */
export async function papersIn(on: Database | Tx, matterId: string): Promise<readonly PaperInMatter[]> {
  return listRows(
    on,
    sql<PaperInMatter>`select d.form, d.key, d.name, d.number, (d.issued_at at time zone 'Asia/Shanghai')::date as on
      from document_issued d where d.matter_id = ${matterId}
        and not exists (select 1 from document_event e where e.document_id = d.id and e.kind = 'voided')
      order by d.issued_at, d.seq, d.serial, d.id`,
  );
}
