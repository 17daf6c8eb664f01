/** What operators watch: how much waits, how long, and what gave up. */
import { sql } from "kysely";
import type { Figure, Platform } from "#platform/capability.ts";
import { getRow, listRows } from "#platform/database/query.ts";

export function outboxFigures({ database, now }: Pick<Platform, "database" | "now">): readonly Figure[] {
  return [
    {
      name: "fangyuan_outbox_messages",
      help: "Messages that have not left: waiting, gave_up",
      label: "state",
      values: async () => {
        const rows = await listRows(
          database,
          sql<{
            state: string;
            count: number;
          }>`select s.state, count(m.id) as count from unnest(array['waiting', 'gave_up']) as s(state)
            left join outbox_message m on m.state = s.state and m.state in ('waiting', 'gave_up') group by s.state`,
        );
        return rows.map(({ state, count }) => [state, count]);
      },
    },
    {
      name: "fangyuan_outbox_oldest_waiting_seconds",
      help: "How long the oldest message has been waiting, by whether its channel is paused",
      label: "channel",
      values: async () => {
        const row = await getRow(
          database,
          sql<{ open: number; paused: number }>`select
            coalesce(extract(epoch from ${now()}::timestamptz - min(m.created_at) filter (where not c.is_paused)), 0)::float8 as open,
            coalesce(extract(epoch from ${now()}::timestamptz - min(m.created_at) filter (where c.is_paused)), 0)::float8 as paused
            from outbox_message m join outbox_channel c on c.code = m.channel where m.state = 'waiting'`,
        );
        return [
          ["open", row.open],
          ["paused", row.paused],
        ];
      },
    },
  ];
}
