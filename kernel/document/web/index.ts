/** What documents give the console: the panel on the page of a matter, templates and seals for administrators. */
import { FileText, Stamp } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";

const ADMINISTRATOR = ["administrator"];

/** @param kinds of matters whose acts issue papers: their pages show the panel */
export function documentWeb(kinds: readonly string[]): WebRegistration {
  return {
    id: "document",
    consolePages: [
      {
        path: "document-templates",
        title: "文书模板",
        load: () => import("./administration/TemplatesPage.tsx"),
        roles: ADMINISTRATOR,
      },
      {
        path: "document-seals",
        title: "印章",
        load: () => import("./administration/SealsPage.tsx"),
        roles: ADMINISTRATOR,
      },
    ],
    navigation: [
      {
        group: "administration",
        label: "文书模板",
        to: "/console/document-templates",
        icon: FileText,
        roles: ADMINISTRATOR,
      },
      { group: "administration", label: "印章", to: "/console/document-seals", icon: Stamp, roles: ADMINISTRATOR },
    ],
    matterPanels: kinds.map((kind) => ({
      id: `document.${kind}`,
      kind,
      load: () => import("./panel/DocumentsPanel.tsx"),
    })),
  };
}
