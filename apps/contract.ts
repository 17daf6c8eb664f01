/** What operators, probes and every page ask of the process itself. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";

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
export const listProgressNow = endpoint({
  method: "GET",
  path: "/api/progress",
  summary: "长任务进度：最近的在前",
  access: anyone,
  response: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      done: z.number().int(),
      total: z.number().int(),
      state: z.enum(["running", "done", "failed"]),
      updatedAt: InstantSchema,
    }),
  ),
});
export const putTestClock = endpoint({
  method: "PUT",
  path: "/api/test-clock",
  summary: "拨动测试时钟（只在测试服务器上）",
  access: anyone,
  body: z.object({ now: InstantSchema }),
  response: z.object({ now: InstantSchema }),
});
