/** What reports give the console: the desks, lists of their own, cards beside a report. The public face: `citizens.ts`. */
import {
  BookOpenText,
  CalendarClock,
  FileUp,
  Flame,
  MapPinned,
  Scale,
  SlidersHorizontal,
  Tags,
  Waypoints,
} from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { DISPATCHERS, LOCATORS, useDispatchCount, useLocateCount } from "./parts/desk-counts.ts";

const ADMINISTRATORS = ["administrator"];

export const reportWeb: WebRegistration = {
  id: "report",
  beginners: ["supervisor", "acceptor", "administrator"],
  fieldOptions: [
    { type: "issueClass", load: async () => (await import("./parts/class-options.ts")).loadClassOptions() },
  ],
  consolePages: [
    {
      path: "dispatch",
      title: "派遣台",
      load: () => import("./console/dispatch/DispatchPage.tsx"),
      roles: DISPATCHERS,
    },
    { path: "locate", title: "待定位", load: () => import("./console/locate/LocatePage.tsx"), roles: LOCATORS },
    {
      path: "import",
      title: "批量导入",
      load: () => import("./console/import/ImportsPage.tsx"),
      roles: ADMINISTRATORS,
    },
    { path: "import/:id", title: "导入", load: () => import("./console/import/ImportPage.tsx"), roles: ADMINISTRATORS },
    { path: "hot-issues", title: "诉求热点", load: () => import("./console/hot-issues/HotIssuesPage.tsx") },
    { path: "tags", title: "标签视图", load: () => import("./console/lists/TagsPage.tsx") },
    { path: "ledger", title: "挂账台账", load: () => import("./console/lists/LedgerPage.tsx") },
    { path: "appeals", title: "考核申诉", load: () => import("./console/lists/AppealsPage.tsx") },
    { path: "forced-closures", title: "强制结案公示", load: () => import("./console/lists/ForcedPage.tsx") },
    { path: "report-setup", title: "分类与立案条件", load: () => import("./administration/ClassesPage.tsx") },
    { path: "report-setup/settings", title: "本市设置", load: () => import("./administration/SettingsPage.tsx") },
    {
      path: "report-setup/responsibility",
      title: "权责规则",
      load: () => import("./administration/ResponsibilityPage.tsx"),
    },
    { path: "report-setup/precedents", title: "权责认定", load: () => import("./administration/PrecedentsPage.tsx") },
    {
      path: "report-setup/classifier",
      title: "自动分类",
      load: () => import("./administration/ClassifierPage.tsx"),
    },
    { path: "report-setup/tags", title: "标签", load: () => import("./administration/TagsPage.tsx") },
  ],
  navigation: [
    {
      group: "handling",
      label: "派遣台",
      to: "/console/dispatch",
      icon: Waypoints,
      roles: DISPATCHERS,
      countOf: "report.dispatch",
    },
    {
      group: "handling",
      label: "待定位",
      to: "/console/locate",
      icon: MapPinned,
      roles: LOCATORS,
      countOf: "report.locate",
    },
    { group: "handling", label: "批量导入", to: "/console/import", icon: FileUp, roles: ADMINISTRATORS },
    { group: "coordination", label: "诉求热点", to: "/console/hot-issues", icon: Flame },
    { group: "registers", label: "标签视图", to: "/console/tags", icon: Tags },
    { group: "registers", label: "挂账台账", to: "/console/ledger", icon: CalendarClock },
    { group: "registers", label: "考核申诉", to: "/console/appeals", icon: Scale },
    { group: "registers", label: "强制结案公示", to: "/console/forced-closures", icon: BookOpenText },
    { group: "administration", label: "立案与派遣规则", to: "/console/report-setup", icon: SlidersHorizontal },
  ],
  toDo: [
    { id: "report.dispatch", label: "待派遣", useCount: useDispatchCount, isWithinAnother: true },
    { id: "report.locate", label: "待定位", useCount: useLocateCount, isWithinAnother: true },
  ],
  commands: [
    { id: "report.classes", label: "分类与立案条件", words: "小类 大类 处置时限", to: "/console/report-setup" },
    { id: "report.settings", label: "本市设置", words: "受理时限 派遣时限 参数", to: "/console/report-setup/settings" },
    {
      id: "report.responsibility",
      label: "权责规则",
      words: "派给谁 责任单位 权责清单",
      to: "/console/report-setup/responsibility",
    },
    { id: "report.precedents", label: "权责认定", words: "争议 裁定 先例", to: "/console/report-setup/precedents" },
    { id: "report.hot_issues", label: "诉求热点", words: "集中反映 聚类 联合办理", to: "/console/hot-issues" },
    {
      id: "report.classifier",
      label: "自动分类",
      words: "分类建议 训练 质量",
      to: "/console/report-setup/classifier",
    },
    { id: "report.tags", label: "标签设置", words: "十乱", to: "/console/report-setup/tags" },
  ],
  createHelpers: [
    {
      id: "report.class_suggestions",
      kind: "report",
      acts: ["report_by_public", "report_by_patrol", "self_handle"],
      under: "description",
      height: 154,
      load: () => import("./new/ClassSuggestions.tsx"),
    },
  ],
  matterPanels: [
    {
      id: "report.suggestion",
      kind: "report",
      states: ["reported", "accepted"],
      load: () => import("./panels/SuggestionPanel.tsx"),
    },
    {
      id: "report.duplicates",
      kind: "report",
      states: ["reported", "accepted"],
      load: () => import("./panels/DuplicatesPanel.tsx"),
    },
    { id: "report.photos", kind: "report", load: () => import("./panels/PublicPhotosPanel.tsx") },
    { id: "report.linked", kind: "report", load: () => import("./panels/LinkedPanel.tsx") },
  ],
};
