/** 视图: named filters over the queue. Some are the same for everyone, some come from the kinds of matters, some are one's own. */
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { countMatters, listKinds } from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import { useCall } from "#ui/use-call.ts";
import { FILTER_NAMES, type FilterQuery, queryOf } from "./filter-address.ts";

export interface View {
  readonly id: string;
  readonly label: string;
  readonly filter: FilterQuery;
  /** Kept by the person on this device, and can be removed. */
  readonly isOwn?: boolean;
}

const BEFORE: readonly View[] = [
  { id: "todo", label: "现在该办", filter: { view: "todo" } },
  { id: "urgent", label: "黄灯与红灯", filter: { view: "open", lights: "yellow,red" } },
];
const AFTER: readonly View[] = [
  { id: "unit", label: "本单位在办", filter: { view: "unit" } },
  { id: "open", label: "全部在办", filter: { view: "open" } },
  { id: "closed", label: "已办结", filter: { view: "closed" } },
];

const KEY = "fangyuan.matter.views";
const OwnViewsSchema = z.array(
  z.object({ id: z.string(), label: z.string(), filter: z.partialRecord(z.enum(FILTER_NAMES), z.string()) }),
);

export function useViews() {
  const kinds = useKinds();
  const [own, setOwn] = useState(readOwn);
  const proposed = kinds.flatMap((kind) =>
    kind.views.map((view) => ({
      id: `${kind.kind}.${view.id}`,
      label: view.label,
      filter: view.filter as FilterQuery,
    })),
  );
  const keep = (views: readonly View[]) => {
    localStorage.setItem(KEY, JSON.stringify(views.map(({ id, label, filter }) => ({ id, label, filter }))));
    setOwn(views.map((view) => ({ ...view, isOwn: true })));
  };
  return {
    views: [...BEFORE, ...proposed, ...own, ...AFTER] as readonly View[],
    saveView: (label: string, filter: FilterQuery) =>
      keep([...own.filter((view) => view.label !== label), { id: `own.${label}`, label, filter }]),
    removeView: (id: string) => keep(own.filter((view) => view.id !== id)),
  };
}

export function useKinds() {
  const { data } = useCall(listKinds, {});
  return data?.kinds ?? NO_KINDS;
}
const NO_KINDS: readonly [] = [];

/** Counts of all views; asked for seldom, since only the open view's list must be exact. */
export function useViewCounts(views: readonly View[]): ReadonlyMap<string, number> {
  const results = useQueries({
    queries: views.map((view) => ({
      queryKey: [countMatters.path, { query: queryOf(view.filter) }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(countMatters, { query: queryOf(view.filter) }, signal),
      staleTime: 60_000,
      refetchInterval: 60_000,
    })),
  });
  return new Map(views.flatMap((view, i) => (results[i]?.data ? [[view.id, results[i].data.total] as const] : [])));
}

function readOwn(): View[] {
  try {
    const parsed = OwnViewsSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
    return parsed.success
      ? parsed.data.map((view) => ({ ...view, filter: view.filter as FilterQuery, isOwn: true }))
      : [];
  } catch {
    return [];
  }
}
