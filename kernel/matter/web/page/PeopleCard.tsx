import type { MatterPage } from "#kernel/matter/contract.ts";
import { Card } from "#ui/controls/parts.tsx";

/** 人员: who has acted on the matter, and what they did. */
export function PeopleCard({ people }: { readonly people: MatterPage["people"] }) {
  if (people.length === 0) return null;
  return (
    <Card title="人员" isBare>
      <ul className="people-list">
        {people.map((person) => (
          <li key={person.name + person.roleLabel}>
            <span className="face" aria-hidden>
              {person.name.slice(0, 1)}
            </span>
            <span className="grow clip">
              {person.name} <span className="faint">{person.roleLabel}</span>
            </span>
            <span className="faint t12 clip" title={person.acts.join("、")}>
              {person.acts.slice(0, 3).join("、")}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
