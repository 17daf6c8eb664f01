/** 重复诉求: earlier orders of the same caller or place, for the desk while somebody speaks and for the rules of an act. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { metresBetween, type Position, position } from "#base/position.ts";
import type { findAlikeOrders } from "#capabilities/hotline/contract.ts";
import {
  type AlikeOrder,
  type HotlineSettings,
  ORDER_STATES,
  type OrderDetail,
  type OrderState,
  plainNumber,
} from "#capabilities/hotline/model/public.ts";
import { type DetailTable, matterScope } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

interface AlikeRow {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: OrderState;
  readonly unitName: string | null;
  readonly openedAt: Instant;
  readonly isOpen: boolean;
  readonly isSameCaller: boolean;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

interface Sought {
  /** Fingerprint of the number. */
  readonly caller: string | null;
  readonly at: Position | null;
  /** The order itself. */
  readonly exceptId: string | null;
  readonly now: Instant;
  readonly settings: Pick<HotlineSettings, "repeat_days" | "repeat_metres">;
}

/** A little more than the widest radius in degrees, so that an index narrows before distances are taken. */
const DEGREES_PER_METRE = 1 / 80_000;

/** Newest first. */
export async function findAlike(on: Database | Tx, sought: Sought): Promise<readonly AlikeOrder[]> {
  const rows = await alikeRows(on, sought, sql`true`);
  return rows.map(({ id, number, isOpen, isSameCaller }) => ({
    id,
    number,
    isOpen,
    why: isSameCaller ? "caller" : "place",
  }));
}

/** As shown to the clerk: only what lies in their scope. */
export async function showAlike(
  on: Database,
  sought: Sought,
  actor: Actor,
): Promise<z.input<typeof findAlikeOrders.response>> {
  const rows = await alikeRows(on, sought, matterScope(actor));
  return {
    orders: rows.map(({ id, state, isSameCaller, longitude: _x, latitude: _y, ...row }) => ({
      ...row,
      matterId: id,
      stateLabel: ORDER_STATES[state],
      why: isSameCaller ? "caller" : "place",
    })),
  };
}

async function alikeRows(
  on: Database | Tx,
  { caller, at, exceptId, now, settings }: Sought,
  scope: RawBuilder<unknown>,
): Promise<readonly AlikeRow[]> {
  if (caller === null && at === null) return [];
  const reach = settings.repeat_metres * DEGREES_PER_METRE;
  const near = at
    ? sql`m.longitude between ${at.longitude - reach} and ${at.longitude + reach} and m.latitude between ${at.latitude - reach} and ${at.latitude + reach}`
    : sql`false`;
  const rows = await listRows(
    on,
    sql<AlikeRow>`select m.id, m.number, m.title, m.state, (select name from people_unit u where u.id = m.unit_id) as "unitName",
        m.opened_at as "openedAt", m.is_open as "isOpen", coalesce(o.caller_phone_fingerprint = ${caller}, false) as "isSameCaller",
        m.longitude, m.latitude
      from hotline_order o join matter m on m.id = o.matter_id
      where m.id is distinct from ${exceptId}::uuid and m.state <> 'merged'
        and m.opened_at > ${addMillis(now, -settings.repeat_days * DAY_MS)}::timestamptz
        and (o.caller_phone_fingerprint = ${caller} or ${near}) and ${scope}
      order by m.opened_at desc limit 20`,
  );
  return rows.filter((row) => row.isSameCaller || isNear(row, at, settings.repeat_metres));
}

function isNear({ longitude, latitude }: AlikeRow, at: Position | null, metres: number): boolean {
  if (at === null || longitude === null || latitude === null) return false;
  return metresBetween(at, position(longitude, latitude)) <= metres;
}

/** How the number is found again without opening any. */
export function callerOf(table: Pick<DetailTable<OrderDetail>, "fingerprintOf">, phone: string | null): string | null {
  return phone === null ? null : table.fingerprintOf(plainNumber(phone));
}
