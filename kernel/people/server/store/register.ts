/** 名册: units, divisions and names of persons, which are few, seldom change, and are named in every row of every list: kept by every process. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import { listRows } from "#platform/database/query.ts";
import { remembered } from "#platform/database/remembered.ts";
import type { Division, Unit } from "../../model/units.ts";

/** What choosing a unit takes. */
export type UnitInShort = Pick<Unit, "id" | "name" | "parentId" | "divisionCode" | "kinds">;

export interface Register {
  /** Every unit that exists on the day, by division and code. */
  unitsOn(day: PlainDate): readonly UnitInShort[];
  /** Of a unit that exists or existed. */
  unitName(id: string | null): string | null;
  personName(id: string): string | null;
  /** 街道·社区, as far as the division lies in one; else empty. @param divisionCode 12 digits */
  areaName(divisionCode: string): string;
}

type KeptUnit = UnitInShort & Pick<Unit, "validFrom" | "validTo">;
type KeptDivision = Pick<Division, "code" | "name" | "level">;
interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** Of units, divisions, persons, posts, delegations and certificates together: what is read of them alone may be kept under it. */
export const REGISTER_MARK = "people.register";

export const registerOf = remembered([REGISTER_MARK], async (on): Promise<Register> => {
  const [units, divisions, persons] = await Promise.all([
    listRows(
      on,
      sql<KeptUnit>`select id, name, parent_id as "parentId", division_code as "divisionCode", kinds, valid_from as "validFrom", valid_to as "validTo"
        from people_unit order by division_code, code`,
    ),
    listRows(
      on,
      sql<KeptDivision>`select code, name, level from people_division where level in ('street', 'community')`,
    ),
    listRows(on, sql<NamedPerson>`select id, name from people_person`),
  ]);
  return registerFrom(units, divisions, persons);
});

function registerFrom(
  units: readonly KeptUnit[],
  divisions: readonly KeptDivision[],
  persons: readonly NamedPerson[],
): Register {
  const nameOfPerson = new Map(persons.map(({ id, name }) => [id, name]));
  const nameOfUnit = new Map(units.map(({ id, name }) => [id, name]));
  const named = new Map(divisions.map(({ code, name, level }) => [`${level} ${code}`, name]));
  const onDay = new Map<PlainDate, readonly UnitInShort[]>();
  return {
    unitsOn(day) {
      const known = onDay.get(day);
      if (known) return known;
      const valid = units.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day));
      if (onDay.size > 400) onDay.clear();
      onDay.set(day, valid);
      return valid;
    },
    unitName: (id) => (id === null ? null : (nameOfUnit.get(id) ?? null)),
    personName: (id) => nameOfPerson.get(id) ?? null,
    areaName: (code) =>
      [named.get(`street ${code.slice(0, 9)}000`), named.get(`community ${code}`)].filter(Boolean).join("·"),
  };
}
