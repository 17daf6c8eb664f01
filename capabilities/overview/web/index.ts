/** What overview gives the shells: the wall, and the leaders' board. */
import { Gauge } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { BOARD_READERS } from "../contract.ts";

export const overviewWeb: WebRegistration = {
  id: "overview",
  screenPages: [{ path: "", title: "城市运行", load: () => import("./screen/Wall.tsx") }],
  consolePages: [
    { path: "board", title: "领导看板", load: () => import("./board/BoardPage.tsx"), roles: BOARD_READERS },
  ],
  navigation: [
    { group: "start", label: "看板", to: "/console/board", icon: Gauge, roles: BOARD_READERS, homeOf: ["leader"] },
  ],
  commands: [
    {
      id: "overview.board",
      label: "领导看板",
      words: "总览 红灯 大屏 今天",
      to: "/console/board",
      roles: BOARD_READERS,
    },
  ],
};
