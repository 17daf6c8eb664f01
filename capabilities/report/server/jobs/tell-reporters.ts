/** 告知: what reporters are told when something happens to their report, in words that need no knowledge of the bureau. */
import { sql } from "kysely";
import { type Closing, REFUSAL_REASONS, type RefusalReason } from "#capabilities/report/model/public.ts";
import { formatLimit, LimitSchema } from "#kernel/clock/model/public.ts";
import { findUnit } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { among, listRows } from "#platform/database/query.ts";
import { askTogether, byKey, writeTogether } from "#platform/database/together.ts";
import { newId } from "#platform/ids.ts";
import type { Told } from "./told.ts";

interface Telling {
  readonly told: Told;
  readonly number: string;
  readonly unitName: string | null;
  /** «4 工作时». */
  readonly limit: string | null;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const refusalOf = (value: unknown): string => REFUSAL_REASONS[value as RefusalReason] ?? "";

/** By event; an event that is not here concerns the bureau only. */
const NOTICES: Readonly<Record<string, (telling: Telling) => string>> = {
  "report.received": ({ number }) => `已收到您反映的问题，编号 ${number}。`,
  "report.accepted": () => "您反映的问题已受理，正在确认情况。",
  "report.refused": ({ told }) =>
    `您反映的问题没有受理：${refusalOf(told.payload.reason)}。${text(told.payload.explanation)}`,
  "report.answered": ({ told }) => `答复：${text(told.payload.answer)}`,
  "report.filed": ({ limit }) => (limit ? `已立案，要求 ${limit}内处理完毕。` : "已立案，正在确定由谁处理。"),
  "report.dispatched": ({ unitName }) => `已交给${unitName ?? "责任单位"}处理。`,
  "report.return_accepted": () => "经核对，需要换一个单位处理，正在重新安排。",
  "report.extension_granted": () => "处理需要更多时间，已批准延期。",
  "report.deferred": ({ told }) => `目前条件不允许，暂缓处理，预计 ${text(told.payload.until)} 恢复。`,
  "report.entered_ledger": ({ told }) => `目前还没有条件解决，已登记在册，${text(told.payload.reviewOn)} 前再次研究。`,
  "report.resumed": () => "已恢复处理。",
  "report.to_enforcement": () => "涉嫌违法，已转执法机构核查，本件继续办理。",
  "report.enforcement_ended": () => "执法机构已经办结，结果已告知办理单位。",
  "report.resolved": ({ unitName }) => `${unitName ?? "责任单位"}报告已处理，将派人到现场查看。`,
  "report.rework": () => "到现场查看，问题没有彻底解决，已要求重新处理。",
  "report.closed": ({ told }) =>
    (told.payload.closing as Closing) === "forced"
      ? "本件已强制结案，原因在网上公示。您可以作出评价。"
      : "您反映的问题已办结，请您评价。",
  "report.annulled": () => "经核对，本件不再办理。问题仍在的，请再次反映。",
  "report.reopened": () => "根据您的意见，已重新办理。",
  "report.merged": ({ number }) => `您反映的问题与另一件（编号 ${number}）是同一个，已合并处理，您的查询码照常使用。`,
};

export const TOLD_EVENTS = Object.keys(NOTICES);

/** Told once, however often the job runs. */
export async function tellReporters(database: Database | Tx, event: string, told: Told): Promise<void> {
  const notice = NOTICES[event];
  if (!notice) return;
  const reporters = await reportersOf(database, event, told);
  if (reporters.length === 0) return;
  const words = notice(await gather(database, event, told));
  const rows = reporters.map((reporter) => ({
    id: newId(told.at),
    reporter_id: reporter,
    matter_id: told.matterId,
    seq: told.seq,
    event,
    at: told.at,
    text: words,
  }));
  await writeTogether(
    database,
    "notices",
    rows,
    (all) => sql`insert into report_notice (id, reporter_id, matter_id, seq, event, at, text)
      select id, reporter_id, matter_id, seq, event, at, text
      from jsonb_populate_recordset(null::report_notice, ${JSON.stringify(all.flat())}::jsonb)
      on conflict (reporter_id, matter_id, seq, event) do nothing`,
  );
}

/**
 * Who followed the report when it happened. The job may run after a merge that moved them: whoever made the report was there until
 * then, whoever came by a merge is told of what follows it; of the merge itself those who moved with it are told.
 */
async function reportersOf(database: Database | Tx, event: string, told: Told): Promise<readonly string[]> {
  if (event !== "report.merged") return askTogether(database, "reporters then", told, REPORTERS_THEN);
  const rows = await listRows(
    database,
    sql<{
      id: string;
    }>`select id from report_reporter where matter_id = ${text(told.payload.targetMatterId)}::uuid and merged_at = ${told.at}::timestamptz`,
  );
  return rows.map((row) => row.id);
}

const REPORTERS_THEN = {
  ask: (all: readonly Told[]) =>
    sql<{ n: number; id: string }>`select t.n, r.id
      from jsonb_to_recordset(${JSON.stringify(all.map(({ matterId, at }, n) => ({ n, matter_id: matterId, at })))}::jsonb)
        as t(n integer, matter_id uuid, at timestamptz)
      cross join lateral (
        select id from report_reporter where matter_id = t.matter_id and coalesce(merged_at, joined_at) <= t.at
        union select id from report_reporter where original_matter_id = t.matter_id and merged_at >= t.at) r`,
  answers: (rows: readonly { n: number; id: string }[], all: readonly Told[]) => {
    const found = Map.groupBy(rows, ({ n }) => n);
    return all.map((_, index) => (found.get(index) ?? []).map(({ id }) => id));
  },
};

interface AboutRow {
  readonly id: string;
  readonly number: string | null;
  readonly unitId: string | null;
  readonly limit: unknown;
}
const TOLD_ABOUT = {
  ask: (ids: readonly string[]) =>
    sql<AboutRow>`select m.id, m.number, m.unit_id as "unitId",
        jsonb_build_object('value', r.limit_value, 'unit', r.limit_unit, 'basis', r.limit_basis) as limit
      from matter m join report r on r.matter_id = m.id where m.id ${among(ids)}`,
  answers: byKey<AboutRow, AboutRow>(
    ({ id }) => id,
    (row) => row,
  ),
};

async function gather(database: Database | Tx, event: string, told: Told): Promise<Telling> {
  const aboutId = event === "report.merged" ? text(told.payload.targetMatterId) : told.matterId;
  const row = await askTogether(database, "told about", aboutId, TOLD_ABOUT);
  const unitId = text(told.payload.unitId) || row?.unitId;
  const limit = LimitSchema.safeParse(row?.limit);
  return {
    told,
    number: row?.number ?? "",
    unitName: unitId ? ((await findUnit(database, unitId))?.name ?? null) : null,
    limit: limit.success ? formatLimit(limit.data) : null,
  };
}
