import { useSyncExternalStore } from "react";

const KEY = "fangyuan.theme";
const listeners = new Set<() => void>();

/** Light or dark, chosen by the person and kept on this device. Light until chosen: the desk is paper. */
export function useTheme(): { readonly isDark: boolean; readonly toggle: () => void } {
  const isDark = useSyncExternalStore(subscribe, () => localStorage.getItem(KEY) === "dark");
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  return { isDark, toggle: () => choose(!isDark) };
}

function choose(isDark: boolean): void {
  localStorage.setItem(KEY, isDark ? "dark" : "light");
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
