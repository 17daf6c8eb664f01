import type { RegisterTab } from "#ui/register/RegisterPage.tsx";
import { useSession } from "#ui/session.ts";

const TABS: readonly RegisterTab[] = [
  { to: "/console/place/areas", label: "责任区" },
  { to: "/console/place/cells", label: "单元网格" },
  { to: "/console/place/facilities", label: "部件" },
];

/** The registers of place; layers are for administrators. */
export function usePlaceTabs(): { readonly tabs: readonly RegisterTab[]; readonly mayChange: boolean } {
  const mayChange = useSession().activePost?.role === "administrator";
  return { tabs: mayChange ? [{ to: "/console/place", label: "图层" }, ...TABS] : TABS, mayChange };
}
