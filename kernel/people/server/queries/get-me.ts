/** 本人: the person at the keyboard, with every post they may act in now. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import type { Me } from "../../model/account.ts";
import type { Actor } from "../../model/actor.ts";
import { type PostRole, ROLES } from "../../model/roles.ts";
import { personIdOf } from "../administer.ts";
import { postsOf } from "../store/posts.ts";

interface MyPostRow {
  readonly id: string;
  readonly role: PostRole;
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly isPrimary: boolean;
  readonly validTo: PlainDate | null;
  readonly holderId: string;
  readonly holderName: string;
  readonly isDelegated: boolean;
}

export async function getMe(database: Database, actor: Actor, now: Instant): Promise<Me> {
  const personId = personIdOf(actor);
  const person = await getRow(
    database,
    sql<Me["person"]>`
      select p.id, p.name, p.badge_number as "badgeNumber", u."displayUsername" as "signInName", p.phone_masked as "phoneMasked",
        coalesce(u."twoFactorEnabled", false) as "hasSecondFactor"
      from people_person p left join people_user u on u.id = p.id where p.id = ${personId}`,
  );
  const rows = await listRows(
    database,
    sql<MyPostRow>`
      select post.id, post.role, post.title, post.unit_id as "unitId", unit.name as "unitName", post.division_code as "divisionCode",
        division.name as "divisionName", post.is_primary as "isPrimary", post.valid_to as "validTo", post.holder_id as "holderId",
        post.holder_name as "holderName", post.is_delegated as "isDelegated"
      from (${postsOf(sql`${personId}::uuid`, plainDateOf(now))}) post join people_unit unit on unit.id = post.unit_id
        join people_division division on division.code = post.division_code
      order by post.is_delegated, post.is_primary desc, post.valid_from, post.id`,
  );
  const posts = rows.map(({ holderId, holderName, isDelegated, ...post }) => ({
    ...post,
    roleLabel: ROLES[post.role],
    isPrimary: post.isPrimary && !isDelegated,
    onBehalfOf: isDelegated ? { personId: holderId, name: holderName } : null,
  }));
  return { person, activePostId: actor.postId ?? "", posts };
}
