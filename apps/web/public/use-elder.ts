import { useSyncExternalStore } from "react";

const KEY = "fangyuan.elder";
const listeners = new Set<() => void>();

/** 大字: kept on this device. */
export function useElder(): { readonly isElder: boolean; readonly toggle: () => void } {
  const isElder = useSyncExternalStore(subscribe, () => localStorage.getItem(KEY) === "yes");
  document.documentElement.toggleAttribute("data-elder", isElder);
  return {
    isElder,
    toggle: () => {
      localStorage.setItem(KEY, isElder ? "no" : "yes");
      for (const listener of listeners) listener();
    },
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
