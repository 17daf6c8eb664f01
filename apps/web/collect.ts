/** Folds the registrations into what a shell shows. */
import { NAVIGATION_GROUPS, type NavigationGroup, type NavigationItem, type WebRegistration } from "#ui/shell.ts";

type ListName =
  | "consolePages"
  | "publicPages"
  | "screenPages"
  | "navigation"
  | "toDo"
  | "beginners"
  | "mapLayers"
  | "commands"
  | "search"
  | "publicLinks"
  | "matterPanels"
  | "actHelpers"
  | "createHelpers"
  | "fieldOptions";

export function collect<N extends ListName>(
  registrations: readonly WebRegistration[],
  list: N,
): NonNullable<WebRegistration[N]>[number][] {
  return registrations.flatMap((registration) => [...(registration[list] ?? [])]) as NonNullable<
    WebRegistration[N]
  >[number][];
}

/** Navigation in the order of the groups; groups without an item are left out. */
export function groupNavigation(
  items: readonly NavigationItem[],
): { readonly title: string | null; readonly items: readonly NavigationItem[] }[] {
  return (Object.keys(NAVIGATION_GROUPS) as NavigationGroup[])
    .map((group) => ({ title: NAVIGATION_GROUPS[group], items: items.filter((item) => item.group === group) }))
    .filter((group) => group.items.length > 0);
}
