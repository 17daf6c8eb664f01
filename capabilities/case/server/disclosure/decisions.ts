/** 处罚决定公开: what was published, stands, and is within its time, under the name that the law lets be shown. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { addMonths, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type {
  DisclosedDecision,
  getDisclosure,
  listDisclosures,
  listWithdrawals,
} from "#capabilities/case/contract.ts";
import { PROCEDURES, redacted } from "#capabilities/case/model/public.ts";
import { loadPowers, type Powers } from "#capabilities/power/server/public.ts";
import { PENALTY_KINDS } from "#law/penalty/public.ts";
import { citationText } from "#law/sources/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow, getRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { loadCase } from "../case-file.ts";
import { lawSettingsOn } from "../facts/law-settings.ts";

export interface DisclosureFilter {
  readonly text: string;
  readonly agency: string;
  readonly from: PlainDate | "";
  readonly to: PlainDate | "";
}

const PAGE = 50;
/** A year of a large city; what is more is told by the count. */
const MOST_EXPORTED = 20_000;

interface Row {
  readonly id: string;
  readonly decisionNumber: string | null;
  readonly shownName: string;
  readonly causeOfAction: string;
  readonly offenceId: string | null;
  readonly penalty: string | null;
  readonly partyName: string | null;
  readonly agency: string | null;
  readonly decidedOn: PlainDate;
  readonly publishedOn: PlainDate;
  readonly place: string;
}

/** The agency in whose name the decision went out. */
const AGENCY = sql`lateral (select u.name from document_issued d join people_unit u on u.id::text = d.agency
  where d.matter_id = f.matter_id and d.number = f.detail ->> 'decisionNumber' limit 1)`;
const PUBLISHED_ON = sql`f.detail #>> '{disclosure,publishedOn}'`;
const PLACE = sql`${PUBLISHED_ON} || ' ' || f.matter_id`;
const FROM = sql`from case_file f left join ${AGENCY} agency on true`;

/**
 * 《行政处罚法》第四十八条: a decision that fell is gone from here at once, also while the withdrawal is still being worded. Where the agency
 * publishes only what has a certain social impact, what was published as one of all is not shown.
 */
async function standing(on: Database, today: PlainDate) {
  const settings = await lawSettingsOn(on, today);
  const years = settings["publish.retention_years"];
  const isAll = settings["publish.scope"] === "all";
  return sql`f.disclosure_state = 'published' and (${isAll} or coalesce(f.detail #>> '{disclosure,ground}', 'social_impact') = 'social_impact')
    and (${years}::int = 0 or ((${PUBLISHED_ON})::date + make_interval(years => ${years}::int))::date >= ${today}::date)`;
}

async function yearsShown(on: Database, today: PlainDate): Promise<number> {
  return (await lawSettingsOn(on, today))["publish.retention_years"];
}

