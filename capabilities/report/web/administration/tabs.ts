import type { RegisterTab } from "#ui/register/RegisterPage.tsx";

/** What the city decides for its loop, side by side. */
export const SETUP_TABS: readonly RegisterTab[] = [
  { to: "/console/report-setup", label: "分类与立案条件" },
  { to: "/console/report-setup/settings", label: "本市设置" },
  { to: "/console/report-setup/responsibility", label: "权责规则" },
  { to: "/console/report-setup/precedents", label: "权责认定" },
  { to: "/console/report-setup/tags", label: "标签" },
  { to: "/console/report-setup/classifier", label: "自动分类" },
];
