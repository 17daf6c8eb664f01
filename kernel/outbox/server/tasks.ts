/** Jobs of the outbox. */
import type { TaskList } from "graphile-worker";
import { sql } from "kysely";
import { z } from "zod";
import { addMillis, DAY_MS } from "#base/instant.ts";
import type { Platform } from "#platform/capability.ts";
import { listRows } from "#platform/database/query.ts";
import { enqueue, type Schedule } from "#platform/jobs/jobs.ts";
import { sendDue } from "./send.ts";
import { SEND_TASK, SWEEP_TASK, sendQueue, TIDY_TASK } from "./task-names.ts";

export const OUTBOX_SCHEDULES: readonly Schedule[] = [
  { task: SWEEP_TASK, at: "* * * * *" },
  // 03:40 in China.
  { task: TIDY_TASK, at: "40 19 * * *" },
];

/** How long the content of what is over is kept. Whether it was sent stays for ever. */
const KEPT_MS = 90 * DAY_MS;

export function outboxTasks(platform: Platform): TaskList {
  return {
    [SEND_TASK]: async (payload) =>
      sendDue(platform, z.object({ channel: z.string() }).parse(payload).channel, Math.random),
    [SWEEP_TASK]: async () => sweep(platform),
    [TIDY_TASK]: async () => {
      await sql`update outbox_message set content_sealed = null where content_sealed is not null
        and state in ('sent', 'recorded', 'dropped') and created_at < ${addMillis(platform.now(), -KEPT_MS)}`.execute(
        platform.database,
      );
    },
  };
}

/** Nothing is ever stuck: a message whose job was lost (a restored database, a killed run) is found within a minute. */
async function sweep(platform: Platform): Promise<void> {
  const now = platform.now();
  const due = await listRows(
    platform.database,
    sql<{ code: string }>`select c.code from outbox_channel c where not c.is_paused and c.kind <> 'none'
      and coalesce(c.broken_until, 'epoch') <= ${now}
      and exists (select 1 from outbox_message m where m.channel = c.code and m.state = 'waiting' and m.next_at <= ${now})`,
  );
  for (const { code } of due)
    await enqueue(platform.database, SEND_TASK, { channel: code }, { key: `sweep:${code}`, queue: sendQueue(code) });
}
