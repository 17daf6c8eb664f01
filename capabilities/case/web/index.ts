/** What casework gives the console. */
import { Cctv, MessagesSquare } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { DEVICE_READERS, TEMPLATE_KEEPERS } from "../contract.ts";
import { DESKS } from "./desks/registration.ts";

export const caseWeb: WebRegistration = {
  id: "case",
  beginners: ["officer", "unit_lead", "hotline_clerk", "acceptor"],
  consolePages: [
    ...DESKS.consolePages,
    { path: "case-devices", title: "监控设备", load: () => import("./devices/DevicesPage.tsx"), roles: DEVICE_READERS },
    {
      path: "case-question-templates",
      title: "询问提纲",
      load: () => import("./question-templates/QuestionTemplatesPage.tsx"),
      roles: TEMPLATE_KEEPERS,
    },
  ],
  navigation: [
    ...DESKS.navigation,
    { group: "administration", label: "监控设备", to: "/console/case-devices", icon: Cctv, roles: DEVICE_READERS },
    {
      group: "administration",
      label: "询问提纲",
      to: "/console/case-question-templates",
      icon: MessagesSquare,
      roles: TEMPLATE_KEEPERS,
    },
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
    {
      id: "case.question_templates",
      label: "询问提纲与检查要点",
      words: "笔录 问题 模板 起用",
      to: "/console/case-question-templates",
      roles: TEMPLATE_KEEPERS,
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
      height: 77,
      load: () => import("./desks/officer/OffenceHelper.tsx"),
    },
    {
      id: "case.amount",
      kind: "case",
      acts: ["propose_penalty"],
      height: 56,
      load: () => import("./page/AmountHelper.tsx"),
    },
    {
      id: "case.outline",
      kind: "case",
      acts: ["record_interview", "record_inspection"],
      height: 146,
      load: () => import("./page/OutlineHelper.tsx"),
    },
    { id: "case.papers-of-act", kind: "case", height: 40, load: () => import("./page/PapersOfAct.tsx") },
  ],
};
