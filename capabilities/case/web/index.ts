/** What casework gives the console. */
import { Cctv } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { DEVICE_READERS } from "../contract.ts";
import { DESKS } from "./desks/registration.ts";

export const caseWeb: WebRegistration = {
  id: "case",
  consolePages: [
    ...DESKS.consolePages,
    { path: "case-devices", title: "监控设备", load: () => import("./devices/DevicesPage.tsx"), roles: DEVICE_READERS },
  ],
  navigation: [
    ...DESKS.navigation,
    { group: "administration", label: "监控设备", to: "/console/case-devices", icon: Cctv, roles: DEVICE_READERS },
  ],
  toDo: DESKS.toDo,
  commands: [
    ...DESKS.commands,
    {
      id: "case.devices",
      label: "监控设备",
      words: "电子技术监控 非现场 抓拍 检定 审核 公示",
      to: "/console/case-devices",
    },
  ],
  matterPanels: [
    { id: "case.timeline", kind: "case", place: "lead", load: () => import("./page/TimelinePanel.tsx") },
    { id: "case.discretion", kind: "case", place: "main", load: () => import("./page/DiscretionPanel.tsx") },
    { id: "case.papers", kind: "case", place: "side", load: () => import("./page/PapersPanel.tsx") },
    { id: "case.preview", kind: "case", place: "aside", load: () => import("./page/PreviewPanel.tsx") },
  ],
  actHelpers: [
    {
      id: "case.offence",
      kind: "case",
      acts: ["set_offence"],
      load: () => import("./desks/officer/OffenceHelper.tsx"),
    },
    { id: "case.amount", kind: "case", acts: ["propose_penalty"], load: () => import("./page/AmountHelper.tsx") },
    {
      id: "case.outline",
      kind: "case",
      acts: ["record_interview", "record_inspection"],
      load: () => import("./page/OutlineHelper.tsx"),
    },
    { id: "case.papers-of-act", kind: "case", load: () => import("./page/PapersOfAct.tsx") },
  ],
};
