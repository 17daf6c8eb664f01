/** What casework gives the public face: the party's own page, and the decisions that are public. */
import { FileText, Scale } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";

export const caseCitizens: WebRegistration = {
  id: "case",
  publicPages: [
    { path: "case", title: "我的案件", load: () => import("./public/case/CasePage.tsx") },
    { path: "case/defence", title: "陈述申辩", load: () => import("./public/case/DefencePage.tsx") },
    { path: "case/hearing", title: "要求听证", load: () => import("./public/case/HearingPage.tsx") },
    { path: "case/address", title: "送达地址", load: () => import("./public/case/AddressPage.tsx") },
    { path: "case/payment", title: "缴纳罚款", load: () => import("./public/case/PaymentPage.tsx") },
    { path: "case/papers/:code", title: "文书", load: () => import("./public/case/PaperPage.tsx") },
    { path: "penalties", title: "处罚决定公开", load: () => import("./public/penalties/PenaltiesPage.tsx") },
    { path: "penalties/:id", title: "处罚决定", load: () => import("./public/penalties/PenaltyPage.tsx") },
  ],
  publicLinks: [
    { label: "我的案件", detail: "凭告知书上的查询码看", to: "/case", icon: FileText },
    { label: "处罚决定公开", detail: "可以查、可以下载", to: "/penalties", icon: Scale },
  ],
};
