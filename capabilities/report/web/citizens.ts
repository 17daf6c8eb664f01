/** What reports give the public face. A registration of its own, so that a citizen's phone loads nothing of the desk. */
import { Info, Route, ScrollText } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";

export const reportCitizens: WebRegistration = {
  id: "report",
  publicPages: [
    { path: "", title: "", load: () => import("./public/HomePage.tsx") },
    { path: "report", title: "我要反映", load: () => import("./public/report/ReportPage.tsx") },
    { path: "report/done/:code", title: "收到了", load: () => import("./public/report/DonePage.tsx") },
    { path: "follow", title: "查进度", load: () => import("./public/follow/FollowListPage.tsx") },
    { path: "follow/:code", title: "办到哪一步", load: () => import("./public/follow/FollowPage.tsx") },
    { path: "forced-closures", title: "强制结案公示", load: () => import("./public/ForcedClosuresPage.tsx") },
    { path: "about", title: "怎么办理", load: () => import("./public/AboutPage.tsx") },
  ],
  publicLinks: [
    { label: "查进度", detail: "凭号码看办到哪一步", to: "/follow", icon: Route },
    { label: "强制结案公示", detail: "没办成先结的，逐件公开", to: "/forced-closures", icon: ScrollText },
    { label: "怎么办理", detail: "时限、步骤和你的信息", to: "/about", icon: Info },
  ],
};
