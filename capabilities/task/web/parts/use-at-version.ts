import { useEffect, useRef } from "react";

/** Asks again when an act has changed the matter: what a card shows may be what the act changed. */
export function useAtVersion(version: number, ask: () => Promise<unknown>): void {
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    void ask();
  }, [version, ask]);
}
