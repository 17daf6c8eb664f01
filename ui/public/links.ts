/** The links that capabilities give the public face, for its header and its front page. */
import { createContext, useContext } from "react";
import type { PublicLink } from "../shell.ts";

export const PublicLinksContext = createContext<readonly PublicLink[]>([]);
export function usePublicLinks(): readonly PublicLink[] {
  return useContext(PublicLinksContext);
}
