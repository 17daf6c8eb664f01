/** What the list of powers gives the public face. */
import { Gavel } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";

export const powerCitizens: WebRegistration = {
  id: "power",
  publicPages: [{ path: "powers", title: "权责清单", load: () => import("./public/PublicPowersPage.tsx") }],
  publicLinks: [{ label: "权责清单", detail: "什么要罚、依据什么、罚多少", to: "/powers", icon: Gavel }],
};
