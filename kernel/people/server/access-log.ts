/** 登录与查阅日志: append-only. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import { ACCESS_KINDS, type AccessKind } from "../model/account.ts";
import type { Actor } from "../model/actor.ts";
import { divisionRange } from "../model/scope.ts";

export interface AccessNote {
  readonly kind: AccessKind;
  /** Who did it; null when nobody is known. */
  readonly personId: string | null;
  /** Whom it concerns, when somebody else. */
  readonly subjectPersonId?: string;
  readonly ip: string | null;
  readonly userAgent?: string;
  /** Never values of personal data. */
  readonly details?: { readonly [key: string]: Json };
  readonly now: Instant;
}

export async function logAccess(on: Database | Tx, note: AccessNote): Promise<void> {
  await sql`insert into people_access_log (id, at, kind, person_id, subject_person_id, ip, user_agent, details)
    values (${newId(note.now)}, ${note.now}, ${note.kind}, ${note.personId}, ${note.subjectPersonId ?? null}, ${note.ip},
      ${note.userAgent?.slice(0, 300) ?? null}, ${JSON.stringify(note.details ?? {})}::jsonb)`.execute(on);
}

interface EntryRow {
  readonly id: string;
  readonly at: Instant;
  readonly kind: AccessKind;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly subject_person_id: string | null;
  readonly subject_name: string | null;
  readonly ip: string | null;
  readonly details: Record<string, unknown>;
}

const PAGE = 200;

/** The newest `PAGE` entries before an instant about people with a post in the administrator's division; wrong names go to city level. */
export async function listAccess(
  on: Database,
  actor: Actor,
  filter: { readonly personId?: string | undefined; readonly before?: Instant | undefined },
) {
  const [first, last] = divisionRange(actor.divisionCode ?? "0".repeat(12));
  const rows = await listRows(
    on,
    sql<EntryRow>`
      select l.id, l.at, l.kind, l.person_id, p.name as person_name, l.subject_person_id, s.name as subject_name, l.ip, l.details
      from people_access_log l left join people_person p on p.id = l.person_id left join people_person s on s.id = l.subject_person_id
      where (${filter.personId ?? null}::uuid is null or ${filter.personId ?? null}::uuid in (l.person_id, l.subject_person_id))
        and (${filter.before ?? null}::timestamptz is null or l.at < ${filter.before ?? null}::timestamptz)
        and (coalesce(l.subject_person_id, l.person_id) in (select person_id from people_post where division_code between ${first} and ${last})
          or (l.person_id is null and ${last} like '____99999999'))
      order by l.at desc, l.id desc limit ${PAGE}`,
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    kindLabel: ACCESS_KINDS[row.kind],
    personId: row.person_id,
    personName: row.person_name,
    subjectPersonId: row.subject_person_id,
    subjectPersonName: row.subject_name,
    ip: row.ip,
    details: row.details,
  }));
}
