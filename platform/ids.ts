import { randomBytes } from "node:crypto";
import { uuidV7 } from "#base/ids.ts";
import { type Instant, millisOf } from "#base/instant.ts";

/** A fresh UUID version 7 for something made at `now`. */
export function newId(now: Instant): string {
  return uuidV7(millisOf(now), randomBytes(10));
}
