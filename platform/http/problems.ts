/** Problems that any route can answer with. Capabilities declare their own in `model/problems.ts`. */
import type { ProblemType } from "#base/problem.ts";

export const PROBLEMS = {
  malformed: { type: "/problems/malformed", status: 400, title: "请求里有填得不对的地方，改好再提交" },
  unknownPerson: { type: "/problems/unknown-person", status: 401, title: "请先登录" },
  forbidden: { type: "/problems/forbidden", status: 403, title: "你的岗位不能做这件事" },
  notFound: { type: "/problems/not-found", status: 404, title: "没有找到，或者不在你的范围" },
  conflict: { type: "/problems/conflict", status: 409, title: "现在的状态不允许，或者刚被别人改过" },
  tooLarge: { type: "/problems/too-large", status: 413, title: "内容太大" },
  wrongType: { type: "/problems/wrong-type", status: 415, title: "不支持这种内容类型" },
  unacceptable: { type: "/problems/unacceptable", status: 422, title: "内容不能接受，请按说明修改" },
  tooMany: { type: "/problems/too-many-requests", status: 429, title: "请求太频繁，请稍后再试" },
  notReady: { type: "/problems/not-ready", status: 503, title: "服务还没准备好，请稍后再试" },
} as const satisfies Record<string, ProblemType>;
