/** Finding 诉求热点: the messages of two windows, grouped in a process of their own, kept until the next search. */
import { sql } from "kysely";
import { addMillis, DAY_MS, type Instant, millisOf } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { position } from "#base/position.ts";
import { DEMAND_SOURCES, type Message } from "#capabilities/report/model/public.ts";
import { listDivisions } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import { runTextWork } from "../text-work/run-work.ts";
import { replaceIssues } from "./store.ts";

/** The latest so many: two months of a big city. Measured on 2026-11-22: 70 s of one core and 0.8 GB while it lasts, in a process of its own. */
const MOST_MESSAGES = 100_000;
/** Characters of a text: what follows is not read. */
const TEXT_LENGTH = 300;

export async function findAndKeepHotIssues({ database, now }: Pick<Platform, "database" | "now">): Promise<void> {
  const foundAt = now();
  const settings = (await loadConfiguration(database)).settingsOn(plainDateOf(foundAt));
  const days = Math.max(1, Math.round(settings.hot_issue_days));
  const messages = await messagesOf(database, days, foundAt);
  const divisions = await listDivisions(database);
  const { issues, tookMs } = await runTextWork("findHotIssues", {
    messages,
    question: {
      now: millisOf(foundAt),
      days,
      least: settings.hot_issue_least,
      knownPlaces: divisions.map((division) => division.name),
    },
  });
  const found = { foundAt, days, messageCount: messages.length, tookMs, issues };
  await database.transaction().execute(async (tx) => replaceIssues(tx, found));
}

interface MessageRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly address: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly openedAt: Instant;
}

async function messagesOf(database: Database, days: number, now: Instant): Promise<readonly Message[]> {
  const rows = await listRows(
    database,
    sql<MessageRow>`select m.id, m.title, left(r.description, ${TEXT_LENGTH}) as text, m.address, m.longitude, m.latitude, m.opened_at as "openedAt"
      from matter m join report r on r.matter_id = m.id
      where m.kind = 'report' and m.source = any(${[...DEMAND_SOURCES]}) and m.state <> 'annulled'
        and m.opened_at > ${addMillis(now, -2 * days * DAY_MS)}::timestamptz and m.opened_at <= ${now}::timestamptz
        and not exists (select 1 from report_hot_issue_joint j where j.matter_id = m.id)
      order by m.opened_at desc, m.id limit ${MOST_MESSAGES}`,
  );
  return rows.toReversed().map(({ longitude, latitude, openedAt, ...row }) => ({
    ...row,
    position: longitude === null || latitude === null ? null : position(longitude, latitude),
    at: millisOf(openedAt),
  }));
}
