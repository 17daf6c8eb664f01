/** Every problem of Open311; `write.ts` says them as the protocol does. */
import { type FieldError, Problem, type ProblemType } from "#base/problem.ts";

export const OPEN311_PROBLEMS = {
  wrongRequest: { type: "/problems/report/open311-wrong-request", status: 400, title: "请求有不对的地方" },
  noKey: {
    type: "/problems/report/open311-no-key",
    status: 403,
    title: "没有给出 api_key，登记问题须有密钥",
  },
  unknownJurisdiction: {
    type: "/problems/report/open311-unknown-jurisdiction",
    status: 404,
    title: "没有这个 jurisdiction_id",
  },
  unknownService: { type: "/problems/report/open311-unknown-service", status: 404, title: "没有这个 service_code" },
  unknownRequest: {
    type: "/problems/report/open311-unknown-request",
    status: 404,
    title: "没有这个编号或凭据",
  },
  unknownFormat: { type: "/problems/report/open311-unknown-format", status: 404, title: "只有 .json 和 .xml 两种格式" },
} as const satisfies Record<string, ProblemType>;

export function wrongRequest(errors: readonly FieldError[]): Problem {
  return new Problem(OPEN311_PROBLEMS.wrongRequest, { errors });
}
