/** What matters give the console: the queue, the page of one matter, the map, the form of a new one. */
import { FilePlus2, Inbox, Map as MapIcon } from "lucide-react";
import { countMatters } from "#kernel/matter/contract.ts";
import type { CommandRegistration, WebRegistration } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";
import { REFRESH_MS } from "./api.ts";
import { findMatters } from "./search.ts";

const VIEW_COMMANDS: readonly CommandRegistration[] = [
  { id: "matter.urgent", label: "看黄灯与红灯", words: "超时 临近到期", to: "/console?view=open&lights=yellow,red" },
  { id: "matter.open", label: "看全部在办", to: "/console?view=open" },
  { id: "matter.closed", label: "看已办结", words: "历史 结案", to: "/console?view=closed" },
  { id: "matter.to-locate", label: "看还没定位的", to: "/console?view=open&isLocated=false" },
];

export const matterWeb: WebRegistration = {
  id: "matter",
  consolePages: [
    { path: "", title: "待办", load: () => import("./queue/QueuePage.tsx") },
    { path: "matters/:id", title: "事项", load: () => import("./page/MatterPage.tsx") },
    { path: "map", title: "地图", load: () => import("./map/MapPage.tsx") },
    { path: "new", title: "新建", load: () => import("./new/NewMatterPage.tsx") },
  ],
  navigation: [
    { group: "start", label: "待办", to: "/console", icon: Inbox, countOf: "all" },
    { group: "start", label: "地图", to: "/console/map", icon: MapIcon },
    { group: "start", label: "新建", to: "/console/new", icon: FilePlus2, isForBeginners: true },
  ],
  commands: VIEW_COMMANDS,
  toDo: [{ id: "matter.todo", label: "待办", useCount: useToDoCount }],
  search: [
    {
      id: "matter",
      label: "事项",
      search: findMatters,
    },
  ],
};

function useToDoCount(): number | null {
  const { data } = useCall(countMatters, { query: { view: "todo" } }, { everyMs: REFRESH_MS });
  return data?.total ?? null;
}
