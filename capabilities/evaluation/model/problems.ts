/** Every refusal of evaluation. */
import type { ProblemType } from "#base/problem.ts";

export const EVALUATION_PROBLEMS = {
  cannotRankBy: { type: "/problems/evaluation/cannot-rank-by", status: 422, title: "不能按这个指标排名" },
  unknownIndicator: { type: "/problems/evaluation/unknown-indicator", status: 422, title: "方案里有不存在的指标" },
  noSuchScheme: { type: "/problems/evaluation/no-such-scheme", status: 404, title: "没有这个方案" },
  notADraft: { type: "/problems/evaluation/not-a-draft", status: 409, title: "方案已经发布，不能再改；请另起一稿" },
  intoThePast: {
    type: "/problems/evaluation/into-the-past",
    status: 422,
    title: "方案不能从过去的日子起生效：已经评过的期间不改分",
  },
  sameDay: { type: "/problems/evaluation/same-day", status: 409, title: "这类对象那一天已有方案生效，请选别的日子" },
  noSuchBulletin: { type: "/problems/evaluation/no-such-bulletin", status: 404, title: "没有这份通报" },
  textUnfilled: {
    type: "/problems/evaluation/text-unfilled",
    status: 422,
    title: "通报正文里有认不出的位置，请系统管理员先改正文",
  },
} as const satisfies Record<string, ProblemType>;
