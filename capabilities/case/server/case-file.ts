/** The detail of a case ↔ the table `case_file`: one document, the contact of the party sealed beside it. */
import { sql } from "kysely";
import { BLANK_CASE, type CaseDetail } from "#capabilities/case/model/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { decryptPersonal, encryptPersonal, fingerprint } from "#platform/personal-data.ts";

type Keys = Pick<Secrets, "personalDataKey">;

const CONTACT_COLUMN = "case_file.party_contact";
const KEY_COLUMN = "case_file.party_key";

export async function loadCase(keys: Keys, on: Database | Tx, matterId: string): Promise<CaseDetail> {
  const row = await getRow(
    on,
    sql<{
      detail: Omit<CaseDetail, "partyContact">;
      contact: string | null;
    }>`select detail, party_contact as contact from case_file where matter_id = ${matterId}`,
  );
  const contact = row.contact === null ? null : decryptPersonal(keys.personalDataKey, CONTACT_COLUMN, row.contact);
  const partyContact = contact === null ? null : (JSON.parse(contact) as CaseDetail["partyContact"]);
  return { ...BLANK_CASE, ...row.detail, partyContact };
}

export async function saveCase(
  keys: Keys,
  tx: Tx,
  matterId: string,
  changes: Partial<CaseDetail>,
  isNew: boolean,
): Promise<void> {
  const { partyContact, ...open } = isNew ? { ...BLANK_CASE, ...changes } : changes;
  const sealed = partyContact
    ? encryptPersonal(keys.personalDataKey, CONTACT_COLUMN, JSON.stringify(partyContact))
    : null;
  const document = JSON.stringify(open);
  if (isNew)
    await sql`insert into case_file (matter_id, detail, party_contact) values (${matterId}, ${document}::jsonb, ${sealed})`.execute(
      tx,
    );
  else
    await sql`update case_file set detail = detail || ${document}::jsonb, party_contact = coalesce(${sealed}, party_contact)
      where matter_id = ${matterId}`.execute(tx);
}

/** 当事人标识. Equal however the number is written; null without one. */
export function partyKeyOf(keys: Keys, identityNumber: unknown): string | null {
  const number = typeof identityNumber === "string" ? identityNumber.replace(/[^0-9A-Za-z]/g, "").toUpperCase() : "";
  return number === "" ? null : fingerprint(keys.personalDataKey, KEY_COLUMN, number);
}
