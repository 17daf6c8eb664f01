/** 考核申诉 of the caller's scope: what is under review, and what came of those of late. */
import { sql } from "kysely";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import type { listAppeals } from "#capabilities/report/contract.ts";
import { APPEAL_STATES, APPEALABLE, type Appealable, type AppealState } from "#capabilities/report/model/labels.ts";
import type { ReportState } from "#capabilities/report/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import type { AnswerOf } from "../endpoint-types.ts";
import { BRIEF_COLUMNS, briefOf, SCOPE } from "./beside-report.ts";

const ENDED_DAYS = 90;
const MOST = 500;

interface AppealRow {
  readonly matterId: string;
  readonly number: string | null;
  readonly subject: string;
  readonly title: string;
  readonly address: string;
  readonly state: ReportState;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly openedAt: Instant;
  readonly unitName: string;
  readonly counter: Appealable | null;
  readonly appeal: AppealState;
  readonly reason: string;
  readonly opinion: string;
  readonly askedAt: Instant;
  readonly changedAt: Instant;
}

/** Those that wait the longest first, then those ended lately. */
export async function appealRows(
  database: Database,
  caller: Actor,
  now: Instant,
): Promise<AnswerOf<typeof listAppeals>> {
  const rows = await listRows(
    database,
    sql<AppealRow>`select ${BRIEF_COLUMNS}, coalesce((select name from people_unit where id = m.unit_id), '') as "unitName",
        r.appeal_counter as counter, r.appeal, coalesce(asked.input->>'reason', '') as reason, coalesce(judged.input->>'opinion', '') as opinion,
        asked.at as "askedAt", coalesce(judged.at, asked.at) as "changedAt"
      from report r join matter m on m.id = r.matter_id
        join lateral (select at, input from record_entry e where e.matter_id = m.id and e.act = 'ask_appeal' order by seq desc limit 1) asked on true
        left join lateral (select at, input from record_entry e where e.matter_id = m.id and e.act in ('review_appeal', 'decide_appeal')
          order by seq desc limit 1) judged on true
      where r.appeal is not null and ${scopeCondition(caller, SCOPE)}
        and (r.appeal in ('asked', 'reviewed') or judged.at > ${addMillis(now, -ENDED_DAYS * DAY_MS)}::timestamptz)
      order by r.appeal in ('asked', 'reviewed') desc, case when r.appeal in ('asked', 'reviewed') then asked.at end,
        judged.at desc, m.id limit ${MOST}`,
  );
  return {
    rows: rows.map(({ counter, appeal, reason, opinion, askedAt, changedAt, unitName, ...brief }) => ({
      ...briefOf(brief),
      ...{ unitName, appeal, reason, opinion, askedAt, changedAt },
      // Appeals from before statistics were named were about lateness.
      counterLabel: APPEALABLE[counter ?? "overtime_dispose"],
      appealLabel: APPEAL_STATES[appeal],
      isRunning: appeal === "asked" || appeal === "reviewed",
    })),
  };
}
