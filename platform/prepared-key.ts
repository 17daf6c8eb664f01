/** A secret as the cipher library wants it, made once: made anew for each value it took five times as long as the value itself. */
import { createSecretKey, type KeyObject } from "node:crypto";

/** A process knows few secrets, for as long as it runs. */
const prepared = new Map<string | Buffer, KeyObject>();
const MOST_KEPT = 100;

export function preparedKey(secret: string | Buffer): KeyObject {
  const known = prepared.get(secret);
  if (known) return known;
  const made = typeof secret === "string" ? createSecretKey(secret, "utf8") : createSecretKey(secret);
  if (prepared.size >= MOST_KEPT) prepared.clear();
  prepared.set(secret, made);
  return made;
}
