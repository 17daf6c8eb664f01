/** Where a request to sign in comes from. */
import type { Instant } from "#base/instant.ts";

export interface Caller {
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly now: Instant;
}
