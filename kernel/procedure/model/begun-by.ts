/** Who begins matters of a procedure. */
import type { Role } from "#kernel/people/model/public.ts";

interface Begun {
  readonly acts: Readonly<Record<string, { readonly from: unknown; readonly by: readonly Role[] }>>;
}

/** The roles whose acts begin a matter of one of these, without those that hold no post; in the order of the alphabet. */
export function begunBy(procedures: readonly Begun[]): readonly Role[] {
  const acts = procedures.flatMap(({ acts: all }) => Object.values(all));
  const roles = acts.flatMap(({ from, by }) => (from === "none" ? by : []));
  return [...new Set(roles)].filter((role) => role !== "citizen" && role !== "system").sort();
}
