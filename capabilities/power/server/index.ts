/** 权责清单 on the server: for now the open legal questions as settings, which the rules of `law` and of casework read. */
import type { Actor } from "#kernel/people/model/public.ts";
import { LAW_SETTINGS } from "#law/settings/public.ts";
import type { ServerPart } from "#platform/capability.ts";

export const powerPart: ServerPart<Actor> = { name: "power", settings: LAW_SETTINGS };
