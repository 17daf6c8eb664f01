import type { RegisterTab } from "#ui/register/RegisterPage.tsx";
import { useSession } from "#ui/session.ts";
import { DOUBT_READERS } from "../desk/desks.ts";

const DOUBTS = { to: "/console/hotline/doubts", label: "回访疑点" };

/** 热线诉求: the lists that are open, and the one that only those outside the units read. */
export function useHotlineTabs(): readonly RegisterTab[] {
  const role = useSession().activePost?.role ?? "";
  return [
    { to: "/console/hotline/watch", label: "零超期" },
    { to: "/console/hotline/enterprise", label: "涉企诉求" },
    { to: "/console/hotline/figures", label: "指标" },
    ...(DOUBT_READERS.includes(role) ? [DOUBTS] : []),
    { to: "/console/hotline/exclusions", label: "申诉剔除" },
    { to: "/console/hotline/knowledge", label: "知识库" },
  ];
}
