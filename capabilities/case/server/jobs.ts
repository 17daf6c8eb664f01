/** Jobs of casework: what the clock does by itself, and the reminders before and at every statutory deadline. Each bears being run twice. */
import type { TaskList } from "graphile-worker";
import { sql } from "kysely";
import { formatInstant, type Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import { enqueueMessage } from "#kernel/outbox/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { Schedule } from "#platform/jobs/jobs.ts";
import { sameId } from "#platform/same-id.ts";
import { type DueAct, dueActsOf } from "./due-acts.ts";
import { clueFromReport, REPORT_HANDED_OVER } from "./from-report.ts";

const WATCH_TASK = "case.watch";
export const CASE_SCHEDULES: readonly Schedule[] = [{ task: WATCH_TASK, at: "*/10 * * * *" }];
/** Channel to the handlers of cases; one that nobody set up registers its messages and sends none. */
const HANDLER_CHANNEL = "case_handlers";

export function caseTasks(engineOf: (platform: Platform) => Engine, platform: Platform): TaskList {
  return {
    [REPORT_HANDED_OVER]: async (told) => clueFromReport(engineOf(platform), platform, told),
    [WATCH_TASK]: async () => {
      for (const due of await dueActsOf(platform.database, platform.now()))
        await actByClock(engineOf(platform), platform, due);
      await remind(platform);
    },
  };
}

/** Refused because somebody was quicker, it is left. */
async function actByClock(engine: Engine, platform: Platform, due: DueAct): Promise<void> {
  try {
    await perform(engine, {
      matterId: due.matterId,
      kind: "case",
      act: due.act,
      input: due.input,
      versionSeen: null,
      requestId: sameId(due.act, due.matterId, due.clock, due.dueAt),
      actor: SYSTEM_ACTOR,
      now: platform.now(),
      origin: { channel: "job", ip: null },
    });
  } catch (error) {
    const isLeft = error instanceof Problem && LEFT.includes(error.problemType.type);
    if (!isLeft) throw error;
  }
}
const LEFT: readonly string[] = [MATTER_PROBLEMS.refused.type, MATTER_PROBLEMS.wrongInput.type];

interface Due {
  readonly matterId: string;
  readonly number: string | null;
  readonly title: string;
  readonly clock: string;
  readonly run: number;
  readonly label: string;
  readonly percent: number;
  readonly dueAt: Instant;
  readonly handler: string | null;
}

const MOST = 200;

/** 临期、到期提醒 to the handler: once for each step of each deadline, in one transaction with the message. */
async function remind(platform: Platform): Promise<void> {
  const now = platform.now();
  const due = await listRows(
    platform.database,
    sql<Due>`select c.matter_id as "matterId", m.number, m.title, c.kind as clock, c.run, c.clock ->> 'label' as label, step.percent, c.due_at as "dueAt",
        (select name from people_person p where p.id = (f.detail #>> '{handlerIds,0}')::uuid) as handler
      from clock_running c join matter m on m.id = c.matter_id and m.kind = 'case' and m.is_open
      join case_file f on f.matter_id = m.id,
        lateral (values (50, c.started_at + (c.due_at - c.started_at) * 0.5), (80, c.started_at + (c.due_at - c.started_at) * 0.8),
          (100, c.due_at)) as step(percent, at)
      where c.state = 'running' and step.at <= ${now}::timestamptz and not exists (select 1 from case_reminder r
        where r.matter_id = c.matter_id and r.clock = c.kind and r.run = c.run and r.percent >= step.percent and r.due_at = c.due_at)
      order by c.due_at, step.percent limit ${MOST}`,
  );
  for (const one of due) await remindOnce(platform, one, now);
}

async function remindOnce({ database, secrets }: Platform, due: Due, now: Instant): Promise<void> {
  const { matterId, clock, run, percent, dueAt, label } = due;
  await database.transaction().execute(async (tx) => {
    const noted = await findRow(
      tx,
      sql<{ run: number }>`insert into case_reminder (matter_id, clock, run, percent, due_at, at)
        values (${matterId}, ${clock}, ${run}, ${percent}, ${dueAt}::timestamptz, ${now}) on conflict do nothing returning run`,
    );
    if (!noted) return;
    const what = percent === 100 ? "已届满，请立即办理" : `已过 ${percent}%，请安排办理`;
    await enqueueMessage(tx, secrets, {
      channel: HANDLER_CHANNEL,
      channelName: "办案人员提醒",
      recipient: due.handler ?? "承办机构",
      subject: `${due.number ?? ""} ${label}${percent === 100 ? "届满" : "提醒"}`,
      text: `${due.title}：${label}至 ${formatInstant(dueAt)} 届满，${what}。`,
      payload: { number: due.number, clock: label, dueAt, percent },
      key: `case ${matterId} ${clock} ${run} ${percent} ${dueAt}`,
      orderKey: matterId,
      about: { matterId },
      now,
    });
  });
}
