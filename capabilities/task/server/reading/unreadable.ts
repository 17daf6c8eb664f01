import { Problem, type ProblemType } from "#base/problem.ts";

const UNREADABLE: ProblemType = {
  type: "/problems/task/document-not-readable",
  status: 422,
  title: "这份文件读不出方案",
};

/** @param sentence what is the matter and what can be done, in Chinese */
export function unreadable(sentence: string): Problem {
  return new Problem(UNREADABLE, { detail: sentence });
}
