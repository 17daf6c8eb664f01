/** What casework gives the console. */
import type { WebRegistration } from "#ui/shell.ts";
import { DESKS } from "./desks/registration.ts";

export const caseWeb: WebRegistration = {
  id: "case",
  consolePages: [...DESKS.consolePages],
  navigation: [...DESKS.navigation],
  toDo: DESKS.toDo,
  commands: [...DESKS.commands],
  matterPanels: [
    { id: "case.timeline", kind: "case", place: "lead", load: () => import("./page/TimelinePanel.tsx") },
    { id: "case.discretion", kind: "case", place: "main", load: () => import("./page/DiscretionPanel.tsx") },
    { id: "case.papers", kind: "case", place: "side", load: () => import("./page/PapersPanel.tsx") },
    { id: "case.preview", kind: "case", place: "aside", load: () => import("./page/PreviewPanel.tsx") },
  ],
  actHelpers: [
    { id: "case.amount", kind: "case", acts: ["propose_penalty"], load: () => import("./page/AmountHelper.tsx") },
    { id: "case.papers-of-act", kind: "case", load: () => import("./page/PapersOfAct.tsx") },
  ],
};
