import { useEffect, useRef } from "react";

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Single keys of a page by their lower-case name (`j`, `enter`). Silent while somebody types, and while a dialog or a menu is open. */
export function useKeys(keys: Keys, isEnabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!isEnabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
      if (isBusy(event.target)) return;
      const press = latest.current[event.key.toLowerCase()];
      if (!press) return;
      // Enter on a button or a link is that button's.
      if (event.key === "Enter" && event.target instanceof Element && event.target.closest("button, a")) return;
      event.preventDefault();
      press(event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isEnabled]);
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target.closest("dialog[open], [role=dialog], [role=menu], [role=listbox]") !== null;
}
