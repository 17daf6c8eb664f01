/** What 任务督办 gives the console: plans and their pages, documents, my tasks, the desk of supervision. */
import { BellRing, Flag, ListTodo } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { OFFICE } from "./parts/roles.ts";

export const taskWeb: WebRegistration = {
  id: "task",
  beginners: ["supervision_office", "leader", "task_owner", "unit_desk", "unit_lead"],
  consolePages: [
    { path: "task", title: "任务督办", load: () => import("./plan/PlansPage.tsx") },
    { path: "task/plans/:planId", title: "方案", load: () => import("./plan/PlanPage.tsx") },
    { path: "task/plans/:planId/pack", title: "会议材料", load: () => import("./plan/PackPage.tsx") },
    { path: "task/owed", title: "按单位", load: () => import("./plan/OwedPage.tsx") },
    { path: "task/mine", title: "我的任务", load: () => import("./mine/MyTasksPage.tsx") },
    { path: "task/report/:taskId", title: "报进展", load: () => import("./mine/ReportPage.tsx") },
    { path: "task/desk", title: "督办台", load: () => import("./desk/SupervisionPage.tsx") },
    { path: "task/drafts", title: "方案文件", load: () => import("./drafts/DraftsPage.tsx"), roles: OFFICE },
    { path: "task/drafts/:draftId", title: "核对方案", load: () => import("./drafts/DraftPage.tsx"), roles: OFFICE },
  ],
  navigation: [
    { group: "coordination", label: "任务督办", to: "/console/task", icon: Flag },
    { group: "coordination", label: "我的任务", to: "/console/task/mine", icon: ListTodo },
    { group: "coordination", label: "督办台", to: "/console/task/desk", icon: BellRing },
  ],
  commands: [
    { id: "task.plans", label: "任务督办", words: "方案 专项行动 工作要点 进度", to: "/console/task" },
    { id: "task.mine", label: "我的任务", words: "报进展 周报 月报", to: "/console/task/mine" },
    { id: "task.owed", label: "按单位看任务", words: "谁欠谁", to: "/console/task/owed" },
    { id: "task.desk", label: "督办台", words: "督办单 吹哨报到 议题 整改 销号", to: "/console/task/desk" },
    {
      id: "task.drafts",
      label: "上传方案",
      words: "红头文件 识别 发布",
      to: "/console/task/drafts",
      roles: OFFICE,
    },
  ],
  matterPanels: [
    { id: "task.task", kind: "task", load: () => import("./panels/TaskPanel.tsx") },
    { id: "task.plan", kind: "plan", load: () => import("./panels/PlanPanel.tsx") },
  ],
};
