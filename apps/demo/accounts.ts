/** 示范账号: one for each seat of the loop. The password is known to everybody: a demonstration city holds nothing real. */
import { sql } from "kysely";
import { ROLES, type Role } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { DemoAccount } from "./contract.ts";

export const DEMO_PASSWORD = "fangyuan-2026";

/** The seats of one district as a report passes them, then those of the city above it. */
const SEATS = [
  "HC-2-0117",
  "HC-2-0115",
  "HC-3-0122",
  "HC-4-0137",
  "HC-5-0136",
  "HC-4-0129",
  "HC-1-0108",
  "HC-1-0109",
  "HC-3-0124",
  "HC-6-0143",
  "CS-2-0117",
  "HC-4-0143",
  "CS-7-0151",
  "CS-2-0119",
  "CS-2-0116",
  "CS-7-0150",
  "CS-6-0143",
  "CS-8-0157",
  // Casework of the same district: officer, head of the brigade, legal review, hearing, head of the agency, publicity, cashier, archive.
  "HC-9-0164",
  "HC-4-0146",
  "HC-9-0169",
  "HC-9-0170",
  "HC-9-0171",
  "HC-9-0173",
  "HC-9-0174",
  "HC-9-0175",
];

/** 查询码 of the case that waits for its party: known to everybody, as the password is. */
export const PARTY_CODE = "SHFAN00001";

export async function demoParty(database: Database): Promise<{ number: string; code: string } | null> {
  return findRow(
    database,
    sql<{
      number: string;
      code: string;
    }>`select m.number, a.code from case_party_access a join matter m on m.id = a.matter_id
      where a.code = ${PARTY_CODE}`,
  );
}

/** As the register has them now: an account that was ended is not offered any more. */
export async function demoAccounts(database: Database): Promise<readonly DemoAccount[]> {
  const rows = await listRows(
    database,
    sql<{ signInName: string; personName: string; role: Role; unitName: string }>`
      select account."displayUsername" as "signInName", p.name as "personName", post.role, unit.name as "unitName"
      from people_user account join people_person p on p.id = account.id and p.status = 'active'
        join people_post post on post.person_id = p.id and post.is_primary and post.valid_to is null
        join people_unit unit on unit.id = post.unit_id
      where account."displayUsername" = any(${SEATS}::text[])`,
  );
  return rows
    .toSorted((a, b) => SEATS.indexOf(a.signInName) - SEATS.indexOf(b.signInName))
    .map(({ role, ...account }) => ({ ...account, roleName: ROLES[role] }));
}
