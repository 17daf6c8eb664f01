/** The list, server side: every kernel word and capability that has one. A test compares it with the folders. */
import type { Actor } from "#kernel/people/model/public.ts";
import { peoplePart } from "#kernel/people/server/index.ts";
import { placePart } from "#kernel/place/server/index.ts";
import type { ServerPart } from "#platform/capability.ts";

export const PARTS: readonly ServerPart<Actor>[] = [peoplePart, placePart];
