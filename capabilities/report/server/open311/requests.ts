/** Reports as Open311 shows them: what any citizen may see. The description goes to the key that sent it only. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { RequestsFilter } from "#capabilities/report/model/open311/filter.ts";
import { OTHER_SERVICE, serviceName } from "#capabilities/report/model/open311/services.ts";
import { writeTime } from "#capabilities/report/model/open311/times.ts";
import {
  type Catalogue,
  REFUSAL_REASONS,
  REPORT_STATES,
  type RefusalReason,
  type ReportSettings,
  type ReportState,
} from "#capabilities/report/model/public.ts";
import type { ServiceRequest } from "#capabilities/report/model/surface/open311.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { HEADLINES } from "../citizens/plain-words.ts";

interface RequestRow {
  readonly number: string;
  readonly state: ReportState;
  readonly isOpen: boolean;
  readonly classKey: string | null;
  readonly description: string | null;
  readonly unitName: string | null;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
  readonly closedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly address: string;
  readonly cellCode: string | null;
  readonly divisionCode: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly photos: readonly string[];
  readonly refusalReason: RefusalReason | null;
  readonly mergedInto: string | null;
}

/** What rows are read and written by. */
export interface Surroundings {
  readonly database: Database;
  readonly publicUrl: string;
  readonly catalogue: Catalogue;
  readonly settings: ReportSettings;
  /** The key that asks; null: anybody. */
  readonly keyId: string | null;
  readonly hasExtensions: boolean;
}

/** The latest first. */
export async function findRequests(around: Surroundings, filter: RequestsFilter): Promise<readonly ServiceRequest[]> {
  const { database, settings, keyId } = around;
  const listed = sql`(m.source = any(${[...settings.open311_listed_sources]}) or o.key_id = ${keyId}::uuid)`;
  const rows = await listRows(
    database,
    sql<RequestRow>`select m.number, m.state, m.is_open as "isOpen", r.class_kind || ':' || r.class_code as "classKey",
        case when o.key_id = ${keyId}::uuid then r.description end as description, u.name as "unitName", m.opened_at as "openedAt",
        m.changed_at as "changedAt", m.closed_at as "closedAt", m.address, m.cell_code as "cellCode", m.division_code as "divisionCode",
        m.longitude, m.latitude, r.refusal_reason as "refusalReason", (select number from matter where id = r.merged_into_id) as "mergedInto",
        (select max(c.due_at) from clock_running c where c.matter_id = m.id and c.kind in ('resolve', 'whole') and c.state = 'running') as "dueAt",
        array(select l.sha256 from evidence_link l where l.matter_id = m.id and (select v.is_public from evidence_visibility v
          where v.sha256 = l.sha256 and v.matter_id = l.matter_id order by v.at desc, v.ordinal desc limit 1) order by l.at, l.ordinal) as photos
      from matter m join report r on r.matter_id = m.id left join report_open311_request o on o.matter_id = m.id
        left join people_unit u on u.id = m.unit_id
      where m.kind = 'report' and m.number is not null and ${listed} and ${conditionOf(filter)}
      order by m.opened_at desc, m.id ${filter.kind === "search" ? sql`limit ${filter.limit} offset ${filter.offset}` : sql``}`,
  );
  return rows.map((row) => present(row, around));
}

function conditionOf(filter: RequestsFilter): RawBuilder<unknown> {
  if (filter.kind === "ids") return sql`m.number = any(${[...filter.ids]})`;
  const { span, serviceCodes, isOpen, updatedAfter, updatedBefore } = filter;
  return sql.join(
    [
      sql`m.opened_at between ${span.from}::timestamptz and ${span.to}::timestamptz`,
      ...(serviceCodes ? [isOfServices(serviceCodes)] : []),
      ...(isOpen === null ? [] : [sql`m.is_open = ${isOpen}`]),
      ...(updatedAfter ? [sql`coalesce(m.closed_at, m.changed_at) >= ${updatedAfter}::timestamptz`] : []),
      ...(updatedBefore ? [sql`coalesce(m.closed_at, m.changed_at) <= ${updatedBefore}::timestamptz`] : []),
    ],
    sql` and `,
  );
}

/** Kind and code apart, so that their index serves. */
function isOfServices(codes: readonly string[]): RawBuilder<unknown> {
  const named = sql`(r.class_kind, r.class_code) in (select split_part(key, ':', 1), split_part(key, ':', 2) from unnest(${[...codes]}::text[]) key)`;
  return codes.includes(OTHER_SERVICE) ? sql`(${named} or r.class_kind is null)` : named;
}

function present(row: RequestRow, { publicUrl, catalogue, settings, hasExtensions }: Surroundings): ServiceRequest {
  const code = row.classKey ?? OTHER_SERVICE;
  const photos = [...new Set(row.photos)].map((sha256) => `${publicUrl}/api/evidence/${sha256}/public`);
  return {
    service_request_id: row.number,
    status: row.isOpen ? "open" : "closed",
    status_notes: statusNotes(row),
    service_name: serviceName(catalogue, code),
    service_code: code,
    description: row.description,
    agency_responsible: row.unitName,
    service_notice: null,
    requested_datetime: writeTime(row.openedAt),
    updated_datetime: writeTime(row.closedAt ?? row.changedAt),
    expected_datetime: row.dueAt && writeTime(row.dueAt),
    address: row.address || null,
    address_id: row.cellCode,
    zipcode: zipcodeOf(row.divisionCode, settings),
    lat: row.latitude,
    long: row.longitude,
    media_url: photos[0] ?? null,
    ...(hasExtensions && {
      extended_attributes: { stage: row.state, state: REPORT_STATES[row.state], media_urls: photos },
    }),
  };
}

/** Where it stands, as the public page says it; of what ended otherwise than handled also why. */
function statusNotes({ state, unitName, refusalReason, mergedInto }: RequestRow): string {
  if (state === "merged" && mergedInto) return `与另一件是同一个问题，已合并处理，进展看 ${mergedInto}。`;
  const headline = HEADLINES[state](unitName ?? "责任单位");
  return state === "refused" && refusalReason ? `${headline}${REFUSAL_REASONS[refusalReason]}。` : headline;
}

/** That of the innermost division named. */
function zipcodeOf(divisionCode: string, { open311_zipcodes: zipcodes }: ReportSettings): string | null {
  const [innermost] = Object.keys(zipcodes)
    .filter((prefix) => divisionCode.startsWith(prefix))
    .toSorted((a, b) => b.length - a.length);
  return innermost === undefined ? null : (zipcodes[innermost] ?? null);
}
