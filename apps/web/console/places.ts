/** Where a post can go, and where it begins. */
import type { Session } from "#ui/session.ts";
import { isForRole } from "#ui/session.ts";
import type { NavigationItem } from "#ui/shell.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";

const BEGINNERS = collect(WEB_REGISTRATIONS, "beginners");

/** What the left bar may hold, for all posts. */
export const PLACES: readonly NavigationItem[] = collect(WEB_REGISTRATIONS, "navigation").map((item) =>
  item.isForBeginners ? { ...item, roles: BEGINNERS } : item,
);

/** The desk of the post; undefined where the queue is. */
export function homeOf({ activePost }: Session): NavigationItem | undefined {
  return PLACES.find((place) => activePost && place.homeOf?.includes(activePost.role));
}

export function placesOf(session: Session): readonly NavigationItem[] {
  return PLACES.filter(({ roles }) => isForRole(roles, session));
}
