import { useEffect, useState } from "react";

const PREFIX = "fangyuan.draft.";

/**
 * What is being written, kept on this device under `key` until it is sent: it survives a reload and a lost connection.
 * @returns the value, a setter, and `forget` for when it was sent
 */
export function useDraft<T>(key: string, initial: T): [value: T, set: (value: T) => void, forget: () => void] {
  const [state, setState] = useState(() => ({ key, value: read(key, initial) }));
  // A new key is another form: it begins with its own draft.
  const current = state.key === key ? state : { key, value: read(key, initial) };
  useEffect(() => {
    if (state.key !== key) setState({ key, value: read(key, initial) });
  }, [key, state.key, initial]);
  return [
    current.value,
    (value) => {
      setState({ key, value });
      write(key, value);
    },
    () => {
      setState({ key, value: initial });
      localStorage.removeItem(PREFIX + key);
    },
  ];
}

function read<T>(key: string, initial: T): T {
  const kept = localStorage.getItem(PREFIX + key);
  if (kept === null) return initial;
  try {
    return JSON.parse(kept) as T;
  } catch {
    return initial;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // The store is full or forbidden: the form still works, only its draft is not kept.
  }
}
