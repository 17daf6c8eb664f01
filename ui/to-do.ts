/** What waits for the person beside the queue, as the shell counts it. */
import { createContext, useContext } from "react";

/** At the desk of the post, in cases that are somebody else's turn. */
export interface AtHome {
  readonly label: string;
  readonly to: string;
  readonly count: number;
}

export const AtHomeContext = createContext<AtHome | null>(null);

/** Null: nothing, or the queue shows all of it. */
export function useAtHome(): AtHome | null {
  return useContext(AtHomeContext);
}
