/** 文书模板 in SQL: versions of template texts over the shipped ones. The highest version is in force. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { remembered } from "#platform/database/remembered.ts";
import type { DocumentForm } from "../../model/form.ts";

export interface TemplateVersion {
  readonly form: string;
  readonly version: number;
  readonly text: string;
  readonly note: string;
  readonly createdAt: Instant;
  /** Name of the person; null: the command line or the demonstration. */
  readonly createdBy: string | null;
}

const SELECT = sql`select t.form, t.version, t.text, t.note, t.created_at as "createdAt", p.name as "createdBy"
  from document_template t left join people_person p on p.id = t.created_by`;

/** The form with the template text in force; version 0 is the shipped one. */
export async function formInForce(
  on: Database | Tx,
  shipped: DocumentForm,
): Promise<{ readonly form: DocumentForm; readonly version: number }> {
  const row = (await textsInForce(on)).get(shipped.code);
  return row ? { form: { ...shipped, template: row.text }, version: row.version } : { form: shipped, version: 0 };
}

const textsInForce = remembered(["document.template"], async (on) => {
  const rows = await listRows(
    on,
    sql<{
      form: string;
      text: string;
      version: number;
    }>`select distinct on (form) form, text, version from document_template
      order by form, version desc`,
  );
  return new Map(rows.map((row) => [row.form, row]));
});

/** Newest first. */
export async function listTemplateVersions(on: Database | Tx, form: string): Promise<readonly TemplateVersion[]> {
  return listRows(on, sql<TemplateVersion>`${SELECT} where t.form = ${form} order by t.version desc`);
}

/** The version in force of every form that has one of the city's own. */
export async function listTemplateHeads(on: Database | Tx): Promise<readonly TemplateVersion[]> {
  return listRows(
    on,
    sql<TemplateVersion>`${SELECT} where t.version = (select max(version) from document_template o where o.form = t.form)`,
  );
}

/**
 * Adds a version behind the one that was seen.
 * @returns its number, or null when another one came in between
 */
export async function addTemplateVersion(
  tx: Tx,
  added: {
    readonly form: string;
    readonly seen: number;
    readonly text: string;
    readonly note: string;
    readonly now: Instant;
    readonly personId: string | null;
  },
): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(hashtext('document_template'), hashtext(${added.form}))`.execute(tx);
  const { version } = await getRow(
    tx,
    sql<{
      version: number;
    }>`select coalesce(max(version), 0) as version from document_template where form = ${added.form}`,
  );
  if (version !== added.seen) return null;
  await sql`insert into document_template (form, version, text, note, created_at, created_by)
    values (${added.form}, ${version + 1}, ${added.text}, ${added.note}, ${added.now}, ${added.personId})`.execute(tx);
  return version + 1;
}
