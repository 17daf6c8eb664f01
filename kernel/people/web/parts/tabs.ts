import type { RegisterTab } from "#ui/register/RegisterPage.tsx";

/** The registers of people lie side by side. */
export const PEOPLE_TABS: readonly RegisterTab[] = [
  { to: "/console/people", label: "人员" },
  { to: "/console/people/posts", label: "岗位" },
  { to: "/console/people/units", label: "单位" },
  { to: "/console/people/credentials", label: "证件到期" },
  { to: "/console/people/delegations", label: "代理" },
  { to: "/console/people/access-log", label: "登录与查阅日志" },
];
