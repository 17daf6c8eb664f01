/** 一次性签名链接: a token for one place under one paper, for some hours, once. Only its hash is kept. */
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import { sha256 } from "./issue.ts";

export interface SigningLink {
  readonly id: string;
  readonly documentId: string;
  readonly signer: string;
  readonly createdBy: string;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

/** @returns the token, which nobody can find again */
export async function insertLink(
  on: Database | Tx,
  link: Pick<SigningLink, "documentId" | "signer" | "createdBy" | "expiresAt"> & { readonly now: Instant },
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await sql`insert into document_signing_link (id, token_hash, document_id, signer, created_at, created_by, expires_at)
    values (${newId(link.now)}, ${sha256(token)}, ${link.documentId}, ${link.signer}, ${link.now}, ${link.createdBy}, ${link.expiresAt})`.execute(
    on,
  );
  return token;
}

export async function findLink(on: Database | Tx, token: string): Promise<SigningLink | null> {
  return findRow(
    on,
    sql<SigningLink>`select id, document_id as "documentId", signer, created_by as "createdBy", expires_at as "expiresAt", used_at as "usedAt"
      from document_signing_link where token_hash = ${sha256(token)}`,
  );
}

/** @returns false when it was used before or is over */
export async function useLink(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const row = await findRow(
    tx,
    sql<{
      id: string;
    }>`update document_signing_link set used_at = ${now} where id = ${id} and used_at is null and expires_at > ${now} returning id`,
  );
  return row !== null;
}
