/** What the city learns from its messages, at once instead of at its hour: a demonstration is looked at right away. */
import { LEARNING_TASKS } from "#capabilities/report/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { enqueue } from "#platform/jobs/jobs.ts";

export async function learnNow(database: Database): Promise<void> {
  for (const task of LEARNING_TASKS) await enqueue(database, task, {}, { key: task });
}
