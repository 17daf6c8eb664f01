/** 关联事项: matters about one thing, each with its own number and its own clocks. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { formatRemaining, lightOf, remainingOf } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { type Actor, inScope } from "#kernel/people/model/public.ts";
import { stateLabel } from "#kernel/procedure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { type Engine, kindOf } from "./act.ts";
import { clocksOf, findMatter } from "./store.ts";

interface Linked {
  readonly otherId: string;
  readonly relation: string;
}

/**
 * Ties two matters together, in the transaction of the act that does so. Twice the same is once.
 * @param as what the second is to the first, and what the first is to the second
 */
export async function linkMatters(
  tx: Tx,
  [one, other]: readonly [one: string, other: string],
  as: readonly [otherToOne: string, oneToOther: string],
  now: Instant,
): Promise<void> {
  await sql`insert into matter_link (matter_id, other_id, relation, at)
    values (${one}, ${other}, ${as[0]}, ${now}), (${other}, ${one}, ${as[1]}, ${now}) on conflict do nothing`.execute(
    tx,
  );
}

export async function linksOf(on: Database | Tx, matterId: string): Promise<readonly Linked[]> {
  return listRows(
    on,
    sql<Linked>`select other_id as "otherId", relation from matter_link where matter_id = ${matterId} order by at, other_id`,
  );
}

/** Outside the caller's scope a linked matter is left out, as it is everywhere. */
export async function presentLinks(
  database: Database,
  engine: Pick<Engine, "kinds">,
  links: readonly Linked[],
  actor: Actor,
  now: Instant,
): Promise<MatterPage["links"]> {
  const shown = await Promise.all(
    links.map(async ({ otherId, relation }) => {
      const kept = await findMatter(database, otherId);
      if (!kept) return null;
      const { core, unitIds } = kept;
      if (!inScope(actor, { divisionCode: core.divisionCode, unitIds, turnPersonId: core.turn?.personId ?? null }))
        return null;
      const { procedure } = kindOf(engine, core.kind);
      const calendar = await calendarOf(database, core.divisionCode);
      const running = (await clocksOf(database, otherId)).filter(({ clock }) => clock.state !== "stopped");
      return {
        matterId: otherId,
        relation,
        kindLabel: procedure.label,
        number: core.number,
        subject: core.subject,
        title: core.title,
        stateLabel: stateLabel(procedure, core.state),
        isOpen: core.closedAt === null,
        clocks: running.map(({ clock }) => ({
          label: clock.label,
          light: lightOf(clock, now),
          remaining: formatRemaining(remainingOf(calendar, clock, now)),
          dueAt: clock.dueAt,
        })),
      };
    }),
  );
  return shown.filter((link) => link !== null);
}
