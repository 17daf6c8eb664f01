/** 诉求热点 in SQL. Reading joins the matters, so that data scope holds for every message. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { HotIssue } from "#capabilities/report/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import { SCOPE } from "../desk/beside-report.ts";

export interface Search {
  readonly foundAt: Instant;
  readonly days: number;
  readonly messageCount: number;
}

export async function latestSearch(on: Database | Tx): Promise<Search | null> {
  return findRow(
    on,
    sql<Search>`select found_at as "foundAt", days, message_count as "messageCount" from report_hot_issue_search
      order by found_at desc, id desc limit 1`,
  );
}

export interface FoundIssues extends Search {
  readonly tookMs: number;
  readonly issues: readonly HotIssue[];
}

/** Puts what was found in the place of what was found before. An issue that keeps half of its messages keeps its id. */
export async function replaceIssues(tx: Tx, found: FoundIssues): Promise<void> {
  const { foundAt, days, messageCount, issues, tookMs } = found;
  await sql`select pg_advisory_xact_lock(hashtext('report_hot_issue'))`.execute(tx);
  const known = await membersBefore(tx);
  await sql`delete from report_hot_issue_member`.execute(tx);
  const taken = new Set<string>();
  for (const issue of issues) {
    const id = idBefore(issue, known, taken) ?? newId(foundAt);
    taken.add(id);
    await sql`insert into report_hot_issue (id, first_found_at, found_at) values (${id}::uuid, ${foundAt}::timestamptz, ${foundAt}::timestamptz)
      on conflict (id) do update set found_at = excluded.found_at`.execute(tx);
    await sql`insert into report_hot_issue_member (issue_id, matter_id, likeness, words, places)
      select ${id}::uuid, (one->>'id')::uuid, (one->>'likeness')::real, array(select jsonb_array_elements_text(one->'words')),
        array(select jsonb_array_elements_text(one->'places')) from jsonb_array_elements(${JSON.stringify(issue.members)}::jsonb) as one`.execute(
      tx,
    );
  }
  await sql`insert into report_hot_issue_search (id, found_at, days, message_count, issue_count, took_ms) values (${newId(foundAt)}::uuid,
    ${foundAt}::timestamptz, ${days}, ${messageCount}, ${issues.length}, ${tookMs})`.execute(tx);
}

/** Issue by message. */
async function membersBefore(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await listRows(
    tx,
    sql<{
      matterId: string;
      issueId: string;
    }>`select matter_id as "matterId", issue_id as "issueId" from report_hot_issue_member`,
  );
  return new Map(rows.map((row) => [row.matterId, row.issueId]));
}

function idBefore(
  { members }: HotIssue,
  known: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): string | undefined {
  const counts = new Map<string, number>();
  for (const member of members) {
    const id = known.get(member.id);
    if (id !== undefined && !taken.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] * 2 >= members.length ? most[0] : undefined;
}

export interface SeenMember {
  readonly issueId: string;
  readonly matterId: string;
  readonly likeness: number;
  readonly words: readonly string[];
  readonly places: readonly string[];
  readonly number: string | null;
  readonly title: string;
  readonly address: string;
  readonly subject: string;
  readonly source: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly openedAt: Instant;
}

/** Messages of issues in the caller's scope, most typical first. */
export async function seenMembers(
  on: Database | Tx,
  caller: Actor,
  issueId: string | null,
): Promise<readonly SeenMember[]> {
  const which: RawBuilder<boolean> = issueId === null ? sql`true` : sql`h.issue_id = ${issueId}::uuid`;
  return listRows(
    on,
    sql<SeenMember>`select h.issue_id as "issueId", h.matter_id as "matterId", h.likeness, h.words, h.places, m.number, m.title, m.address,
        m.subject, m.source, m.state, m.is_open as "isOpen", m.longitude, m.latitude, m.opened_at as "openedAt"
      from report_hot_issue_member h join matter m on m.id = h.matter_id
      where ${which} and ${scopeCondition(caller, SCOPE)} order by h.likeness desc, h.matter_id`,
  );
}

export interface JointMatter {
  readonly issueId: string;
  readonly matterId: string;
  readonly number: string | null;
  readonly kind: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly madeAt: Instant;
}

export async function jointMatters(on: Database | Tx, caller: Actor): Promise<readonly JointMatter[]> {
  return listRows(
    on,
    sql<JointMatter>`select j.issue_id as "issueId", j.matter_id as "matterId", m.number, m.kind, m.state, m.is_open as "isOpen", j.made_at as "madeAt"
      from report_hot_issue_joint j join matter m on m.id = j.matter_id where ${scopeCondition(caller, SCOPE)} order by j.made_at`,
  );
}

export async function textsOf(on: Database | Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await listRows(
    on,
    sql<{
      id: string;
      text: string;
    }>`select matter_id as id, description as text from report where matter_id = any(${[...matterIds]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row.text]));
}

export async function addJointMatter(
  tx: Tx,
  joint: {
    readonly issueId: string;
    readonly matterId: string;
    readonly memberCount: number;
    readonly madeAt: Instant;
    readonly madeBy: string | null;
  },
): Promise<void> {
  await sql`insert into report_hot_issue_joint (issue_id, matter_id, member_count, made_at, made_by) values (${joint.issueId}::uuid,
    ${joint.matterId}::uuid, ${joint.memberCount}, ${joint.madeAt}::timestamptz, ${joint.madeBy}::uuid) on conflict (matter_id) do nothing`.execute(
    tx,
  );
}
