/** Whether a caller may use a route at all. What they may do to one matter is decided by its procedure and by data scope. */
import type { Access } from "#base/endpoint.ts";
import type { Actor } from "./actor.ts";

export function mayEnter(actor: Actor, access: Access): boolean {
  switch (access.kind) {
    case "anyone":
      return true;
    case "signedIn":
      // A wall that anybody walks past may enter only what names it.
      return actor.personId !== null && actor.role !== "screen";
    case "roles":
      return actor.personId !== null && access.roles.includes(actor.role);
  }
}
