/** Rows of their own that follow from an act: parts of a task, departments of a whistle. In the act's transaction. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { WhistleDetail } from "#capabilities/task/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { sameId } from "#platform/same-id.ts";

interface Done<D> {
  readonly matter: MatterCore;
  readonly detail: D;
  readonly entry: RecordEntry;
  readonly input: unknown;
}
type Given = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const orNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

export async function moveParts(tx: Tx, { matter, entry, input }: Done<unknown>): Promise<void> {
  const given = input as Given;
  const { at } = entry;
  switch (entry.act) {
    case "create":
    case "assign":
    case "amend":
      return addParts(tx, matter, list(given.responsibleUnitIds), at);
    case "break_down":
      await sql`insert into task_part (id, matter_id, unit_id, person_id, text, due_on, state, percent, changed_at)
        values (${sameId("part", matter.id, entry.seq)}, ${matter.id}, ${text(given.unitId)}, ${orNull(given.personId)}, ${text(given.text)},
          ${orNull(given.dueOn)}::date, 'doing', 0, ${at})`.execute(tx);
      return;
    case "report_progress":
      await sql`update task_part set percent = ${Number(given.percent)}, changed_at = ${at}
        where matter_id = ${matter.id} and state = 'doing' and unit_id = ${entry.actor.unitId}`.execute(tx);
      return;
    case "finish_part":
      return setPart(tx, text(given.partId), "finished", 100, at);
    case "confirm_part":
      return setPart(tx, text(given.partId), "confirmed", 100, at);
    case "return_part":
      return setPart(tx, text(given.partId), "doing", 90, at);
    default:
  }
}

async function addParts(tx: Tx, matter: MatterCore, unitIds: readonly string[], at: Instant): Promise<void> {
  const wanted = [...new Set(unitIds)].filter((id) => id !== matter.unitId);
  if (wanted.length === 0) return;
  const rows = wanted.map(
    (unit) =>
      sql`(${sameId("part", matter.id, unit)}::uuid, ${matter.id}::uuid, ${unit}::uuid, '', 'doing', 0, ${at}::timestamptz)`,
  );
  await sql`insert into task_part (id, matter_id, unit_id, text, state, percent, changed_at) values ${sql.join(rows)} on conflict (id) do nothing`.execute(
    tx,
  );
}

async function setPart(tx: Tx, id: string, state: string, percent: number, at: Instant): Promise<void> {
  await sql`update task_part set state = ${state}, percent = ${percent}, changed_at = ${at} where id = ${id}`.execute(
    tx,
  );
}

export async function moveCalled(tx: Tx, { matter, detail, entry, input }: Done<WhistleDetail>): Promise<void> {
  const given = input as Given;
  const { at, actor } = entry;
  const mine = sql`matter_id = ${matter.id} and unit_id = ${actor.unitId}`;
  switch (entry.act) {
    case "blow": {
      const rows = detail.unitIds.map((unit) => sql`(${matter.id}::uuid, ${unit}::uuid, 'called')`);
      await sql`insert into task_called_unit (matter_id, unit_id, state) values ${sql.join(rows)}`.execute(tx);
      return;
    }
    case "report_in":
      await sql`update task_called_unit set state = 'present', reported_at = ${at}, is_late = ${detail.reportInBy !== null && at > detail.reportInBy}
        where ${mine} and state = 'called'`.execute(tx);
      return;
    case "release":
      await sql`update task_called_unit set state = 'released' where matter_id = ${matter.id} and unit_id = ${text(given.unitId)}`.execute(
        tx,
      );
      return;
    case "finish":
      await sql`update task_called_unit set state = 'finished', finished_at = ${at}, result = ${text(given.text)} where ${mine} and state = 'present'`.execute(
        tx,
      );
      return;
    case "rate_unit":
      await sql`update task_called_unit set rated_by_street = ${Number(given.rating)} where matter_id = ${matter.id} and unit_id = ${text(given.unitId)}`.execute(
        tx,
      );
      return;
    case "rate_street":
      await sql`update task_called_unit set rated_street = ${Number(given.rating)} where ${mine}`.execute(tx);
      return;
    default:
  }
}
