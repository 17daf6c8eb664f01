/** Every problem that reading or changing a calendar can give. */
import type { ProblemType } from "#base/problem.ts";

export const CLOCK_PROBLEMS = {
  noCalendar: { type: "/problems/clock/no-calendar", status: 404, title: "没有这份工作日历" },
  outOfScope: {
    type: "/problems/clock/out-of-scope",
    status: 403,
    title: "这份日历属于上级或别的区划，请由那里的管理员调整",
  },
  changedMeanwhile: {
    type: "/problems/clock/changed-meanwhile",
    status: 409,
    title: "你改的时候，日历有了新的版本，请重新预览",
  },
  nothingChanges: { type: "/problems/clock/nothing-changes", status: 422, title: "和现行日历完全一样，不必调整" },
  unreadable: { type: "/problems/clock/unreadable", status: 422, title: "这份安排有读不懂的地方，请按提示改好" },
} as const satisfies Record<string, ProblemType>;
