/** Every problem that the list of powers can give. */
import type { ProblemType } from "#base/problem.ts";

export const POWER_PROBLEMS = {
  notFound: { type: "/problems/power/not-found", status: 404, title: "没有这个条目或者版本" },
  wrongContent: { type: "/problems/power/wrong-content", status: 422, title: "条目的内容有错，请按提示改正" },
  reviewedAlready: { type: "/problems/power/reviewed-already", status: 409, title: "这一版已经审核过了，请刷新后再看" },
  ownDraft: {
    type: "/problems/power/own-draft",
    status: 403,
    title: "起草人不能审核自己的版本，请由其他法制审核人员审核",
  },
  unreadable: {
    type: "/problems/power/unreadable",
    status: 422,
    title: "这不是可以读取的 XLSX 文件，请先导出清单，在其中修改后再导入",
  },
} as const satisfies Record<string, ProblemType>;
