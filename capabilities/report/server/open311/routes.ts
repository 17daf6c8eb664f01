/** Routes of Open311 GeoReport v2. Parse → ask → write; nothing here is known to other parts. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import * as contract from "#capabilities/report/contract.ts";
import { usualLimit } from "#capabilities/report/model/catalogue/catalogue.ts";
import { readFilter } from "#capabilities/report/model/open311/filter.ts";
import { findDefinition, listServices, type Service } from "#capabilities/report/model/open311/services.ts";
import { findClass, type ReportSettings } from "#capabilities/report/model/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { identifyByKey, type KeyHolder } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, type RouteRequest, route } from "#platform/http/route.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import { findReporterOf } from "../reporters.ts";
import { discoveryOf } from "./discovery.ts";
import { OPEN311_PROBLEMS, wrongRequest } from "./problems.ts";
import { readSent } from "./read-sent.ts";
import { takeRequest } from "./register.ts";
import { findRequests, type Surroundings } from "./requests.ts";
import { findByToken } from "./store.ts";
import { write, writeProblem } from "./write.ts";

type Asked = Pick<
  RouteRequest<Actor, { format: string }, Question, unknown>,
  "params" | "query" | "now" | "ip" | "headers"
>;
interface Question {
  readonly jurisdiction_id?: string | undefined;
  readonly api_key?: string | undefined;
  readonly extensions?: string | undefined;
}

export function open311Routes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  const { database, publicUrl } = platform;
  const identifyKey = identifyByKey(platform);

  async function keyOf(named: string | undefined, { now, ip, headers }: Asked): Promise<KeyHolder | null> {
    const key = named || headers["x-api-key"];
    return key ? identifyKey(key, now, ip) : null;
  }
  async function open(asked: Asked): Promise<Surroundings & { readonly now: Instant }> {
    const { query, now } = asked;
    const { catalogueOn, settingsOn } = await loadConfiguration(database);
    const day = plainDateOf(now);
    const settings = settingsOn(day);
    mustBeOurs(query.jurisdiction_id, settings);
    const keyId = (await keyOf(query.api_key, asked))?.keyId ?? null;
    const hasExtensions = query.extensions === "true";
    return { database, publicUrl, catalogue: catalogueOn(day), settings, keyId, hasExtensions, now };
  }
  const serviceType = (settings: ReportSettings): Service["type"] =>
    settings.open311_answer === "token" ? "batch" : "realtime";

  return [
    route(
      contract.discoverOpen311,
      async ({ params, now }) => {
        const { settingsOn } = await loadConfiguration(database);
        return write(formatOf(params), "discovery", discoveryOf(publicUrl, settingsOn(plainDateOf(now))));
      },
      writeProblem,
    ),
    route(
      contract.listOpen311Services,
      async (asked) => {
        const format = formatOf(asked.params);
        const { catalogue, settings } = await open(asked);
        return write(
          format,
          "services",
          listServices(catalogue, serviceType(settings)).map((one) => ({ ...one })),
        );
      },
      writeProblem,
    ),
    route(
      contract.getOpen311Definition,
      async (asked) => {
        const format = formatOf(asked.params);
        const { catalogue } = await open(asked);
        const definition = findDefinition(catalogue, asked.params.code);
        if (!definition) throw new Problem(OPEN311_PROBLEMS.unknownService);
        const attributes = definition.attributes.map((one) => ({ ...one }));
        return write(format, "service_definition", { ...definition, attributes });
      },
      writeProblem,
    ),
    route(
      contract.postOpen311Request,
      async (asked) => {
        const format = formatOf(asked.params);
        const sent = readSent(platform, asked);
        const holder = await keyOf(sent.apiKey, asked);
        if (!holder) throw new Problem(OPEN311_PROBLEMS.noKey);
        const { catalogue, settings } = await open({ ...asked, query: { jurisdiction_id: sent.jurisdictionId } });
        const { serviceCode, request } = await sent.read(catalogue, holder.keyId);
        const options = { isDeferred: settings.open311_answer === "token", ip: asked.ip };
        const { token, number, matterId, refusal } = await takeRequest(engine, platform, request, options);
        if (refusal) throw wrongRequest([{ path: "", message: refusal }]);
        if (!matterId || !number)
          return write(format, "service_requests", [{ token, service_notice: null, account_id: null }]);
        const issueClass = findClass(catalogue, serviceCode);
        const reporter = await findReporterOf(database, matterId);
        const notice = [
          ...(issueClass ? [usualLimit(issueClass)] : []),
          ...(reporter
            ? [`查询码 ${reporter.followCode}，可在 ${publicUrl}/follow/${reporter.followCode} 查看进展`]
            : []),
        ].filter(Boolean);
        const answer = { service_request_id: number, service_notice: notice.join("。"), account_id: null };
        return write(format, "service_requests", [answer]);
      },
      writeProblem,
    ),
    route(
      contract.getOpen311Token,
      async (asked) => {
        const format = formatOf(asked.params);
        await open(asked);
        const { token, number, refusal } = await mustFind(asked.params.token);
        if (refusal) throw new Problem(OPEN311_PROBLEMS.unknownRequest, { detail: `没有登记：${refusal}` });
        return write(format, "service_requests", [{ service_request_id: number, token }]);
      },
      writeProblem,
    ),
    route(
      contract.listOpen311Requests,
      async (asked) => {
        const format = formatOf(asked.params);
        const around = await open(asked);
        const read = readFilter(asked.query, around.catalogue, around.now);
        if ("errors" in read) throw wrongRequest(read.errors);
        return write(format, "service_requests", [...(await findRequests(around, read.filter))]);
      },
      writeProblem,
    ),
    route(
      contract.getOpen311Request,
      async (asked) => {
        const format = formatOf(asked.params);
        const around = await open(asked);
        const { id } = asked.params;
        const number = isToken(id) ? ((await mustFind(id)).number ?? "") : id;
        const found = await findRequests(around, { kind: "ids", ids: [number] });
        if (found.length === 0) throw new Problem(OPEN311_PROBLEMS.unknownRequest, { detail: `没有编号或凭据 ${id}` });
        return write(format, "service_requests", [...found]);
      },
      writeProblem,
    ),
  ];

  async function mustFind(token: string) {
    const found = isToken(token) ? await findByToken(database, token) : null;
    if (!found) throw new Problem(OPEN311_PROBLEMS.unknownRequest, { detail: `没有凭据 ${token}` });
    return found;
  }
}

function formatOf({ format }: { readonly format: string }): "json" | "xml" {
  if (format === "json" || format === "xml") return format;
  throw new Problem(OPEN311_PROBLEMS.unknownFormat);
}

/** One city, one jurisdiction: nothing need be said, but a wrong one is refused once the city has named its own. */
function mustBeOurs(named: string | undefined, { open311_jurisdiction_id: ours }: ReportSettings): void {
  if (named && ours && named !== ours)
    throw new Problem(OPEN311_PROBLEMS.unknownJurisdiction, { detail: `没有 jurisdiction_id ${named}` });
}

function isToken(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
