/** Who is at work now, by post: those who decide first. */
import type { Duty } from "#kernel/people/model/public.ts";
import { ROLES, type Role } from "#kernel/people/model/public.ts";
import type { Overview } from "../contract.ts";

const ORDER: readonly Role[] = [
  ...(["leader", "command_lead", "shift_leader", "dispatcher", "acceptor", "hotline_clerk"] as const),
  ...(["officer", "supervisor", "crew"] as const),
];
/** Named on the wall; of a post held by hundreds the number says more. */
const SHOWN_PEOPLE = 3;

export function dutiesByPost(duties: readonly Duty[]): Overview["onDuty"] {
  const byRole = Map.groupBy(duties, (duty) => duty.role as Role);
  const place = (role: Role) => (ORDER.includes(role) ? ORDER.indexOf(role) : ORDER.length);
  return [...byRole]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([role, all]) => {
      const people = [...new Map(all.map((duty) => [duty.personId, duty])).values()];
      return {
        role,
        roleLabel: ROLES[role] ?? role,
        count: people.length,
        people: people.slice(0, SHOWN_PEOPLE).map(({ personName, unitName }) => ({ name: personName, unitName })),
      };
    });
}
