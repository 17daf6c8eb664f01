/** 岗位 in SQL. */
import { type RawBuilder, sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import type { Tx } from "#platform/database/connect.ts";
import type { PostRole } from "../../model/roles.ts";

export interface NewPost {
  readonly id: string;
  readonly personId: string;
  readonly role: PostRole;
  readonly title: string;
  readonly unitId: string;
  /** Null: the unit's own division. */
  readonly divisionCode: string | null;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly isPrimary: boolean;
}

/**
 * A subquery: the posts a person may act in on a day, own ones and those delegated to them. A delegation holds only while its
 * holder is active and the post valid; what was delegated to the holder is not passed on.
 */
export function postsOf(personId: RawBuilder<unknown>, on: PlainDate): RawBuilder<unknown> {
  return sql`
    select post.id, post.role, post.title, post.unit_id, post.division_code, post.is_primary, post.valid_from, post.valid_to,
      holder.id as holder_id, holder.name as holder_name, post.person_id <> ${personId} as is_delegated
    from people_post post join people_person holder on holder.id = post.person_id
    where post.valid_from <= ${on} and (post.valid_to is null or post.valid_to >= ${on}) and holder.status = 'active'
      and (post.person_id = ${personId} or post.id in (
        select d.post_id from people_delegation d
        where d.to_person_id = ${personId} and d.ended_at is null and ${on} between d.from_on and d.to_on))`;
}

export async function insertPosts(tx: Tx, posts: readonly NewPost[]): Promise<void> {
  await sql`
    insert into people_post (id, person_id, role, title, unit_id, division_code, valid_from, valid_to, is_primary)
    select n.id, n.person_id, n.role, n.title, n.unit_id, coalesce(n.division_code, u.division_code), n.valid_from, n.valid_to, n.is_primary
    from jsonb_to_recordset(${JSON.stringify(
      posts.map((post) => ({
        id: post.id,
        person_id: post.personId,
        role: post.role,
        title: post.title,
        unit_id: post.unitId,
        division_code: post.divisionCode,
        valid_from: post.validFrom,
        valid_to: post.validTo,
        is_primary: post.isPrimary,
      })),
    )}::jsonb) as n(id uuid, person_id uuid, role text, title text, unit_id uuid, division_code text, valid_from date, valid_to date,
      is_primary boolean)
    left join people_unit u on u.id = n.unit_id`.execute(tx);
}
