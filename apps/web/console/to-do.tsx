import { createContext, type ReactNode, useContext } from "react";
import { useSession } from "#ui/session.ts";
import { AtHomeContext } from "#ui/to-do.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";
import { homeOf } from "./places.ts";

const SOURCES = collect(WEB_REGISTRATIONS, "toDo");
const SUMMED = SOURCES.filter((source) => !source.isWithinAnother);
const AT_HOME = SOURCES.filter((source) => source.isAtHome);
type Counts = ReadonlyMap<string, number | null>;
const ToDoContext = createContext<Counts>(new Map());

/** Asks every to-do source once for the whole frame. The list of sources never changes, so hooks keep their order. */
export function ToDoProvider({ children }: { readonly children: ReactNode }) {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of sources is fixed when the page is loaded.
  const counts = new Map(SOURCES.map((source) => [source.id, source.useCount()]));
  const home = homeOf(useSession());
  const count = sumOf(counts, AT_HOME) ?? 0;
  return (
    <ToDoContext value={counts}>
      <AtHomeContext value={home && count > 0 ? { label: home.label, to: home.to, count } : null}>
        {children}
      </AtHomeContext>
    </ToDoContext>
  );
}

export function useToDo(): { readonly countOf: (id: string) => number | null; readonly sum: number | null } {
  const counts = useContext(ToDoContext);
  return { countOf: (id) => counts.get(id) ?? null, sum: sumOf(counts, SUMMED) };
}

/** Null while nothing is known. */
function sumOf(counts: Counts, sources: readonly { readonly id: string }[]): number | null {
  const known = sources.flatMap(({ id }) => counts.get(id) ?? []);
  return known.length > 0 ? known.reduce((a, b) => a + b, 0) : null;
}
