/** Every problem of the citizens' pages. */
import type { ProblemType } from "#base/problem.ts";

export const REPORT_PROBLEMS = {
  unknownCode: {
    type: "/problems/report/unknown-code",
    status: 404,
    title: "没有找到这个查询码，请对照收到时的再输一次",
  },
} as const satisfies Record<string, ProblemType>;
