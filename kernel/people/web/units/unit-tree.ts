/** Units as the tree they are, drawn as indented lines. */
import type { Unit } from "#kernel/people/model/public.ts";

/** Parents before their children, siblings by code. A unit whose parent is not in the list stands at the top. */
export function inTreeOrder(units: readonly Unit[]): readonly Unit[] {
  const present = new Set(units.map((unit) => unit.id));
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    const parent = unit.parentId && present.has(unit.parentId) ? unit.parentId : "";
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const walk = (parent: string): Unit[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap((unit) => [unit, ...walk(unit.id)]);
  return walk("");
}

/** How deep each unit stands; the top is 0. */
export function depthsOf(ordered: readonly Unit[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const unit of ordered) depths.set(unit.id, (depths.get(unit.parentId ?? "") ?? -1) + 1);
  return depths;
}
