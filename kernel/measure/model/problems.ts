import type { ProblemType } from "#base/problem.ts";

export const MEASURE_PROBLEMS = {
  notMeasured: { type: "/problems/measure/not-measured", status: 404, title: "这类事项没有统计指标" },
  unknownCounter: { type: "/problems/measure/unknown-counter", status: 422, title: "没有这个指标" },
  wrongPeriod: { type: "/problems/measure/wrong-period", status: 422, title: "统计期间的止日不能早于起日，最长 5 年" },
} as const satisfies Record<string, ProblemType>;
