/** 知识库 of the demonstration. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { demoId } from "../ids.ts";

interface Shelf {
  readonly items: readonly { readonly question: string; readonly answer: string }[];
  readonly at: Instant;
  readonly validUntil: PlainDate;
}

export async function layKnowledge(
  { database }: Pick<Platform, "database">,
  keeper: Actor,
  unitId: string,
  { items, at, validUntil }: Shelf,
): Promise<void> {
  for (const [index, { question, answer }] of items.entries())
    await sql`insert into hotline_knowledge (id, question, answer, unit_id, valid_until, created_by, updated_by, created_at, updated_at)
      values (${demoId(`knowledge ${index}`)}, ${question}, ${answer}, ${unitId}, ${validUntil}::date, ${keeper.personId},
        ${keeper.personId}, ${at}, ${at}) on conflict do nothing`.execute(database);
}
