import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";

export const clockPart: ServerPart<Actor> = { name: "clock", migrations: new URL("./migrations/", import.meta.url) };
