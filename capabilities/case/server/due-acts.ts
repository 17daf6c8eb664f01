/** What the clock does by itself: periods that end with an effect in law, done by the system once they are over. */
import { sql } from "kysely";
import { addMillis, type Instant } from "#base/instant.ts";
import { type CaseAct, PARTY_TERMS } from "#capabilities/case/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

export interface DueAct {
  readonly matterId: string;
  readonly act: CaseAct;
  readonly input: Readonly<Record<string, string>>;
  /** The clock that ran out. */
  readonly clock: string;
  readonly dueAt: Instant;
}

type Row = Pick<DueAct, "matterId" | "clock" | "dueAt">;

/** Of one run; the rest waits for the next. */
const MOST = 200;

/** Clocks by what they are called; those of regions carry the id of their item behind a colon. */
const ACTS: Readonly<Record<string, (item: string) => Pick<DueAct, "act" | "input">>> = {
  ...Object.fromEntries(PARTY_TERMS.map((term) => [term, () => ({ act: "lapse_term" as const, input: {} })])),
  preserve: (measureId) => ({ act: "lapse_measure", input: { measureId } }),
  seize: (measureId) => ({ act: "lapse_measure", input: { measureId } }),
  urgent: (measureId) => ({ act: "lapse_measure", input: { measureId } }),
  public_notice: (deliveryId) => ({ act: "deem_delivered", input: { deliveryId } }),
};

/** @param matterId only of this case; null: of all */
export async function dueActsOf(
  on: Database | Tx,
  now: Instant,
  matterId: string | null = null,
): Promise<readonly DueAct[]> {
  const rows = await listRows(
    on,
    sql<Row>`select c.matter_id as "matterId", c.kind as clock, c.due_at as "dueAt"
      from clock_running c join matter m on m.id = c.matter_id and m.kind = 'case' and m.is_open
      where c.state = 'running' and c.due_at < ${addMillis(now, 1)}::timestamptz and split_part(c.kind, ':', 1) = any(${Object.keys(ACTS)})
        and (${matterId}::uuid is null or c.matter_id = ${matterId}::uuid)
      order by c.due_at limit ${MOST}`,
  );
  return rows.flatMap((row) => {
    const [kind = "", ...item] = row.clock.split(":");
    const made = ACTS[kind]?.(item.join(":"));
    // Unanswered the days lapse with a word in the case; the procedure knows which of the two it is, and refuses the other.
    const first = kind === "defence" ? [{ ...row, act: "lapse_representation" as const, input: {} }] : [];
    return made ? [...first, { ...row, ...made }] : [];
  });
}
