/** What people give the console: who works here and at which post, rosters, delegations, the log, one's own account. */
import { CalendarRange, Users } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";

const ADMINISTRATOR = ["administrator"];

export const peopleWeb: WebRegistration = {
  id: "people",
  consolePages: [
    { path: "people", title: "人员", load: () => import("./persons/PersonsPage.tsx"), roles: ADMINISTRATOR },
    { path: "people/posts", title: "岗位", load: () => import("./persons/PostsPage.tsx"), roles: ADMINISTRATOR },
    { path: "people/units", title: "单位", load: () => import("./units/UnitsPage.tsx") },
    {
      path: "people/credentials",
      title: "证件到期",
      load: () => import("./persons/EndingCredentialsPage.tsx"),
      roles: ADMINISTRATOR,
    },
    {
      path: "people/delegations",
      title: "代理",
      load: () => import("./delegations/DelegationsPage.tsx"),
      roles: ADMINISTRATOR,
    },
    {
      path: "people/access-log",
      title: "登录与查阅日志",
      load: () => import("./access-log/AccessLogPage.tsx"),
      roles: ADMINISTRATOR,
    },
    { path: "duties", title: "排班", load: () => import("./duties/DutiesPage.tsx") },
    { path: "account", title: "我的账号", load: () => import("./account/AccountPage.tsx") },
  ],
  navigation: [
    { group: "administration", label: "人员与岗位", to: "/console/people", icon: Users, roles: ADMINISTRATOR },
    { group: "administration", label: "排班", to: "/console/duties", icon: CalendarRange },
  ],
  commands: [
    { id: "people.persons", label: "人员", words: "账号 密码 停用", to: "/console/people", roles: ADMINISTRATOR },
    { id: "people.posts", label: "岗位", words: "任岗", to: "/console/people/posts", roles: ADMINISTRATOR },
    { id: "people.units", label: "单位", words: "部门 处置单位 值班电话", to: "/console/people/units" },
    {
      id: "people.credentials",
      label: "证件到期",
      words: "执法证 过期 换证",
      to: "/console/people/credentials",
      roles: ADMINISTRATOR,
    },
    {
      id: "people.delegations",
      label: "代理一览",
      words: "代班 请假",
      to: "/console/people/delegations",
      roles: ADMINISTRATOR,
    },
    {
      id: "people.access-log",
      label: "登录与查阅日志",
      words: "安全 锁定 查看手机号",
      to: "/console/people/access-log",
      roles: ADMINISTRATOR,
    },
    { id: "people.duties", label: "排班", words: "值班 班次 名册", to: "/console/duties" },
    {
      id: "people.account",
      label: "我的账号",
      words: "修改密码 动态口令 恢复码 会话 我的代理",
      to: "/console/account",
    },
  ],
};
