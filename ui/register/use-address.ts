import { useSearchParams } from "react-router";

/** One member of the address, so that what is open can be sent to somebody: `?person=…`. Null removes it. */
export function useAddress(name: string): [value: string | null, set: (value: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  return [
    search.get(name),
    (value) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
  ];
}
