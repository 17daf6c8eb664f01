/** Lists of their own kind: tags with their counts, the ledger. In the caller's scope. */
import { sql } from "kysely";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { countTags, listLedger } from "#capabilities/report/contract.ts";
import type { ReportState } from "#capabilities/report/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import type { AnswerOf } from "../endpoint-types.ts";
import { BRIEF_COLUMNS, briefOf, SCOPE } from "./beside-report.ts";

interface ClassCount {
  readonly key: string;
  readonly open: number;
  readonly overdue: number;
  readonly recent: number;
}

export async function tagCounts(database: Database, caller: Actor, now: Instant): Promise<AnswerOf<typeof countTags>> {
  const configuration = await loadConfiguration(database);
  const day = plainDateOf(now);
  const catalogue = configuration.catalogueOn(day);
  const { ten_disorder_classes: tenDisorder } = configuration.settingsOn(day);
  const counts = new Map((await classCounts(database, caller, now)).map((count) => [count.key, count]));
  const none = { open: 0, overdue: 0, recent: 0 };
  const tags = configuration.tagsOn(day).map((tag) => {
    const keys = [...new Set([...(tag.id === "ten_disorder" ? tenDisorder : []), ...tag.classKeys])];
    const classes = keys.map((key) => ({
      key,
      name: catalogue.classes.get(key)?.name ?? key,
      ...none,
      ...counts.get(key),
    }));
    const sum = (name: keyof typeof none) => classes.reduce((total, one) => total + one[name], 0);
    return {
      id: tag.id,
      label: tag.label,
      note: tag.note,
      isConfirmed: tag.source !== "",
      open: sum("open"),
      overdue: sum("overdue"),
      recent: sum("recent"),
      classes: classes.map(({ key, name, open, recent }) => ({ key, name, open, recent })),
    };
  });
  return { tags };
}

async function classCounts(database: Database, caller: Actor, now: Instant): Promise<readonly ClassCount[]> {
  return listRows(
    database,
    sql<ClassCount>`select r.class_kind || ':' || r.class_code as key, count(*) filter (where m.is_open) as open,
        count(*) filter (where m.is_open and m.due_at < ${now}::timestamptz) as overdue,
        count(*) filter (where m.opened_at > ${addMillis(now, -30 * DAY_MS)}::timestamptz) as recent
      from matter m join report r on r.matter_id = m.id
      where r.class_code is not null and (m.is_open or m.opened_at > ${addMillis(now, -30 * DAY_MS)}::timestamptz)
        and ${scopeCondition(caller, SCOPE)} group by 1`,
  );
}

interface LedgerRow {
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
  readonly reason: string;
  readonly reviewOn: PlainDate | null;
  readonly since: Instant;
}

/** Those to be reviewed first come first. */
export async function ledgerRows(
  database: Database,
  caller: Actor,
  now: Instant,
): Promise<AnswerOf<typeof listLedger>> {
  const today = plainDateOf(now);
  const rows = await listRows(
    database,
    sql<LedgerRow>`select ${BRIEF_COLUMNS}, coalesce((select name from people_unit where id = m.unit_id), '') as "unitName",
        coalesce(asked.reason, '') as reason, r.ledger_review_on as "reviewOn", coalesce(asked.at, m.changed_at) as since
      from matter m join report r on r.matter_id = m.id left join lateral (
        select e.input->>'reason' as reason, e.at from record_entry e where e.matter_id = m.id and e.act = 'ask_ledger' order by e.seq desc limit 1
      ) asked on true
      where m.state = 'on_ledger' and m.kind = 'report' and ${scopeCondition(caller, SCOPE)}
      order by r.ledger_review_on, m.id limit 1000`,
  );
  return { rows: rows.map((row) => ({ ...briefOf(row), isDue: row.reviewOn !== null && row.reviewOn <= today })) };
}
