/**
 * Every route × every post × inside and outside its scope, generated from the routes themselves: a new route is walked the
 * moment it is registered. Out of scope, a matter must look absent and must appear in no answer.
 */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "#base/endpoint.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { type Actor, CITIZEN_ACTOR, POST_ROLES, type PostRole } from "#kernel/people/model/public.ts";
import { mayEnter } from "#kernel/people/server/public.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { buildHttp } from "#platform/http/server.ts";
import { startMetrics } from "#platform/metrics/metrics.ts";
import { wallClock } from "#platform/time.ts";
import { cityRoutes } from "./city.ts";
import { operationRoutes } from "./operations.ts";

/** Stands in the text of the only matter; whoever may not see the matter may not see this word anywhere. */
const MARK = "独木桥边的标记";
const NOBODY = randomUUID();

let city: OpenTestCity;
let http: FastifyInstance;
let matterId: string;
let endpoints: readonly Endpoint[];
let actors: ReadonlyMap<string, Actor>;

beforeAll(async () => {
  city = await openTestCity();
  const { platform } = city;
  const routes = cityRoutes(platform, operationRoutes(platform.database, startMetrics(platform.database), wallClock));
  endpoints = routes.map((route) => route.endpoint);
  actors = new Map(
    POST_ROLES.flatMap((role) => [
      [`${role} inside`, insider(role)] as const,
      [`${role} outside`, outsider(role)] as const,
    ]),
  );
  http = await buildHttp<Actor>({
    routes,
    identify: async (headers) => actors.get(decodeURIComponent(headers["x-test-actor"] ?? "")) ?? null,
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now: platform.now,
    publicUrl: "http://127.0.0.1",
    logLevel: "silent",
  });
  matterId = await reportWithMark();
});

afterAll(async () => {
  await http.close();
  await city.close();
});

function insider(role: PostRole): Actor {
  const known = Object.values(city.actors).find((actor) => actor.role === role);
  return known ?? { ...city.actors.leader, role };
}

/** The same post in a district and a unit that have nothing to do with the matter. */
function outsider(role: PostRole): Actor {
  return {
    ...insider(role),
    personId: randomUUID(),
    postId: randomUUID(),
    unitId: NOBODY,
    unitIds: [NOBODY],
    divisionCode: "990103000000",
  };
}

async function reportWithMark(): Promise<string> {
  const outcome = await city.act({
    by: "supervisor",
    act: "report_by_patrol",
    input: {
      position: city.positionInCell(0),
      address: "柳荫街 1 号",
      description: MARK,
      classKey: "incident:0110",
      photos: [await city.photo("access")],
    },
  });
  return outcome.matterId;
}

interface Tried {
  readonly name: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

async function tryRoute(endpoint: Endpoint, who: string): Promise<Tried> {
  const url = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => parameterOf(name));
  const query = /\/map$/.test(url)
    ? "?west=113&south=32&east=115&north=34&view=all"
    : "?view=all&limit=100&longitude=114.0005&latitude=33.0005";
  const response = await http.inject({
    method: endpoint.method,
    url: `${url}${endpoint.method === "GET" ? query : ""}`,
    headers: { "x-test-actor": encodeURIComponent(who) },
    ...(endpoint.method === "GET" ? {} : { payload: bodyOf(endpoint) }),
  });
  const type = response.headers["content-type"]?.toString().startsWith("application/problem+json")
    ? String(response.json().type)
    : "";
  return {
    name: `${endpoint.method} ${endpoint.path} as ${who}`,
    status: response.statusCode,
    type,
    text: response.body,
  };
}

function parameterOf(name: string): string {
  if (name === "id" || name === "matterId") return matterId;
  if (name === "act") return "comment";
  if (name === "kind") return "report";
  if (name === "year") return "2026";
  return randomUUID();
}

/** Enough for the routes that concern one matter; other routes may refuse it as malformed. */
function bodyOf(endpoint: Endpoint): object {
  return /\/acts\//.test(endpoint.path)
    ? { input: { text: "看过" }, requestId: randomUUID(), version: 1 }
    : { reason: "核对情况", requestId: randomUUID(), version: 1, input: {} };
}

const concernsMatter = (endpoint: Endpoint) => /^\/api\/(matters|reports)\/:(id|matterId)/.test(endpoint.path);
const isOperation = (endpoint: Endpoint) => endpoint.path === "/metrics" || endpoint.path === "/api/test-clock";

describe("access", () => {
  it("has routes to walk", () => {
    expect(endpoints.length).toBeGreaterThan(60);
    expect(new Set(endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)).size, "no route twice").toBe(
      endpoints.length,
    );
    expect(endpoints.filter(concernsMatter).length).toBeGreaterThan(5);
  });

  it("refuses an unknown person everywhere but on the routes open to anyone", async () => {
    for (const endpoint of endpoints) {
      const tried = await tryRoute(endpoint, "nobody");
      if (endpoint.access.kind === "anyone") expect(tried.status, tried.name).not.toBe(401);
      else expect(tried, tried.name).toMatchObject({ status: 401, type: PROBLEMS.unknownPerson.type });
    }
  });

  it.each(POST_ROLES)("lets %s in where the route names the role, and nowhere else", async (role) => {
    for (const endpoint of endpoints) {
      const { access } = endpoint;
      const tried = await tryRoute(endpoint, `${role} inside`);
      if (
        (access.kind === "roles" && !access.roles.includes(role)) ||
        (access.kind === "signedIn" && role === "screen")
      ) {
        expect(tried, tried.name).toMatchObject({ status: 403, type: PROBLEMS.forbidden.type });
      } else {
        expect([401, 500], `${tried.name} → ${tried.text.slice(0, 300)}`).not.toContain(tried.status);
        if (!isOperation(endpoint)) expect(tried.type, tried.name).not.toBe(PROBLEMS.forbidden.type);
      }
    }
  });

  it.each(POST_ROLES)(
    "hides a matter outside its scope from %s: absent on its own routes, in no other answer",
    async (role) => {
      for (const endpoint of endpoints) {
        const tried = await tryRoute(endpoint, `${role} outside`);
        const enters = endpoint.access.kind === "roles" ? endpoint.access.roles.includes(role) : role !== "screen";
        if (concernsMatter(endpoint) && enters) expect(tried, tried.name).toMatchObject({ status: 404 });
        expect(tried.text, tried.name).not.toContain(MARK);
        if (!isPublic(endpoint))
          expect(tried.text.replaceAll(/"instance":"[^"]*"/g, ""), tried.name).not.toContain(matterId);
      }
    },
  );

  it.each(["supervisor", "acceptor", "shift_leader", "dispatcher", "command_lead", "leader"] as const)(
    "shows the matter to %s inside the scope",
    async (role) => {
      const response = await http.inject({
        url: `/api/matters/${matterId}`,
        headers: { "x-test-actor": encodeURIComponent(`${role} inside`) },
      });
      expect(response.statusCode).toBe(200);
      expect(response.body).toContain(MARK);
      const listed = await http.inject({
        url: "/api/matters?view=all",
        headers: { "x-test-actor": encodeURIComponent(`${role} inside`) },
      });
      expect(listed.json().rows).toHaveLength(1);
    },
  );
});

const isPublic = (endpoint: Endpoint) => endpoint.access.kind === "anyone";
