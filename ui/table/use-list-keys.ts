import { type RefObject, useEffect, useRef } from "react";

export interface ListKeys {
  readonly onMove: (by: number) => void;
  readonly onOpen?: () => void;
  readonly onAct?: () => void;
  readonly onCheck?: () => void;
}

/**
 * J/K (and the arrows while the list has the focus) move, Enter opens, E acts, X checks.
 * Letters work wherever one is on the page, except in a field, a dialog or with a modifier.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, keys: ListKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      const isInside = event.target instanceof Node && list.current?.contains(event.target) === true;
      if (isElsewhere(event.target, isInside)) return;
      const { onMove, onOpen, onAct, onCheck } = latest.current;
      const act = actOf(event.key, isInside, { onMove, onOpen, onAct, onCheck });
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [list]);
}

interface Handlers {
  readonly onMove: (by: number) => void;
  readonly onOpen: (() => void) | undefined;
  readonly onAct: (() => void) | undefined;
  readonly onCheck: (() => void) | undefined;
}

function actOf(key: string, isInside: boolean, on: Handlers): (() => void) | undefined {
  switch (key) {
    case "j":
    case "J":
      return () => on.onMove(1);
    case "k":
    case "K":
      return () => on.onMove(-1);
    case "e":
    case "E":
      return on.onAct;
    case "x":
    case "X":
      return on.onCheck;
    case "Enter":
      return isInside || document.activeElement === document.body ? on.onOpen : undefined;
    case "ArrowDown":
      return isInside ? () => on.onMove(1) : undefined;
    case "ArrowUp":
      return isInside ? () => on.onMove(-1) : undefined;
    case "PageDown":
      return isInside ? () => on.onMove(10) : undefined;
    case "PageUp":
      return isInside ? () => on.onMove(-10) : undefined;
    default:
      return undefined;
  }
}

function isElsewhere(target: EventTarget | null, isInside: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return !isInside && target.closest("dialog, [role=dialog], [role=menu], [role=listbox]") !== null;
}
