import { useSyncExternalStore } from "react";

const query = matchMedia("(max-width: 720px)");

/** Whether the page is as wide as a phone. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => query.matches,
  );
}
