/** 当场收缴台账: one statement for the payments, reconciled by `model/desks/cash.ts`. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { plainDateOf } from "#base/plain-date.ts";
import {
  CASH_STATES,
  type CashLine,
  type CashPayment,
  cashLineOf,
  cashSum,
} from "#capabilities/case/model/desks/cash.ts";
import type { CashQuery, listCash } from "#capabilities/case/model/surface/rooms.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { type Looking, together } from "./desk-cases.ts";

type Answer = z.input<typeof listCash.response>;
type Asked = z.output<typeof CashQuery>;
type Line = Answer["lines"][number];

interface Row extends CashPayment {
  readonly number: string | null;
  readonly partyName: string;
  readonly causeOfAction: string;
  readonly officer: string;
  readonly isReceiptUsedTwice: boolean;
}

export function cashLedger(engine: Engine, looking: Looking, asked: Asked): Promise<Answer> {
  return together(engine, async (on) => {
    const [rows, calendar] = await Promise.all([
      cashRows(on, looking, asked),
      calendarOf(on, looking.actor.divisionCode ?? ""),
    ]);
    const today = plainDateOf(looking.now);
    const lines = rows.map((row): Line => {
      const used = new Set(row.isReceiptUsedTwice ? [row.receipt] : []);
      const { isReceiptUsedTwice: _, ...payment } = row;
      const line: CashLine = cashLineOf(payment, { calendar, on: today, used });
      return { ...payment, ...line, stateLabel: CASH_STATES[line.state], differences: [...line.differences] };
    });
    const officers = Map.groupBy(lines, ({ officer }) => officer);
    return {
      lines,
      sum: cashSum(lines),
      byOfficer: [...officers].map(([officer, own]) => ({ officer, ...cashSum(own) })),
    };
  });
}

/** The officer is whoever did the act: the entry of the record that carries the payment names nobody else. */
function cashRows(on: Database, { actor }: Looking, { from, to, officer }: Asked): Promise<readonly Row[]> {
  const inSpan: RawBuilder<boolean> = sql<boolean>`(${from ?? null}::text is null or "on" >= ${from ?? null}::text)
    and (${to ?? null}::text is null or "on" <= ${to ?? null}::text) and (${officer} = '' or officer = ${officer})`;
  return listRows(
    on,
    sql<Row>`select * from (
      select l.*, count(*) filter (where receipt <> '') over (partition by receipt) > 1 as "isReceiptUsedTwice" from (
        select m.id as "matterId", m.number, coalesce(f.detail #>> '{party,name}', '') as "partyName",
          f.detail ->> 'causeOfAction' as "causeOfAction", p ->> 'id' as "paymentId", (p ->> 'fen')::float8 as fen, p ->> 'on' as "on",
          p ->> 'receipt' as receipt, p ->> 'handedInOn' as "handedInOn", p ->> 'bankedOn' as "bankedOn",
          coalesce((select e.actor ->> 'name' from record_entry e where e.matter_id = m.id and e.act = 'collect_on_the_spot'
            and e.input ->> 'receipt' is not distinct from p ->> 'receipt' order by e.seq desc limit 1),
            (select name from people_person h where h.id = (f.detail #>> '{handlerIds,0}')::uuid), '') as officer
        from case_file f join matter m on m.id = f.matter_id cross join lateral jsonb_array_elements(f.detail #> '{payment,paid}') p
        where f.detail @? '$.payment.paid[*] ? (@.channel == "on_the_spot")' and p ->> 'channel' = 'on_the_spot' and ${matterScope(actor)}
      ) l ) ledger
      where ${inSpan} order by "on" desc, number, "paymentId"`,
  );
}
