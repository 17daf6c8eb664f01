/** The small test city with the posts of 任务督办, its routes and its jobs: for tests of tasks, plans and drafts. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { Logger, runOnce } from "graphile-worker";
import { addMillis, DAY_MS, type Instant, MINUTE_MS } from "#base/instant.ts";
import { DISTRICT, type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { type ActOutcome, perform } from "#kernel/matter/server/public.ts";
import { type Actor, CITIZEN_ACTOR, type PostRole } from "#kernel/people/model/public.ts";
import { mayEnter } from "#kernel/people/server/public.ts";
import { openPool } from "#platform/database/connect.ts";
import { buildHttp } from "#platform/http/server.ts";
import { engineOf, PARTS } from "./capabilities.ts";
import { cityRoutes } from "./city.ts";
import { joinTasks } from "./join-tasks.ts";

const SILENT = new Logger(() => () => undefined);

export interface TaskCity {
  readonly city: OpenTestCity;
  readonly http: FastifyInstance;
  readonly who: Readonly<Record<Seat, Actor>>;
  act(matterId: string | null, by: Seat | Actor, kind: string, act: string, input?: unknown): Promise<ActOutcome>;
  call(by: Seat, method: "GET" | "POST" | "PUT", url: string, body?: unknown): Promise<Answer>;
  send(by: Seat, url: string, bytes: Buffer): Promise<Answer>;
  runJobs(): Promise<void>;
  /** Moves the time and returns it. */
  later(days: number): Instant;
  close(): Promise<void>;
}
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are parsed by their schemas on the way out; tests look into them freely.
  readonly body: any;
  readonly raw: Buffer;
}

const SEATS = {
  office: ["supervision_office", "commandCentre", "督查一"],
  secondOffice: ["supervision_office", "commandCentre", "督查二"],
  leader: ["leader", "commandCentre", "分管领导"],
  sanitation: ["task_owner", "sanitation", "环卫承办"],
  sanitationLead: ["unit_lead", "sanitation", "环卫所长"],
  roads: ["task_owner", "roads", "市政承办"],
  willow: ["unit_desk", "willowStreet", "柳荫街道"],
  ferry: ["unit_desk", "ferryStreet", "文渡街道"],
} as const satisfies Record<string, readonly [PostRole, keyof OpenTestCity["units"], string]>;
export type Seat = keyof typeof SEATS;

/** @param checkAnswers off where the time of an answer is measured: a running server does not check its own */
export async function openTaskCity({ checkAnswers = true } = {}): Promise<TaskCity> {
  const city = await openTestCity();
  const who = Object.fromEntries(
    Object.entries(SEATS).map(([key, [role, unit, name]]) => [
      key,
      {
        ...city.actors.leader,
        ...{ role, name, personId: randomUUID(), postId: randomUUID(), unitId: city.units[unit], unitName: name },
        ...{ unitIds: [city.units[unit]], divisionCode: DISTRICT },
      },
    ]),
  ) as unknown as Record<Seat, Actor>;
  const http = await buildHttp<Actor>({
    routes: cityRoutes(city.platform),
    identify: async (headers) => who[headers["x-test-actor"] as Seat] ?? null,
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now: city.platform.now,
    publicUrl: "http://127.0.0.1",
    logLevel: "silent",
    checkAnswers,
  });
  const tasks = joinTasks(PARTS.map((part) => part.tasks?.(city.platform) ?? {}));
  const answer = (response: {
    statusCode: number;
    headers: Record<string, unknown>;
    body: string;
    rawPayload: Buffer;
  }): Answer => ({
    status: response.statusCode,
    body: String(response.headers["content-type"]).includes("json") ? JSON.parse(response.body) : response.body,
    raw: response.rawPayload,
  });
  return {
    city,
    http,
    who,
    act: (matterId, by, kind, act, input = {}) => {
      city.setNow(addMillis(city.now(), MINUTE_MS));
      return perform(engineOf(city.platform), {
        ...{ matterId, kind, act, input, versionSeen: null, requestId: randomUUID(), now: city.now() },
        actor: typeof by === "string" ? who[by] : by,
        origin: { channel: "test", ip: null },
      });
    },
    call: async (by, method, url, body) =>
      answer(
        await http.inject({
          method,
          url,
          headers: { "x-test-actor": by },
          ...(body === undefined ? {} : { payload: body as object }),
        }),
      ),
    send: async (by, url, bytes) =>
      answer(
        await http.inject({
          method: "POST",
          url,
          headers: { "x-test-actor": by, "content-type": "application/octet-stream" },
          payload: bytes,
        }),
      ),
    runJobs: async () => {
      const pool = openPool({ url: city.test.ownerUrl, poolSize: 3, asOwner: true });
      try {
        await runOnce({ pgPool: pool, taskList: tasks, noHandleSignals: true, logger: SILENT });
      } finally {
        await pool.end();
      }
    },
    later: (days) => {
      city.setNow(addMillis(city.now(), days * DAY_MS));
      return city.now();
    },
    close: async () => {
      await http.close();
      await city.close();
    },
  };
}
