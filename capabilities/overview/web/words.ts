/** How figures of the overview are written. */
import { formatCount } from "#ui/format.ts";

/** `1,204`; what is not known is `—`. */
export function countWords(value: number | null): string {
  return value === null ? "—" : formatCount(Math.round(value));
}

/** `94.6%` from percent. */
export function percentWords(value: number | null): string {
  return value === null ? "—" : `${value.toFixed(1)}%`;
}
