/** What the list of powers gives the console. */
import { Gavel } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { DRAFTERS } from "../contract.ts";

export const powerWeb: WebRegistration = {
  id: "power",
  consolePages: [
    { path: "powers", title: "权责清单", load: () => import("./list/PowersPage.tsx") },
    { path: "powers/drafts", title: "待审核的版本", load: () => import("./drafts/DraftsPage.tsx"), roles: DRAFTERS },
    { path: "powers/helper", title: "裁量助手", load: () => import("./helper/HelperPage.tsx") },
  ],
  navigation: [{ group: "registers", label: "权责清单", to: "/console/powers", icon: Gavel }],
  commands: [
    { id: "power.list", label: "权责清单", words: "案由 处罚依据 罚款幅度 职权", to: "/console/powers" },
    { id: "power.helper", label: "裁量助手", words: "裁量基准 罚款数额 从轻 从重", to: "/console/powers/helper" },
  ],
};
