/** Registration of `people`. */
import type { ServerPart } from "#platform/capability.ts";
import type { Actor } from "../model/actor.ts";

export const peoplePart: ServerPart<Actor> = {
  name: "people",
  migrations: new URL("./migrations", import.meta.url),
};
