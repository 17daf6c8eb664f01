/** Every problem of the citizens' pages. */
import type { ProblemType } from "#base/problem.ts";

export const REPORT_PROBLEMS = {
  unknownCode: {
    type: "/problems/report/unknown-code",
    status: 404,
    title: "没有找到这个查询码，请对照收到时的再输一次",
  },
  proofNeeded: {
    type: "/problems/report/proof-needed",
    status: 422,
    title: "发送前的检查没有通过或已过期，请再按一次发送",
  },
  notOpen: { type: "/problems/report/not-open", status: 409, title: "这件已经办完了，问题还在的请另外反映" },
  joined: { type: "/problems/report/joined", status: 409, title: "这件由最先反映的人评价，谢谢" },
} as const satisfies Record<string, ProblemType>;
