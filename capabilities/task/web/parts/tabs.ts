import type { RegisterTab } from "#ui/register/RegisterPage.tsx";

/** The neighbouring pages of 任务督办. */
export const TASK_TABS: readonly RegisterTab[] = [
  { to: "/console/task", label: "方案" },
  { to: "/console/task/mine", label: "我的任务" },
  { to: "/console/task/owed", label: "按单位" },
  { to: "/console/task/desk", label: "督办台" },
];
