/** What documents give the console: templates and seals for administrators. Papers on the page of a matter: `public.ts`. */
import { FileText, Stamp } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";

const ADMINISTRATOR = ["administrator"];

export const documentWeb: WebRegistration = {
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
};
