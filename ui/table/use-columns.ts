import { useState } from "react";

/** Which columns a person has chosen for a list, kept on this device under `key`. Unknown names of former versions are dropped. */
export function useColumns<C extends string>(
  key: string,
  all: readonly C[],
  initial: readonly C[] = all,
): [shown: readonly C[], choose: (shown: readonly C[]) => void] {
  const place = `fangyuan.columns.${key}`;
  const [shown, setShown] = useState<readonly C[]>(() => {
    const kept = localStorage.getItem(place)?.split(",");
    return kept ? all.filter((column) => kept.includes(column)) : initial;
  });
  return [
    shown,
    (next) => {
      setShown(next);
      localStorage.setItem(place, next.join(","));
    },
  ];
}
