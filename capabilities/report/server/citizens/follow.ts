/** Following a report by its code: the story in plain words, without personal data, only photographs made public. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { getPublicReport } from "#capabilities/report/contract.ts";
import type { ReportState } from "#capabilities/report/model/public.ts";
import { evidenceOf } from "#kernel/evidence/server/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { entriesOf } from "#kernel/record/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import type { AnswerOf } from "../endpoint-types.ts";
import { findReporterByCode, normalFollowCode, type Reporter } from "../reporters.ts";
import { HEADLINES, plainStep } from "./plain-words.ts";
import { REPORT_PROBLEMS } from "./problems.ts";

type FollowedReport = AnswerOf<typeof getPublicReport>;

/** @throws Problem unknown-code */
export async function getReporter(database: Database, code: string): Promise<Reporter> {
  const normal = normalFollowCode(code);
  const reporter = normal ? await findReporterByCode(database, normal) : null;
  if (!reporter) throw new Problem(REPORT_PROBLEMS.unknownCode);
  return reporter;
}

interface FollowedRow {
  readonly number: string | null;
  readonly title: string;
  readonly subject: string;
  readonly address: string;
  readonly openedAt: Instant;
  readonly state: ReportState;
  readonly isOpen: boolean;
  readonly unitName: string | null;
  readonly dueAt: Instant | null;
  readonly rating: number | null;
}

export async function followReport(database: Database, code: string): Promise<FollowedReport> {
  const reporter = await getReporter(database, code);
  const own = await readRow(database, reporter.originalMatterId);
  const isMerged = reporter.matterId !== reporter.originalMatterId;
  const current = isMerged ? await readRow(database, reporter.matterId) : own;
  const entries = await storyOf(database, reporter);
  const names = await unitNames(database);
  const unitName = (id: unknown) => names.get(String(id)) ?? "责任单位";
  const files = (
    await Promise.all(
      [...new Set([reporter.originalMatterId, reporter.matterId])].map((id) => evidenceOf(database, id)),
    )
  ).flat();
  const steps = entries.flatMap((entry) => {
    const plain = plainStep(entry, unitName);
    return plain ? [{ at: entry.at, ...plain }] : [];
  });
  const isOwnClosed = current.state === "closed";
  return {
    followCode: reporter.followCode,
    number: own.number,
    // Never the words of another citizen.
    title: reporter.joinedLaterAt ? own.subject : own.title,
    subject: own.subject,
    address: own.address,
    reportedAt: reporter.joinedLaterAt ?? own.openedAt,
    headline: HEADLINES[current.state](current.unitName ?? "责任单位"),
    expectedAt: current.dueAt,
    story: steps.reverse(),
    notices: await noticesOf(database, reporter.id),
    photos: files.filter((file) => file.isPublic).map(({ sha256, phase, takenAt }) => ({ sha256, phase, takenAt })),
    isClosed: !current.isOpen,
    // Who joined with one press does not judge for the one who reported.
    mayRate: isOwnClosed && current.rating === null && !reporter.joinedLaterAt,
    rating: current.rating === null ? null : { rating: current.rating, isSolved: isSolvedBy(entries) },
  };
}

/** The own report up to its merge, then the one that goes on from that moment. Who joined learns what follows the joining. */
async function storyOf(database: Database, reporter: Reporter): Promise<readonly RecordEntry[]> {
  const whole = await entriesOf(database, reporter.originalMatterId);
  const { joinedLaterAt } = reporter;
  const own = joinedLaterAt ? whole.filter((entry) => entry.at >= joinedLaterAt) : whole;
  if (reporter.matterId === reporter.originalMatterId) return own;
  const { mergedAt } = await getRow(
    database,
    sql<{ mergedAt: Instant }>`select merged_at as "mergedAt" from report_reporter where id = ${reporter.id}`,
  );
  const further = await entriesOf(database, reporter.matterId);
  return [...own, ...further.filter((entry) => entry.at >= mergedAt)];
}

/** What the reporter said with the latest rating. */
function isSolvedBy(entries: readonly RecordEntry[]): boolean {
  const rated = entries.findLast((entry) => entry.act === "rate");
  return (rated?.input as { isSolved?: unknown } | undefined)?.isSolved !== false;
}

async function readRow(database: Database, id: string): Promise<FollowedRow> {
  return getRow(
    database,
    sql<FollowedRow>`select m.number, m.title, m.subject, m.address, m.opened_at as "openedAt", m.state, m.is_open as "isOpen", r.rating,
      (select name from people_unit where id = m.unit_id) as "unitName",
      (select max(c.due_at) from clock_running c where c.matter_id = m.id and c.kind in ('resolve', 'whole') and c.state = 'running') as "dueAt"
    from matter m join report r on r.matter_id = m.id where m.id = ${id}`,
  );
}

async function unitNames(database: Database): Promise<ReadonlyMap<string, string>> {
  const units = await listRows(database, sql<{ id: string; name: string }>`select id, name from people_unit`);
  return new Map(units.map((unit) => [unit.id, unit.name]));
}

async function noticesOf(database: Database, reporterId: string): Promise<{ at: Instant; text: string }[]> {
  const rows = await listRows(
    database,
    sql<{
      at: Instant;
      text: string;
    }>`select at, text from report_notice where reporter_id = ${reporterId} order by at desc, seq desc`,
  );
  return [...rows];
}
