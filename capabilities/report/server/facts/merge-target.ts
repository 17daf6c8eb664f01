/** The report that another one shall be merged into, when the actor may see it. */
import { sql } from "kysely";
import { IdSchema } from "#base/ids.ts";
import { position } from "#base/position.ts";
import type { MergeTarget, ReportState } from "#capabilities/report/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";

interface TargetRow {
  readonly id: string;
  readonly number: string | null;
  readonly state: ReportState;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly classKey: string | null;
}

export async function findMergeTarget(on: Database | Tx, actor: Actor, input: unknown): Promise<MergeTarget | null> {
  const id = IdSchema.safeParse((input as { targetMatterId?: unknown } | null | undefined)?.targetMatterId);
  if (!id.success) return null;
  const row = await findRow(
    on,
    sql<TargetRow>`select m.id, m.number, m.state, m.longitude, m.latitude, r.class_kind || ':' || r.class_code as "classKey"
      from matter m join report r on r.matter_id = m.id
      where m.id = ${id.data} and ${scopeCondition(actor, { divisionCode: "m.division_code", unitId: "m.unit_id" })}`,
  );
  if (!row) return null;
  const { longitude, latitude, ...target } = row;
  return { ...target, position: longitude === null || latitude === null ? null : position(longitude, latitude) };
}
