/** 分类与立案条件 in SQL: revisions are added, never edited. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import {
  type Catalogue,
  catalogueOf,
  type FilingCondition,
  type IssueClass,
  SHIPPED_CATALOGUE,
} from "#capabilities/report/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow, listRows } from "#platform/database/query.ts";

export interface ClassRow extends Omit<IssueClass, "conditions" | "kind" | "code"> {
  readonly revision: number;
  readonly isRetired: boolean;
  readonly validFrom: PlainDate;
  readonly addedAt: Instant | null;
}

export interface ConditionRow {
  readonly id: string;
  readonly revision: number;
  readonly classKey: string;
  readonly text: string;
  readonly limitValue: number;
  readonly limitUnit: FilingCondition["limit"]["unit"];
  readonly limitBasis: FilingCondition["limit"]["basis"];
  readonly closingCondition: string;
  readonly basis: FilingCondition["limitBasis"];
  readonly isConfirmed: boolean;
  readonly seasonNote: string;
  readonly source: string;
  readonly isRetired: boolean;
  readonly validFrom: PlainDate;
  readonly addedAt: Instant | null;
}

/** Shipped rows hold from before any report that a city could import. */
const FROM_THE_BEGINNING = "2000-01-01";

/** Fills empty tables with the catalogue as shipped; from then on the city's own revisions go on top. Safe to run at once in two processes. */
export async function seedCatalogue(on: Database | Tx): Promise<void> {
  if (await findRow(on, sql`select 1 from report_class limit 1`)) return;
  const classes = [...SHIPPED_CATALOGUE.classes.values()];
  await sql`insert into report_class (key, revision, scheme, version, major_name, name, is_local, legacy_code, department_hint, is_confirmed,
      source, valid_from)
    select n.key, 1, n.scheme, n.version, n."majorName", n.name, n."isLocal", n."legacyCode", n."departmentHint", n."isConfirmed", n.source,
      ${FROM_THE_BEGINNING}::date
    from jsonb_to_recordset(${JSON.stringify(classes)}::jsonb) as n(key text, scheme text, version text, "majorName" text, name text,
      "isLocal" boolean, "legacyCode" text, "departmentHint" text, "isConfirmed" boolean, source text)
    on conflict do nothing`.execute(on);
  const conditions = classes.flatMap((issueClass) =>
    issueClass.conditions.map(({ limit, ...rest }) => ({ ...rest, ...limit, source: issueClass.source })),
  );
  await sql`insert into report_condition (id, revision, text, limit_value, limit_unit, limit_basis, closing_condition, basis, is_confirmed,
      season_note, source, valid_from)
    select n.id, 1, n.text, n.value, n.unit, n.basis, n."closingCondition", n."limitBasis", n."isConfirmed", n."seasonNote", n.source,
      ${FROM_THE_BEGINNING}::date
    from jsonb_to_recordset(${JSON.stringify(conditions)}::jsonb) as n(id text, text text, value double precision, unit text, basis text,
      "closingCondition" text, "limitBasis" text, "isConfirmed" boolean, "seasonNote" text, source text)
    on conflict do nothing`.execute(on);
}

/** Every revision, oldest first. */
export async function listClassRows(on: Database | Tx): Promise<readonly ClassRow[]> {
  return listRows(
    on,
    sql<ClassRow>`select key, revision, scheme, version, major_name as "majorName", name, is_local as "isLocal", legacy_code as "legacyCode",
      department_hint as "departmentHint", is_confirmed as "isConfirmed", source, is_retired as "isRetired", valid_from as "validFrom",
      added_at as "addedAt" from report_class order by key, revision`,
  );
}

/** Every revision, oldest first. */
export async function listConditionRows(on: Database | Tx): Promise<readonly ConditionRow[]> {
  return listRows(
    on,
    sql<ConditionRow>`select id, revision, class_key as "classKey", text, limit_value as "limitValue", limit_unit as "limitUnit",
      limit_basis as "limitBasis", closing_condition as "closingCondition", basis, is_confirmed as "isConfirmed", season_note as "seasonNote",
      source, is_retired as "isRetired", valid_from as "validFrom", added_at as "addedAt"
    from report_condition order by class_key, length(id), id, revision`,
  );
}

