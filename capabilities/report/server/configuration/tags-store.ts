/** 标签 in SQL: named groups of classes (十乱 and others). */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { type Author, inForce } from "./catalogue-store.ts";

export interface Tag {
  readonly id: string;
  readonly label: string;
  readonly classKeys: readonly string[];
  readonly note: string;
  readonly source: string;
}

export interface TagRow extends Tag {
  readonly revision: number;
  readonly isRetired: boolean;
  readonly validFrom: PlainDate;
  readonly addedAt: Instant | null;
}

export async function listTagRows(on: Database | Tx): Promise<readonly TagRow[]> {
  return listRows(
    on,
    sql<TagRow>`select id, revision, label, class_keys as "classKeys", note, source, is_retired as "isRetired", valid_from as "validFrom",
      added_at as "addedAt" from report_tag order by id, revision`,
  );
}

export function tagsOn(rows: readonly TagRow[], day: PlainDate): readonly Tag[] {
  return inForce(rows, day, (row) => row.id);
}

export async function addTagRevision(
  tx: Tx,
  tag: Omit<TagRow, "revision" | "addedAt">,
  author: Author,
): Promise<number> {
  const added = await getRow(
    tx,
    sql<{
      revision: number;
    }>`insert into report_tag (id, revision, label, class_keys, note, source, is_retired, valid_from, added_at, added_by)
      select ${tag.id}, coalesce(max(revision), 0) + 1, ${tag.label}, ${[...tag.classKeys]}::text[], ${tag.note}, ${tag.source}, ${tag.isRetired},
        ${tag.validFrom}::date, ${author.now}::timestamptz, ${author.personId}::uuid
      from report_tag where id = ${tag.id} returning revision`,
  );
  return added.revision;
}
