/** Routes for operators: is it alive, is it ready, how does it fare; and the test clock of a server started for tests. */
import { sql } from "kysely";
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import type { Metrics } from "#platform/metrics/metrics.ts";
import type { TimeSource } from "#platform/time.ts";

const anyone = { kind: "anyone" } as const;
const StatusSchema = z.object({ status: z.literal("ok") });

export const healthz = endpoint({
  method: "GET",
  path: "/healthz",
  summary: "进程活着",
  access: anyone,
  response: StatusSchema,
});
export const readyz = endpoint({
  method: "GET",
  path: "/readyz",
  summary: "可以服务：数据库连得上",
  access: anyone,
  response: StatusSchema,
});
export const metrics = endpoint({
  method: "GET",
  path: "/metrics",
  summary: "运行指标（Prometheus）",
  access: anyone,
  response: z.string(),
});
export const getTime = endpoint({
  method: "GET",
  path: "/api/time",
  summary: "现在的时间",
  access: anyone,
  response: z.object({ now: InstantSchema, isTestClock: z.boolean() }),
});
export const putTestClock = endpoint({
  method: "PUT",
  path: "/api/test-clock",
  summary: "拨动测试时钟（只在测试服务器上）",
  access: anyone,
  body: z.object({ now: InstantSchema }),
  response: z.object({ now: InstantSchema }),
});

export function operationRoutes(database: Database, figures: Metrics, time: TimeSource): readonly Route<Actor>[] {
  return [
    route(healthz, async () => ({ status: "ok" as const })),
    route(readyz, async () => {
      try {
        await sql`select 1`.execute(database);
      } catch (cause) {
        throw Object.assign(new Problem(PROBLEMS.notReady, { retryAfterSeconds: 5 }), { cause });
      }
      return { status: "ok" as const };
    }),
    route(metrics, async () => new FileAnswer(figures.contentType, await figures.text())),
    route(getTime, async () => ({ now: time.now(), isTestClock: time.set !== undefined })),
    route(putTestClock, async ({ body }) => {
      if (!time.set)
        throw new Problem(PROBLEMS.forbidden, { detail: "这台服务器没有以测试时钟启动（FANGYUAN_TEST_CLOCK=1）" });
      try {
        time.set(body.now);
      } catch {
        throw new Problem(PROBLEMS.unacceptable, { detail: "测试时钟只能往前拨" });
      }
      return { now: time.now() };
    }),
  ];
}
