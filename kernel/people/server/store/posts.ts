/** 岗位 in SQL. */
import { type RawBuilder, sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { Post, PostInput } from "../../model/persons.ts";

export type NewPost = PostInput & { readonly id: string; readonly personId: string };

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
      and post.id in (select own.id from people_post own where own.person_id = ${personId}
        union all select d.post_id from people_delegation d
        where d.to_person_id = ${personId} and d.ended_at is null and ${on} between d.from_on and d.to_on)`;
}

/** Every post of these persons, past ones too, primary first. */
export async function listPosts(on: Database | Tx, personIds: readonly string[]): Promise<readonly Post[]> {
  return listRows(
    on,
    sql<Post>`${SELECT} where post.person_id = any(${personIds}::uuid[]) order by post.is_primary desc, post.valid_from, post.id`,
  );
}

export async function findPost(on: Database | Tx, id: string): Promise<Post | null> {
  return findRow(on, sql<Post>`${SELECT} where post.id = ${id}`);
}

const SELECT = sql`
  select post.id, post.person_id as "personId", post.role, post.title, post.unit_id as "unitId", unit.name as "unitName",
    post.division_code as "divisionCode", division.name as "divisionName", post.valid_from as "validFrom", post.valid_to as "validTo",
    post.is_primary as "isPrimary"
  from people_post post join people_unit unit on unit.id = post.unit_id join people_division division on division.code = post.division_code`;

/** A post without a division gets its unit's. */
export async function insertPosts(tx: Tx, posts: readonly NewPost[]): Promise<void> {
  await sql`
    insert into people_post (id, person_id, role, title, unit_id, division_code, valid_from, valid_to, is_primary)
    select n.id, n."personId", n.role, n.title, n."unitId", coalesce(n."divisionCode", u.division_code, ''), n."validFrom", n."validTo", n."isPrimary"
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as n(id uuid, "personId" uuid, role text, title text, "unitId" uuid,
      "divisionCode" text, "validFrom" date, "validTo" date, "isPrimary" boolean)
    left join people_unit u on u.id = n."unitId"`.execute(tx);
}

export async function updatePost(
  tx: Tx,
  id: string,
  post: Pick<PostInput, "title" | "validTo" | "isPrimary">,
): Promise<void> {
  await sql`update people_post set title = ${post.title}, valid_to = ${post.validTo}, is_primary = ${post.isPrimary}
    where id = ${id}`.execute(tx);
}
