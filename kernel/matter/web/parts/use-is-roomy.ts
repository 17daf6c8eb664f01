import { useSyncExternalStore } from "react";

const query = matchMedia("(min-width: 1100px)");

/** Whether a list and a matter fit beside each other. */
export function useIsRoomy(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => query.matches,
  );
}