function matching({ text, agency, from, to }: DisclosureFilter) {
  const like = `%${text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return sql`(${text} = '' or f.detail ->> 'causeOfAction' like ${like} or f.detail ->> 'decisionNumber' like ${like}
      or f.detail #>> '{disclosure,shownName}' like ${like})
    and (${agency} = '' or agency.name = ${agency})
    and (${from} = '' or f.decided_on >= ${from}) and (${to} = '' or f.decided_on <= ${to})`;
}

const COLUMNS = sql`f.matter_id as id, f.detail ->> 'decisionNumber' as "decisionNumber", f.detail #>> '{disclosure,shownName}' as "shownName",
  f.detail ->> 'causeOfAction' as "causeOfAction", f.offence_id as "offenceId", f.detail #>> '{penalty,words}' as penalty,
  f.detail #>> '{party,name}' as "partyName", agency.name as agency,
  f.decided_on as "decidedOn", ${PUBLISHED_ON} as "publishedOn", ${PLACE} as place`;

export async function publishedDecisions(
  on: Database,
  { before, ...filter }: DisclosureFilter & { readonly before: string },
  now: Instant,
): Promise<z.input<typeof listDisclosures.response>> {
  const stands = await standing(on, plainDateOf(now));
  const [rows, { count }, agencies, powers] = await Promise.all([
    listRows(
      on,
      sql<Row>`select ${COLUMNS} ${FROM} where ${stands} and ${matching(filter)} and (${before} = '' or ${PLACE} < ${before})
        order by ${PUBLISHED_ON} desc, f.matter_id desc limit ${PAGE + 1}`,
    ),
    getRow(on, sql<{ count: number }>`select count(*)::int as count ${FROM} where ${stands} and ${matching(filter)}`),
    listRows(
      on,
      sql<{ name: string }>`select distinct agency.name ${FROM} where ${stands} and agency.name is not null`,
    ),
    loadPowers(on),
  ]);
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.map((row) => disclosed(row, powers)),
    count,
    agencies: agencies.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, "zh")),
    next: rows.length > PAGE ? (shown.at(-1)?.place ?? null) : null,
  };
}

/** Newest first. */
export async function decisionsToExport(
  on: Database,
  filter: DisclosureFilter,
  now: Instant,
): Promise<readonly DisclosedDecision[]> {
  const stands = await standing(on, plainDateOf(now));
  const [rows, powers] = await Promise.all([
    listRows(
      on,
      sql<Row>`select ${COLUMNS} ${FROM} where ${stands} and ${matching(filter)}
        order by ${PUBLISHED_ON} desc, f.matter_id desc limit ${MOST_EXPORTED}`,
    ),
    loadPowers(on),
  ]);
  return rows.map((row) => disclosed(row, powers));
}

/** @throws Problem not found, also for a decision that is not shown any more */
export async function publishedDecision(
  { database, secrets }: { readonly database: Database; readonly secrets: Pick<Secrets, "personalDataKey"> },
  id: string,
  now: Instant,
): Promise<z.input<typeof getDisclosure.response>> {
  const today = plainDateOf(now);
  const row = await findRow(
    database,
    sql<Row>`select ${COLUMNS} ${FROM} where f.matter_id = ${id} and ${await standing(database, today)}`,
  );
  if (!row) throw new Problem(PROBLEMS.notFound, { detail: "没有公开这份决定，或者已经停止公开" });
  const [known, powers, years] = await Promise.all([
    loadCase(secrets, database, id),
    loadPowers(database),
    yearsShown(database, today),
  ]);
  const { party, partyContact, penalty } = known;
  const isPerson = party?.kind === "individual";
  const { identityNumber = "", address = "", phone = "" } = partyContact ?? {};
  const hidden = {
    name: party?.name ?? "",
    shownName: row.shownName,
    secrets: isPerson ? [identityNumber, address, phone] : [phone],
  };
  return {
    ...disclosed(row, powers),
    creditCode: party?.kind === "organization" && identityNumber !== "" ? identityNumber : null,
    facts: redacted(known.facts || known.summary, hidden),
    penalty: redacted(penalty?.words ?? "", hidden),
    fineFen: penalty?.fineFen ?? 0,
    confiscateFen: penalty?.confiscateFen ?? 0,
    kinds: (penalty?.kinds ?? []).map((kind) => PENALTY_KINDS[kind]),
    procedure: known.procedure ? PROCEDURES[known.procedure] : "",
    shownUntil: years === 0 ? null : addMonths(row.publishedOn, 12 * years),
  };
}

/** 撤回说明: number and reason stay as long as the decision would have; nothing of the party does. */
export async function withdrawnDecisions(
  on: Database,
  now: Instant,
): Promise<z.input<typeof listWithdrawals.response>> {
  const today = plainDateOf(now);
  const years = await yearsShown(on, today);
  const rows = await listRows(
    on,
    sql<{
      decisionNumber: string | null;
      agency: string | null;
      withdrawnOn: PlainDate | null;
      reason: string | null;
      dueAt: Instant | null;
    }>`select f.detail ->> 'decisionNumber' as "decisionNumber", agency.name as agency, f.detail #>> '{disclosure,withdrawnOn}' as "withdrawnOn",
        case when f.disclosure_state = 'withdrawn' then f.detail #>> '{disclosure,withdrawReason}' end as reason,
        (select due_at from clock_running c where c.matter_id = f.matter_id and c.kind = 'unpublish' order by run desc limit 1) as "dueAt"
      ${FROM} where f.disclosure_state in ('withdraw_due', 'withdrawn')
        and (${years}::int = 0 or ((${PUBLISHED_ON})::date + make_interval(years => ${years}::int))::date >= ${today}::date)
      order by f.detail #>> '{disclosure,withdrawnOn}' desc nulls first, f.matter_id desc limit ${PAGE}`,
  );
  return {
    rows: rows.map(({ decisionNumber, agency, withdrawnOn, reason, dueAt }) => ({
      decisionNumber: decisionNumber ?? "",
      agency: agency ?? "",
      withdrawnOn,
      reason,
      reasonDueOn: withdrawnOn === null && dueAt ? plainDateOf(dueAt) : null,
    })),
  };
}

function disclosed({ offenceId, place: _, partyName, ...row }: Row, powers: Powers): DisclosedDecision {
  const hidden = { name: partyName ?? "", shownName: row.shownName, secrets: [] };
  return {
    ...row,
    decisionNumber: row.decisionNumber ?? "",
    agency: row.agency ?? "",
    penalty: redacted(row.penalty ?? "", hidden),
    basis: basisOf(powers, offenceId, row.decidedOn),
  };
}

function basisOf(powers: Powers, offenceId: string | null, on: PlainDate): string[] {
  const version = offenceId
    ? powers.offenceOn(offenceId, on)?.versions.find((one) => one.effectiveFrom <= on && (one.effectiveTo ?? on) >= on)
    : undefined;
  return version ? [citationText(version.violated), citationText(version.penalised)] : [];
}
