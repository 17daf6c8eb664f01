/** Every problem of a bulk import. */
import type { ProblemType } from "#base/problem.ts";

export const IMPORT_PROBLEMS = {
  unreadable: { type: "/problems/report/unreadable-file", status: 422, title: "这个文件读不出表格" },
  wrongMapping: { type: "/problems/report/wrong-mapping", status: 422, title: "字段对照与文件不符" },
  notFound: { type: "/problems/report/no-import", status: 404, title: "没有这次导入" },
  alreadyStarted: { type: "/problems/report/import-started", status: 409, title: "这次导入已经开始" },
} as const satisfies Record<string, ProblemType>;
