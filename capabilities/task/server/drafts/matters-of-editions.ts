/**
 * 历次版本与事项: which matter a task of an edition is. Told by the record alone (who was created by which request) and by the comparison
 * of editions, never by what a later edition changes: publishing that was killed and goes on finds the same matters.
 */
import { sql } from "kysely";
import { comparePlans, type PlannedTask } from "#capabilities/task/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { sameId } from "#platform/same-id.ts";

/** Follows from plan, edition and place in the document: the same however often it is tried. */
export const requestIdOf = (planId: string, edition: number, act: string, key: string): string =>
  sameId("plan", planId, edition, act, key);

/** Matter of each task of an edition by its id there; none for what was cancelled since. */
export async function mattersOfEdition(
  database: Database,
  planId: string,
  edition: number,
): Promise<ReadonlyMap<string, string>> {
  const editions = await listRows(
    database,
    sql<{
      edition: number;
      tasks: readonly PlannedTask[];
    }>`select edition, tasks from task_edition where plan_id = ${planId} and edition <= ${edition} order by edition`,
  );
  let matters: ReadonlyMap<string, string> = new Map();
  let before: readonly PlannedTask[] = [];
  for (const { edition: number, tasks } of editions) {
    const created = await createdBy(database, planId, number, tasks);
    const former = new Map([...comparePlans(before, tasks).kept].map(([old, id]) => [id, old]));
    const known = matters;
    matters = new Map(
      tasks.flatMap(({ id }): [string, string][] => {
        const matterId = created.get(id) ?? known.get(former.get(id) ?? "");
        return matterId ? [[id, matterId]] : [];
      }),
    );
    before = tasks;
  }
  return standing(database, matters);
}

async function createdBy(
  database: Database,
  planId: string,
  edition: number,
  tasks: readonly PlannedTask[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(tasks.map(({ id }) => [requestIdOf(planId, edition, "create", id), id]));
  const rows = await listRows(
    database,
    sql<{ requestId: string; matterId: string }>`select request_id as "requestId", matter_id as "matterId"
      from record_entry where request_id = any(${[...ids.keys()]}::uuid[])`,
  );
  return new Map(rows.map(({ requestId, matterId }) => [ids.get(requestId) ?? "", matterId]));
}

async function standing(
  database: Database,
  matters: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await listRows(
    database,
    sql<{
      id: string;
    }>`select id from matter where id = any(${[...matters.values()]}::uuid[]) and (is_open or state = 'done')`,
  );
  const open = new Set(rows.map(({ id }) => id));
  return new Map([...matters].filter(([, matterId]) => open.has(matterId)));
}
