/** What `GET requests` may be asked, and what of it is wrong. */
import type { Instant } from "#base/instant.ts";
import type { FieldError } from "#base/problem.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { OTHER_SERVICE } from "./services.ts";
import { MOST_DAYS, readTime, type Span, spanOf } from "./times.ts";

/** Of one answer. @source wiki.open311.org/GeoReport_v2, GET Service Requests */
export const MOST_REQUESTS = 1000;

export interface RequestsQuery {
  readonly service_request_id?: string | undefined;
  readonly service_code?: string | undefined;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly status?: string | undefined;
  readonly updated_after?: string | undefined;
  readonly updated_before?: string | undefined;
  readonly page?: string | undefined;
  readonly page_size?: string | undefined;
}

export type RequestsFilter =
  | { readonly kind: "ids"; readonly ids: readonly string[] }
  | {
      readonly kind: "search";
      readonly span: Span;
      readonly serviceCodes: readonly string[] | null;
      readonly isOpen: boolean | null;
      readonly updatedAfter: Instant | null;
      readonly updatedBefore: Instant | null;
      readonly limit: number;
      readonly offset: number;
    };

/** Numbers override everything else that is asked. */
export function readFilter(
  query: RequestsQuery,
  catalogue: Catalogue,
  now: Instant,
): { readonly filter: RequestsFilter } | { readonly errors: readonly FieldError[] } {
  const ids = listOf(query.service_request_id);
  if (ids) {
    if (ids.length <= MOST_REQUESTS) return { filter: { kind: "ids", ids } };
    return { errors: [{ path: "service_request_id", message: `service_request_id 一次最多 ${MOST_REQUESTS} 个` }] };
  }
  const errors: FieldError[] = [];
  const wrong = (path: string, message: string) => {
    errors.push({ path, message });
    return null;
  };
  const time = (path: "start_date" | "end_date" | "updated_after" | "updated_before") => {
    const text = query[path];
    return text ? (readTime(text) ?? wrong(path, `${path} 须为带时区的时间，例如 2026-11-21T00:00:00+08:00`)) : null;
  };
  const count = (path: "page" | "page_size", least: number, most: number, usual: number) => {
    const text = query[path];
    const value = text ? Number(text) : usual;
    return Number.isInteger(value) && value >= least && value <= most
      ? value
      : (wrong(path, `${path} 须为 ${least} 到 ${most} 的整数`) ?? usual);
  };
  const span = spanOf(time("start_date"), time("end_date"), now);
  if (!span) wrong("start_date", `start_date 须早于 end_date，两者相隔不超过 ${MOST_DAYS} 天`);
  const updatedAfter = time("updated_after");
  const updatedBefore = time("updated_before");
  const serviceCodes = listOf(query.service_code);
  for (const code of serviceCodes ?? [])
    if (code !== OTHER_SERVICE && !catalogue.classes.has(code)) wrong("service_code", `没有 service_code ${code}`);
  const statuses = listOf(query.status);
  for (const status of statuses ?? [])
    if (status !== "open" && status !== "closed") wrong("status", `status 只能是 open 或 closed，不能是 ${status}`);
  const isOpen = statuses && new Set(statuses).size === 1 ? statuses[0] === "open" : null;
  const limit = count("page_size", 1, MOST_REQUESTS, MOST_REQUESTS);
  const offset = (count("page", 1, 10_000, 1) - 1) * limit;
  if (errors.length > 0 || !span) return { errors };
  return { filter: { kind: "search", span, serviceCodes, isOpen, updatedAfter, updatedBefore, limit, offset } };
}

/** By comma; null when nothing is named. */
function listOf(text: string | undefined): readonly string[] | null {
  const members = (text ?? "").split(",").flatMap((part) => part.trim() || []);
  return members.length > 0 ? members : null;
}
