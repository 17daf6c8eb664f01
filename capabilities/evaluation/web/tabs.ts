import type { RegisterTab } from "#ui/register/RegisterPage.tsx";

/** Pages of evaluation, beside each other. */
export const EVALUATION_TABS: readonly RegisterTab[] = [
  { to: "/console/evaluation", label: "评价表" },
  { to: "/console/evaluation/schemes", label: "评价方案" },
  { to: "/console/evaluation/bulletins", label: "通报" },
];
