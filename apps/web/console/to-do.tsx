import { createContext, type ReactNode, useContext } from "react";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";

const SOURCES = collect(WEB_REGISTRATIONS, "toDo");
const SUMMED = SOURCES.filter((source) => !source.isWithinAnother);
const ToDoContext = createContext<ReadonlyMap<string, number | null>>(new Map());

/** Asks every to-do source once for the whole frame. The list of sources never changes, so hooks keep their order. */
export function ToDoProvider({ children }: { readonly children: ReactNode }) {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of sources is fixed when the page is loaded.
  const counts = new Map(SOURCES.map((source) => [source.id, source.useCount()]));
  return <ToDoContext value={counts}>{children}</ToDoContext>;
}

export function useToDo(): { readonly countOf: (id: string) => number | null; readonly sum: number | null } {
  const counts = useContext(ToDoContext);
  const known = SUMMED.flatMap(({ id }) => counts.get(id) ?? []);
  return { countOf: (id) => counts.get(id) ?? null, sum: known.length > 0 ? known.reduce((a, b) => a + b, 0) : null };
}
