/** Routes for operators: is it alive, is it ready, how does it fare; and the test clock of a server started for tests. */
import { sql } from "kysely";
import { Problem } from "#base/problem.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import type { Metrics } from "#platform/metrics/metrics.ts";
import { listProgress } from "#platform/progress.ts";
import type { TimeSource } from "#platform/time.ts";
import { getTime, healthz, listProgressNow, metrics, putTestClock, readyz } from "../contract.ts";

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
    route(listProgressNow, async () =>
      (await listProgress(database)).map(({ id, label, done, total, state, updatedAt }) => ({
        id,
        label,
        done,
        total,
        state,
        updatedAt,
      })),
    ),
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
