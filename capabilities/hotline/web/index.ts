/** What the hotline gives the console: the call, one desk for every post, knowledge, lists that are open to all, figures. */
import { BookOpenText, ChartColumn, Headset, PhoneCall } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { CLERKS, DESKS, DOUBT_READERS, deskTitle } from "./desk/desks.ts";
import { useDeskCount } from "./desk/use-desk-count.ts";

const DESK_ROLES = Object.keys(DESKS);

export const hotlineWeb: WebRegistration = {
  id: "hotline",
  beginners: ["hotline_clerk"],
  consolePages: [
    { path: "hotline/desk", title: "热线工单", load: () => import("./desk/DeskPage.tsx"), roles: DESK_ROLES },
    { path: "hotline/call", title: "接电话", load: () => import("./call/CallPage.tsx"), roles: CLERKS },
    { path: "hotline/watch", title: "零超期", load: () => import("./lists/WatchPage.tsx") },
    { path: "hotline/enterprise", title: "涉企诉求", load: () => import("./lists/EnterprisePage.tsx") },
    { path: "hotline/doubts", title: "回访疑点", load: () => import("./lists/DoubtsPage.tsx"), roles: DOUBT_READERS },
    { path: "hotline/exclusions", title: "申诉剔除", load: () => import("./lists/ExclusionsPage.tsx") },
    { path: "hotline/figures", title: "热线指标", load: () => import("./lists/FiguresPage.tsx") },
    { path: "hotline/knowledge", title: "知识库", load: () => import("./lists/KnowledgePage.tsx") },
  ],
  navigation: [
    { group: "handling", label: "接电话", to: "/console/hotline/call", icon: PhoneCall, roles: CLERKS },
    ...DESK_ROLES.map((role) => ({
      group: "handling" as const,
      label: deskTitle(role),
      to: "/console/hotline/desk",
      icon: Headset,
      roles: [role],
      countOf: "hotline.desk",
    })),
    { group: "coordination", label: "热线诉求", to: "/console/hotline/watch", icon: ChartColumn },
    { group: "registers", label: "热线知识库", to: "/console/hotline/knowledge", icon: BookOpenText },
  ],
  toDo: [{ id: "hotline.desk", label: "热线工单", useCount: useDeskCount, isWithinAnother: true }],
  commands: [
    {
      id: "hotline.call",
      label: "接电话登记工单",
      words: "12345 热线 来电",
      to: "/console/hotline/call",
      roles: CLERKS,
    },
    { id: "hotline.watch", label: "零超期", words: "热线 超期 临期", to: "/console/hotline/watch" },
    { id: "hotline.enterprise", label: "涉企诉求", words: "热线 企业", to: "/console/hotline/enterprise" },
    { id: "hotline.figures", label: "热线指标", words: "满意率 解决率 按时反馈", to: "/console/hotline/figures" },
    { id: "hotline.knowledge", label: "热线知识库", words: "问答 答复口径", to: "/console/hotline/knowledge" },
    { id: "hotline.exclusions", label: "申诉剔除名单", words: "热线 剔除 公开", to: "/console/hotline/exclusions" },
    {
      id: "hotline.doubts",
      label: "回访疑点",
      words: "被满意 抽样复访",
      to: "/console/hotline/doubts",
      roles: DOUBT_READERS,
    },
  ],
};
