/** What evaluation gives the console. */
import { ChartColumn } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { READERS } from "../contract.ts";

export const evaluationWeb: WebRegistration = {
  id: "evaluation",
  consolePages: [
    { path: "evaluation", title: "综合评价", load: () => import("./table/EvaluationPage.tsx"), roles: READERS },
    { path: "evaluation/matters", title: "数字里的案卷", load: () => import("./matters/FigureMattersPage.tsx") },
    { path: "evaluation/schemes", title: "评价方案", load: () => import("./schemes/SchemesPage.tsx"), roles: READERS },
    {
      path: "evaluation/bulletins",
      title: "评价通报",
      load: () => import("./bulletins/BulletinsPage.tsx"),
      roles: READERS,
    },
  ],
  navigation: [
    {
      group: "coordination",
      label: "综合评价",
      to: "/console/evaluation",
      icon: ChartColumn,
      roles: READERS,
      homeOf: ["evaluator"],
    },
  ],
  commands: [
    {
      id: "evaluation.table",
      label: "综合评价",
      words: "排名 考核 指标 街道 部门 岗位",
      to: "/console/evaluation",
      roles: READERS,
    },
    {
      id: "evaluation.schemes",
      label: "评价方案",
      words: "权重 等级 扣分",
      to: "/console/evaluation/schemes",
      roles: READERS,
    },
    {
      id: "evaluation.bulletins",
      label: "评价通报",
      words: "月报 简报",
      to: "/console/evaluation/bulletins",
      roles: READERS,
    },
  ],
};
