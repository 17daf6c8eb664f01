import { randomBytes } from "node:crypto";
import { uuidV7 } from "#base/ids.ts";
import { type Instant, millisOf } from "#base/instant.ts";

let lastMs = -1;
let lastRandom = new Uint8Array(10);

/** A fresh UUID version 7 for something made at `now`. Ids made by one process for one millisecond ascend in the order of making. */
export function newId(now: Instant): string {
  const ms = millisOf(now);
  lastRandom = ms === lastMs ? next(lastRandom) : startingLow(randomBytes(10));
  lastMs = ms;
  return uuidV7(ms, lastRandom);
}

/** The version and variant take the upper bits of the first and third byte; kept clear, so that counting never spills into them. */
function startingLow(random: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(random);
  bytes[2] = 0;
  return bytes;
}

function next(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const counted = Uint8Array.from(bytes);
  for (let i = 9; i >= 3; i--) {
    counted[i] = ((counted[i] as number) + 1) % 256;
    if (counted[i] !== 0) break;
  }
  return counted;
}
