/** Registers place on the server. */
import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";

export const placePart: ServerPart<Actor> = {
  name: "place",
  migrations: new URL("./migrations/", import.meta.url),
};
