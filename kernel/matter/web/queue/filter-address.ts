/** A filter of matters as it stands in the address, so that a list can be linked, kept and opened as a map. */
import { MatterFilterSchema } from "#kernel/matter/contract.ts";

export const FILTER_NAMES = [
  "view",
  "text",
  "kind",
  "states",
  "lights",
  "flags",
  "sources",
  "subjects",
  "unitId",
  "divisionCode",
  "cellCode",
  "openedFrom",
  "openedTo",
  "isLocated",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
/** As in the address: lists joined by commas, absent members not filtered by. */
export type FilterQuery = Readonly<Partial<Record<FilterName, string>>>;

/** Members that cannot be understood are left out: an old link still opens a list. */
export function filterFrom(search: URLSearchParams): FilterQuery {
  const found: Partial<Record<FilterName, string>> = {};
  for (const name of FILTER_NAMES) {
    const value = search.get(name);
    if (value && MatterFilterSchema.shape[name].safeParse(value).success) found[name] = value;
  }
  return found;
}

/** The address of the same filter, other members (the selected row) kept. */
export function withFilter(search: URLSearchParams, filter: FilterQuery): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of FILTER_NAMES) {
    const value = filter[name];
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/** The filter as a query of the contract's endpoints. */
export function queryOf(filter: FilterQuery) {
  const { view = "todo", ...rest } = filter;
  return { ...rest, view: view as "todo" };
}

export function isSameFilter(a: FilterQuery, b: FilterQuery): boolean {
  return FILTER_NAMES.every((name) => (a[name] ?? standing(name)) === (b[name] ?? standing(name)));
}

/** What an absent member means. */
function standing(name: FilterName): string | undefined {
  return name === "view" ? "todo" : undefined;
}

export function listIn(value: string | undefined): string[] {
  return value?.split(",").filter(Boolean) ?? [];
}
