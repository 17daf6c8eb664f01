/** What matters give the console: the queue, the page of one matter, the map, the form of a new one. */
import { Inbox } from "lucide-react";
import { countMatters, listMatters } from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import type { WebRegistration } from "#ui/shell.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { useCall } from "#ui/use-call.ts";
import { matterPath, REFRESH_MS } from "./api.ts";
import { titleOf } from "./parts/words.ts";

const MOST_HITS = 8;

export const matterWeb: WebRegistration = {
  id: "matter",
  consolePages: [
    { path: "", title: "待办", load: () => import("./queue/QueuePage.tsx") },
    { path: "matters/:id", title: "事项", load: () => import("./page/MatterPage.tsx") },
  ],
  navigation: [{ group: "start", label: "待办", to: "/console", icon: Inbox, countOf: "matter.todo" }],
  toDo: [{ id: "matter.todo", label: "待办", useCount: useToDoCount }],
  search: [
    {
      id: "matter",
      label: "事项",
      search: async (text, signal) => {
        const { rows } = await call(listMatters, { query: { view: "all", text, limit: MOST_HITS } }, signal);
        return rows.map((row) => ({
          to: matterPath(row.id),
          label: titleOf(row),
          detail: [shortNumber(row.number), row.address, row.stateLabel].filter(Boolean).join("　"),
        }));
      },
    },
  ],
};

function useToDoCount(): number | null {
  const { data } = useCall(countMatters, { query: { view: "todo" } }, { everyMs: REFRESH_MS });
  return data?.total ?? null;
}
