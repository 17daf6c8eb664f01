/**
 * Number and code of the party's case: typed, or brought by the code on the paper behind the `#` of the address, which browsers send
 * to nobody. Kept for this tab only, never in the address.
 */
import { useSyncExternalStore } from "react";
import { z } from "zod";

const KeySchema = z.object({ number: z.string(), code: z.string() });
export type PartyKey = z.output<typeof KeySchema>;

const STORED = "fangyuan.case";
const listeners = new Set<() => void>();
let key = fromAddress() ?? fromStore();

window.addEventListener("hashchange", () => {
  const brought = fromAddress();
  if (brought) keepPartyKey(brought);
});

export function usePartyKey(): PartyKey | null {
  return useSyncExternalStore(subscribe, () => key);
}

export function keepPartyKey(next: PartyKey): void {
  key = next;
  try {
    sessionStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // Storage may be shut off: the key then lives as long as the page.
  }
  tell();
}

export function forgetPartyKey(): void {
  key = null;
  try {
    sessionStorage.removeItem(STORED);
  } catch {
    // See above.
  }
  tell();
}

/** Taken out of the address at once: what is copied or kept in the history of the browser opens nothing. */
function fromAddress(): PartyKey | null {
  const brought = /^#([^/]+)\/([^/]+)$/.exec(location.hash);
  if (!brought || !location.pathname.startsWith("/case")) return null;
  history.replaceState(null, "", location.pathname);
  const [, number = "", code = ""] = brought.map(decoded);
  const found = { number, code };
  try {
    sessionStorage.setItem(STORED, JSON.stringify(found));
  } catch {
    // See above.
  }
  return found;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function fromStore(): PartyKey | null {
  try {
    return KeySchema.parse(JSON.parse(sessionStorage.getItem(STORED) ?? ""));
  } catch {
    return null;
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
