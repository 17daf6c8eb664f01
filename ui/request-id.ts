import { uuidV7 } from "#base/ids.ts";
import { millisOf } from "#base/instant.ts";
import { currentInstant } from "./now.ts";

/** Identifies one attempt to act, however often it is sent. `crypto.randomUUID` is absent on plain http, this is not. */
export function newRequestId(): string {
  return uuidV7(millisOf(currentInstant()), crypto.getRandomValues(new Uint8Array(10)));
}
