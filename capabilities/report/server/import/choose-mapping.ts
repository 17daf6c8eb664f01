/** Which mapping a file is read with, when nobody looks at a page: for the command line. */
import { sql } from "kysely";
import { Problem } from "#base/problem.ts";
import { type ImportMapping, ImportMappingSchema } from "#capabilities/report/model/import-mapping.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { SHIPPED_MAPPINGS, shippedMappingFor } from "./mappings/index.ts";
import { IMPORT_PROBLEMS } from "./problems.ts";
import { findRememberedMapping, signatureOf } from "./store.ts";

/**
 * The mapping of that name, shipped or remembered by the pages; without a name the one remembered for such columns, else a shipped
 * one that fits them.
 * @throws Problem wrong-mapping, saying which names there are
 */
export async function chooseMapping(
  database: Database,
  header: readonly string[],
  name: string | null,
): Promise<ImportMapping> {
  const found =
    name === null
      ? ((await findRememberedMapping(database, signatureOf(header))) ?? shippedMappingFor(header))
      : (SHIPPED_MAPPINGS[name] ?? (await findMappingNamed(database, name)));
  if (found) return found;
  const names = Object.keys(SHIPPED_MAPPINGS).join("、");
  throw new Problem(IMPORT_PROBLEMS.wrongMapping, {
    detail:
      name === null
        ? `没有现成的字段对照适合这些列（自带的有 ${names}）。请先在“批量导入”页面上传一次并对好字段，之后会自动套用`
        : `没有叫“${name}”的字段对照；自带的有 ${names}`,
  });
}

async function findMappingNamed(database: Database, name: string): Promise<ImportMapping | null> {
  const row = await findRow(
    database,
    sql<{
      mapping: unknown;
    }>`select mapping from report_import_mapping where name = ${name} order by remembered_at desc limit 1`,
  );
  return row && ImportMappingSchema.parse(row.mapping);
}
