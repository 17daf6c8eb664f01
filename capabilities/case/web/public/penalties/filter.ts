/** What the public list is narrowed to, kept in the address so that it can be sent on. */
export interface Filter {
  readonly text: string;
  readonly agency: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: Filter = { text: "", agency: "", from: "", to: "" };

export function filterIn(search: string): Filter {
  const given = new URLSearchParams(search);
  const of = (name: keyof Filter) => given.get(name) ?? "";
  return { text: of("text"), agency: of("agency"), from: of("from"), to: of("to") };
}

export function writeFilter(filter: Filter): void {
  const search = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
  history.replaceState(null, "", search.size > 0 ? `${location.pathname}?${search}` : location.pathname);
}
