/** The place index for acts, which run inside a transaction. */
import type { Platform } from "#platform/capability.ts";
import { type PlaceIndex, placeIndex } from "./place-index.ts";

type Places = Pick<Platform, "database" | "now">;

/** Longer than a look at the stored version takes, shorter than a person notices. */
const PATIENCE_MS = 300;

const lastKnown = new WeakMap<Places["database"], PlaceIndex>();

/**
 * The index as it is now; when the pool has no connection to look for a newer one, the last known one. Without that, as many
 * acts at once as the pool has connections would each hold one and wait for another.
 */
export async function placesNow(platform: Places): Promise<PlaceIndex> {
  const fresh = placeIndex(platform).then((index) => {
    lastKnown.set(platform.database, index);
    return index;
  });
  const known = lastKnown.get(platform.database);
  if (!known) return fresh;
  fresh.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<PlaceIndex>((resolve) => {
    timer = setTimeout(() => resolve(known), PATIENCE_MS);
  });
  return Promise.race([fresh, patience]).finally(() => clearTimeout(timer));
}
