/** 当事人查询码: what opens the party's own page, beside the number of the case. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { followCodeFrom, normalFollowCode } from "#platform/follow-code.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { fingerprint } from "#platform/personal-data.ts";

export interface PartyKey {
  readonly number: string;
  readonly code: string;
}

/** One answer for a wrong number and a wrong code. @throws Problem not found */
export async function findPartyCase(on: Database, { number, code }: PartyKey): Promise<string> {
  const normal = normalFollowCode(code);
  const row =
    normal === null
      ? null
      : await findRow(
          on,
          sql<{ id: string }>`select m.id from case_party_access a join matter m on m.id = a.matter_id
            where a.code = ${normal} and m.number = ${number.toUpperCase()}`,
        );
  if (!row) throw new Problem(PROBLEMS.notFound, { detail: "没有找到：请核对告知书、决定书上的案号和查询码" });
  return row.id;
}

/**
 * The code that a case will have: it comes from the city's key, so that a paper shows it before the act that issues the paper is
 * over, and a preview shows the same.
 */
export function partyCodeFrom({ personalDataKey }: Pick<Secrets, "personalDataKey">, matterId: string): string {
  return followCodeFrom(Buffer.from(fingerprint(personalDataKey, "case_party_access.code", matterId), "base64url"));
}

/** The code of a case: the one that is kept, else the one that will be. */
export async function partyCodeOf(
  secrets: Pick<Secrets, "personalDataKey">,
  on: Database | Tx,
  matterId: string,
): Promise<string> {
  const kept = await findRow(
    on,
    sql<{ code: string }>`select code from case_party_access where matter_id = ${matterId}::uuid`,
  );
  return kept?.code ?? partyCodeFrom(secrets, matterId);
}

/** As it is printed: two groups of five. */
export function printedCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** From the first paper that goes to the party the code opens their page. */
export async function keepPartyCode(tx: Tx, matterId: string, code: string, at: Instant): Promise<void> {
  await sql`insert into case_party_access (matter_id, code, created_at) values (${matterId}, ${code}, ${at})
    on conflict (matter_id) do nothing`.execute(tx);
}
