/** Jobs of the hotline: what follows from an act, what reports tell, and the watch over deadlines. Every one bears being run twice. */
import type { TaskList } from "graphile-worker";
import { sql } from "kysely";
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { OrderDetail } from "#capabilities/hotline/model/public.ts";
import { REPORT_STATES, type ReportState } from "#capabilities/report/model/public.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Engine, getMatterInScope, perform } from "#kernel/matter/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { Schedule } from "#platform/jobs/jobs.ts";
import { sameId } from "#platform/same-id.ts";
import { orderTable } from "./order-table.ts";
import { tellUnit } from "./outgoing.ts";

const WATCH_TASK = "hotline.watch";
export const HOTLINE_SCHEDULES: readonly Schedule[] = [{ task: WATCH_TASK, at: "*/5 * * * *" }];

const ToldSchema = z.object({
  matterId: z.string(),
  seq: z.number().int(),
  at: InstantSchema,
  payload: z.record(z.string(), z.unknown()),
});
type Told = z.output<typeof ToldSchema>;
type Listener = (engine: Engine, platform: Platform, told: Told) => Promise<void>;

/** Events after which a report is over. */
const REPORT_ENDS = ["report.closed", "report.force_closed", "report.refused", "report.answered", "report.annulled"];

const LISTENERS: Readonly<Record<string, Listener>> = {
  "hotline.report_asked": makeReport,
  "hotline.merged": takeInMerged,
  ...Object.fromEntries(REPORT_ENDS.map((event) => [event, tellOrder])),
};

export function hotlineTasks(engineOf: (platform: Platform) => Engine, platform: Platform): TaskList {
  const listeners = Object.entries(LISTENERS).map(([event, listen]) => [
    event,
    async (payload: unknown) => listen(engineOf(platform), platform, ToldSchema.parse(payload)),
  ]);
  return { ...Object.fromEntries(listeners), [WATCH_TASK]: async () => remind(engineOf(platform), platform) };
}

/** An act by the system, once for each cause; refused because somebody was quicker, it is left. */
async function actOnOrder(
  engine: Engine,
  platform: Platform,
  {
    matterId,
    act,
    input,
    cause,
  }: { matterId: string; act: string; input: unknown; cause: readonly (string | number)[] },
): Promise<void> {
  try {
    await perform(engine, {
      matterId,
      kind: "hotline",
      act,
      input,
      versionSeen: null,
      requestId: sameId(act, matterId, ...cause),
      actor: SYSTEM_ACTOR,
      now: platform.now(),
      origin: { channel: "job", ip: null },
    });
  } catch (error) {
    if (error instanceof Problem && error.problemType.type === MATTER_PROBLEMS.refused.type) return;
    throw error;
  }
}

const ReportAskedSchema = z.object({
  classKey: z.string().nullable(),
  position: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
  description: z.string(),
});

/** 转报告: by the report's own act, with the order's number and deadline; both pages then show the other. */
async function makeReport(engine: Engine, platform: Platform, told: Told): Promise<void> {
  const asked = ReportAskedSchema.parse(told.payload);
  const { core } = await getMatterInScope(engine, told.matterId, SYSTEM_ACTOR);
  const order: OrderDetail = await orderTable(platform.secrets).load(platform.database, told.matterId);
  const made = await perform(engine, {
    matterId: null,
    kind: "report",
    act: "report_by_public",
    input: {
      source: "hotline_12345",
      externalSystem: "hotline",
      externalNumber: core.number,
      externalDueAt: await replyDueAt(platform, told.matterId),
      classKey: asked.classKey,
      position: asked.position,
      description: asked.description,
      address: core.address,
      reporterName: order.callerName,
      reporterPhone: order.callerPhone,
      isAnonymous: order.callerPhone === null,
    },
    versionSeen: null,
    requestId: sameId("hotline report", told.matterId, told.seq),
    actor: { ...SYSTEM_ACTOR, divisionCode: core.divisionCode },
    now: platform.now(),
    origin: { channel: "job", ip: null },
  });
  await actOnOrder(engine, platform, {
    matterId: told.matterId,
    act: "link_report",
    input: { reportMatterId: made.matterId, reportNumber: made.number ?? "" },
    cause: [told.seq],
  });
}

async function replyDueAt({ database }: Platform, matterId: string): Promise<string | null> {
  const row = await findRow(
    database,
    sql<{ dueAt: string }>`select due_at as "dueAt" from clock_running where matter_id = ${matterId} and kind = 'reply'
      and state <> 'stopped' limit 1`,
  );
  return row?.dueAt ?? null;
}

/** The report is over: the order may be replied to, and knows what to say. */
async function tellOrder(engine: Engine, platform: Platform, told: Told): Promise<void> {
  const row = await findRow(
    platform.database,
    sql<{
      orderId: string;
      state: ReportState;
      result: string | null;
    }>`select o.matter_id as "orderId", m.state, r.result_text as result
      from hotline_order o join matter m on m.id = o.report_matter_id join report r on r.matter_id = m.id
      where o.report_matter_id = ${told.matterId}`,
  );
  if (!row) return;
  const result = [REPORT_STATES[row.state], row.result].filter(Boolean).join("：");
  await actOnOrder(engine, platform, {
    matterId: row.orderId,
    act: "report_ended",
    input: { result },
    cause: [told.seq],
  });
}

const MergedSchema = z.object({ intoId: z.string(), number: z.string().nullable() });

async function takeInMerged(engine: Engine, platform: Platform, told: Told): Promise<void> {
  const { intoId, number } = MergedSchema.parse(told.payload);
  const cause = [told.matterId, told.seq];
  await actOnOrder(engine, platform, { matterId: intoId, act: "take_in", input: { number: number ?? "" }, cause });
}

/** Of one run; the rest waits for the next. */
const MOST = 200;

interface Due {
  readonly matterId: string;
  readonly run: number;
  readonly percent: number;
  readonly dueAt: string;
}

/** 临期、超期提醒 to the unit: once for each deadline, in one transaction with the message. */
async function remind(engine: Engine, platform: Platform): Promise<void> {
  const now = platform.now();
  const due = await listRows(
    platform.database,
    sql<Due>`select c.matter_id as "matterId", c.run, step.percent, c.due_at as "dueAt"
      from clock_running c join matter m on m.id = c.matter_id and m.kind = 'hotline',
        lateral (values (80, (c.clock->>'warnAt')::timestamptz), (100, c.due_at)) as step(percent, at)
      where c.kind = 'reply' and c.state = 'running' and step.at <= ${now}::timestamptz and not exists (select 1 from hotline_reminder h
        where h.matter_id = c.matter_id and h.run = c.run and h.percent = step.percent and h.due_at = c.due_at)
      order by c.due_at limit ${MOST}`,
  );
  for (const { matterId, run, percent, dueAt } of due) {
    await platform.database.transaction().execute(async (tx) => {
      const noted = await findRow(
        tx,
        sql<{ run: number }>`insert into hotline_reminder (matter_id, run, percent, due_at, at)
          values (${matterId}, ${run}, ${percent}, ${dueAt}::timestamptz, ${now}) on conflict do nothing returning run`,
      );
      if (!noted) return;
      const { core } = await getMatterInScope(engine, matterId, SYSTEM_ACTOR);
      const detail = await orderTable(platform.secrets).load(tx, matterId);
      const event = { matter: core, detail, at: now, key: `${matterId} ${run} ${percent} ${dueAt}` };
      await tellUnit(tx, platform, event, percent === 100 ? "已超期，请立即办理" : "临期，请尽快办理");
    });
  }
}
