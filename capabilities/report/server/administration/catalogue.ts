/** 分类与立案条件: what is in force, every revision, new revisions. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type {
  addClass,
  addCondition,
  getReportCatalogue,
  listCatalogueRevisions,
} from "#capabilities/report/contract.ts";
import type { FilingCondition } from "#capabilities/report/model/public.ts";
import { formatLimit } from "#kernel/clock/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import {
  type Author,
  addClassRevision,
  addConditionRevision,
  listClassRows,
  listConditionRows,
} from "../configuration/catalogue-store.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import type { AnswerOf, BodyOf } from "../endpoint-types.ts";

export async function catalogueNow(database: Database, now: Instant): Promise<AnswerOf<typeof getReportCatalogue>> {
  const catalogue = (await loadConfiguration(database)).catalogueOn(plainDateOf(now));
  return {
    classes: [...catalogue.classes.values()].map((issueClass) => ({
      ...issueClass,
      conditions: issueClass.conditions.map(presentCondition),
    })),
  };
}

function presentCondition({ id, text, limit, closingCondition, isConfirmed, seasonNote }: FilingCondition) {
  return { id, text, limit, limitText: formatLimit(limit), closingCondition, isConfirmed, seasonNote };
}

export async function revisionsOf(database: Database, key: string): Promise<AnswerOf<typeof listCatalogueRevisions>> {
  await loadConfiguration(database);
  const classes = (await listClassRows(database)).filter((row) => row.key === key);
  const conditions = (await listConditionRows(database)).filter((row) => row.classKey === key);
  return {
    classes: classes.map(({ key: id, revision, name, isConfirmed, source, isRetired, validFrom, addedAt }) => ({
      key: id,
      revision,
      name,
      isConfirmed,
      source,
      isRetired,
      validFrom,
      addedAt,
    })),
    conditions: conditions.map((row) => {
      const limit = { value: row.limitValue, unit: row.limitUnit, basis: row.limitBasis };
      const { id, revision, text, closingCondition, isConfirmed, seasonNote, source, isRetired, validFrom, addedAt } =
        row;
      const condition = { id, text, limit, limitText: formatLimit(limit), closingCondition, isConfirmed, seasonNote };
      return { ...condition, revision, source, isRetired, validFrom, addedAt };
    }),
  };
}

export async function changeClass(
  database: Database,
  input: BodyOf<typeof addClass>,
  author: Author,
): Promise<AnswerOf<typeof addClass>> {
  await loadConfiguration(database);
  return database.transaction().execute(async (tx) => {
    const revision = await addClassRevision(tx, input, author);
    return { key: input.key, revision };
  });
}

/** @throws Problem when the class or the condition does not exist */
export async function changeCondition(
  database: Database,
  input: BodyOf<typeof addCondition>,
  author: Author,
): Promise<AnswerOf<typeof addCondition>> {
  await loadConfiguration(database);
  const { limit, ...rest } = input;
  if (input.id !== null && !input.id.startsWith(`${input.classKey}/`)) throw wrong("id", "立案条件不属于这个小类");
  return database.transaction().execute(async (tx) => {
    if (!(await findRow(tx, sql`select 1 from report_class where key = ${input.classKey} limit 1`)))
      throw wrong("classKey", "没有这个小类，请先增加小类");
    if (input.id !== null && !(await findRow(tx, sql`select 1 from report_condition where id = ${input.id} limit 1`)))
      throw wrong("id", "没有这个立案条件，请作为新的条件增加");
    const added = await addConditionRevision(
      tx,
      { ...rest, limitValue: limit.value, limitUnit: limit.unit, limitBasis: limit.basis, basis: "municipal" },
      author,
    );
    return added;
  });
}

export function wrong(path: string, message: string): Problem {
  return new Problem(PROBLEMS.unacceptable, { errors: [{ path, message }], detail: message });
}
