/** Every problem that `people` answers with. */
import type { ProblemType } from "#base/problem.ts";

export const PEOPLE_PROBLEMS = {
  wrongSignIn: { type: "/problems/people/wrong-sign-in", status: 401, title: "登录名或密码不对" },
  wrongPassword: { type: "/problems/people/wrong-password", status: 422, title: "密码不对" },
  wrongCode: { type: "/problems/people/wrong-code", status: 401, title: "动态口令不对" },
  codeExpired: { type: "/problems/people/code-expired", status: 401, title: "输入动态口令超时了，请重新登录" },
  locked: { type: "/problems/people/locked", status: 429, title: "连续输错次数太多，登录暂时锁定" },
  notActive: { type: "/problems/people/not-active", status: 403, title: "账号已停用，请联系系统管理员" },
  noPost: { type: "/problems/people/no-post", status: 403, title: "你现在没有有效的岗位，请联系系统管理员" },
  notYourPost: { type: "/problems/people/not-your-post", status: 403, title: "这个岗位不是你的，或者不在有效期内" },
  foreignOrigin: { type: "/problems/people/foreign-origin", status: 403, title: "请求来自别的网站，已拒绝" },
  secondFactorState: {
    type: "/problems/people/second-factor-state",
    status: 409,
    title: "动态口令现在不是这个状态，请刷新后再试",
  },
  wrongApiKey: { type: "/problems/people/wrong-api-key", status: 401, title: "接口密钥不对、已撤销或已到期" },
  tooManyByKey: {
    type: "/problems/people/too-many-by-key",
    status: 429,
    title: "这个接口密钥的请求太频繁，请稍后再试",
  },
  outOfScope: { type: "/problems/people/out-of-scope", status: 403, title: "不在你管理的区划内" },
} as const satisfies Record<string, ProblemType>;
