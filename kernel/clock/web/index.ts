/** What clocks give the console: the working calendar. */
import { CalendarDays } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";

export const clockWeb: WebRegistration = {
  id: "clock",
  consolePages: [
    { path: "calendar", title: "工作日历", load: () => import("./CalendarPage.tsx") },
    { path: "calendar/versions", title: "日历调整记录", load: () => import("./VersionsPage.tsx") },
  ],
  navigation: [{ group: "administration", label: "工作日历", to: "/console/calendar", icon: CalendarDays }],
  commands: [
    { id: "clock.calendar", label: "工作日历", words: "节假日 调休 放假安排 工作日 作息", to: "/console/calendar" },
    { id: "clock.versions", label: "日历调整记录", words: "时限重算 版本", to: "/console/calendar/versions" },
  ],
};