/** The catalogue in force on a day: of each class and condition the highest revision valid by then, unless it is retired. */
export function catalogueOn(
  classes: readonly ClassRow[],
  conditions: readonly ConditionRow[],
  day: PlainDate,
): Catalogue {
  const byClass = Map.groupBy(
    inForce(conditions, day, (row) => row.id),
    (row) => row.classKey,
  );
  return catalogueOf(
    inForce(classes, day, (row) => row.key).map((row) => {
      const { revision, isRetired, validFrom, addedAt, ...rest } = row;
      const [kind, code] = row.key.split(":") as [IssueClass["kind"], string];
      return { ...rest, kind, code, conditions: (byClass.get(row.key) ?? []).map(conditionFrom) };
    }),
  );
}

/** Of each id the highest revision valid on the day, in the order of `rows`; retired ones left out. */
export function inForce<
  R extends { readonly revision: number; readonly validFrom: PlainDate; readonly isRetired: boolean },
>(rows: readonly R[], day: PlainDate, idOf: (row: R) => string): readonly R[] {
  const latest = new Map<string, R>();
  for (const row of rows) if (row.validFrom <= day) latest.set(idOf(row), row);
  return [...latest.values()].filter((row) => !row.isRetired);
}

function conditionFrom(row: ConditionRow): FilingCondition {
  return {
    id: row.id,
    text: row.text,
    limit: { value: row.limitValue, unit: row.limitUnit, basis: row.limitBasis },
    closingCondition: row.closingCondition,
    limitBasis: row.basis,
    isConfirmed: row.isConfirmed,
    seasonNote: row.seasonNote,
  };
}

export interface Author {
  readonly personId: string | null;
  readonly now: Instant;
}

export type NewClassRevision = Omit<ClassRow, "revision" | "addedAt">;

/** @returns the revision given */
export async function addClassRevision(tx: Tx, row: NewClassRevision, author: Author): Promise<number> {
  const added = await getRow(
    tx,
    sql<{
      revision: number;
    }>`insert into report_class (key, revision, scheme, version, major_name, name, is_local, legacy_code, department_hint,
        is_confirmed, source, is_retired, valid_from, added_at, added_by)
      select ${row.key}, coalesce(max(revision), 0) + 1, ${row.scheme}, ${row.version}, ${row.majorName}, ${row.name}, ${row.isLocal},
        ${row.legacyCode}, ${row.departmentHint}, ${row.isConfirmed}, ${row.source}, ${row.isRetired}, ${row.validFrom}::date, ${author.now}::timestamptz,
        ${author.personId}::uuid
      from report_class where key = ${row.key} returning revision`,
  );
  return added.revision;
}

export type NewConditionRevision = Omit<ConditionRow, "id" | "revision" | "addedAt"> & {
  /** Null: a new condition of the class, numbered after the last. */
  readonly id: string | null;
};

export async function addConditionRevision(
  tx: Tx,
  row: NewConditionRevision,
  author: Author,
): Promise<{ id: string; revision: number }> {
  const id = row.id ?? (await nextConditionId(tx, row.classKey));
  return getRow(
    tx,
    sql<{
      id: string;
      revision: number;
    }>`insert into report_condition (id, revision, text, limit_value, limit_unit, limit_basis,
        closing_condition, basis, is_confirmed, season_note, source, is_retired, valid_from, added_at, added_by)
      select ${id}, coalesce(max(revision), 0) + 1, ${row.text}, ${row.limitValue}, ${row.limitUnit}, ${row.limitBasis}, ${row.closingCondition},
        ${row.basis}, ${row.isConfirmed}, ${row.seasonNote}, ${row.source}, ${row.isRetired}, ${row.validFrom}::date, ${author.now}::timestamptz,
        ${author.personId}::uuid
      from report_condition where id = ${id} returning id, revision`,
  );
}

async function nextConditionId(tx: Tx, classKey: string): Promise<string> {
  const { last } = await getRow(
    tx,
    sql<{
      last: number;
    }>`select coalesce(max(split_part(id, '/', 2)::integer), 0) as last from report_condition where class_key = ${classKey}`,
  );
  return `${classKey}/${last + 1}`;
}
