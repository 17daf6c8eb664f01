/** The list, web side: everything that gives the shells pages, navigation, to-do sources or layers. */
import type { WebRegistration } from "#ui/shell.ts";

export const WEB_REGISTRATIONS: readonly WebRegistration[] = [];
