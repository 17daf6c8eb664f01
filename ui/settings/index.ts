/** What the dated settings give the console. */
import { Settings2 } from "lucide-react";
import type { WebRegistration } from "../shell.ts";

export const settingsWeb: WebRegistration = {
  id: "settings",
  consolePages: [
    { path: "settings", title: "本市设置", load: () => import("./SettingsPage.tsx") },
    { path: "settings/:owner", title: "本市设置", load: () => import("./SettingsPage.tsx") },
  ],
  navigation: [{ group: "administration", label: "本市设置", to: "/console/settings", icon: Settings2 }],
  commands: [{ id: "settings", label: "本市设置（全部）", words: "参数 待本机关确认", to: "/console/settings" }],
};
