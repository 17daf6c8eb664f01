import type { RegisterTab } from "#ui/register/RegisterPage.tsx";

export const CASE_TABS: readonly RegisterTab[] = [
  { to: "/console/case-figures", label: "办案统计" },
  { to: "/console/case-register", label: "案件台账" },
];
