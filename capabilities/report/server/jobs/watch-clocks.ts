/** Every minute: reminders, automatic supervision of what is long overdue, the end of deferrals. */
import { sql } from "kysely";
import { addMillis, HOUR_MS, type Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { ClockSchema, overtimeMultiple } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import { actAsSystem } from "./follow-up.ts";

/** Of one run; the rest waits for the next minute. */
const MOST = 500;

export async function watchClocks(engine: Engine, platform: Platform): Promise<void> {
  const now = platform.now();
  await remind(platform.database, now);
  await superviseOverdue(engine, platform, now);
  await endDeferrals(engine, platform, now);
}

/**
 * Once for each deadline and share of it: an extension makes a new deadline, and so new reminders. Of eighty thousand running clocks
 * few have come to a step since the last minute: these are found before their matters are looked at.
 */
async function remind(database: Database, now: Instant): Promise<void> {
  await sql`with due as materialized (
      select c.matter_id, c.kind, c.run, step.percent, c.due_at
      from clock_running c,
        lateral (values (50, (c.clock->>'remindAt')::timestamptz), (80, (c.clock->>'warnAt')::timestamptz), (100, c.due_at)) as step(percent, due)
      where c.state = 'running' and step.due <= ${now}::timestamptz and c.due_at > ${addMillis(now, -30 * 24 * HOUR_MS)}::timestamptz
        and not exists (select from report_reminder r where r.matter_id = c.matter_id and r.clock = c.kind and r.run = c.run
          and r.percent = step.percent and r.due_at = c.due_at))
    insert into report_reminder (matter_id, clock, run, percent, due_at, unit_id, person_id, at)
    select due.matter_id, due.kind, due.run, due.percent, due.due_at, coalesce(m.turn_unit_id, m.unit_id), m.turn_person_id, ${now}::timestamptz
    from due join matter m on m.id = due.matter_id and m.kind = 'report' and m.is_open
    on conflict do nothing`.execute(database);
}

async function superviseOverdue(engine: Engine, platform: Platform, now: Instant): Promise<void> {
  const configuration = await loadConfiguration(platform.database);
  const settings = configuration.settingsOn(plainDateOf(now));
  const overdue = await listRows(
    platform.database,
    sql<{ id: string; division: string; clock: unknown }>`select m.id, m.division_code as division, c.clock
      from clock_running c join matter m on m.id = c.matter_id join report r on r.matter_id = m.id
      where c.kind = 'resolve' and c.state = 'running' and c.due_at < ${now}::timestamptz and m.is_open and r.supervision_count = 0
      order by c.due_at limit ${MOST}`,
  );
  for (const { id, division, clock } of overdue) {
    const calendar = await calendarOf(platform.database, division);
    if (overtimeMultiple(calendar, ClockSchema.parse(clock), now) < settings.supervise_overtime_ratio) continue;
    const text = `处置时间已达时限的 ${settings.supervise_overtime_ratio} 倍，请说明原因并尽快办结`;
    const replyDueAt = addMillis(now, settings.supervision_reply_hours * HOUR_MS);
    const input = { level: "ordinary", text, replyDueAt };
    await actAsSystem(engine, platform, { matterId: id, act: "supervise", input, cause: ["overtime"] });
  }
}

async function endDeferrals(engine: Engine, platform: Platform, now: Instant): Promise<void> {
  const ended = await listRows(
    platform.database,
    sql<{ id: string; run: number }>`select m.id, c.run from clock_running c join matter m on m.id = c.matter_id
      where c.kind = 'deferral' and c.state = 'running' and c.due_at <= ${now}::timestamptz and m.kind = 'report' and m.state = 'deferred'
      limit ${MOST}`,
  );
  for (const { id, run } of ended) {
    await actAsSystem(engine, platform, { matterId: id, act: "resume", input: { opinion: "缓办到期" }, cause: [run] });
  }
}
