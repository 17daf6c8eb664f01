/** Registers evidence on the server. */
import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";

export const evidencePart: ServerPart<Actor> = {
  name: "evidence",
  migrations: new URL("./migrations/", import.meta.url),
};
