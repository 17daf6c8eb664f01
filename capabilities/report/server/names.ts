/** Names of units and persons for sentences. A copy in memory: a name it does not know yet is left out of the sentence. */
import { sql } from "kysely";
import { type Register, registerOf } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

export interface Names {
  unit(id: unknown): string | null;
  person(id: unknown): string | null;
}

/** Bounds the memory of a process that shows many people. */
const MOST_PERSONS = 5_000;

export class NameBook implements Names {
  #units: Register | null = null;
  readonly #persons = new Map<string, string>();

  unit(id: unknown): string | null {
    return typeof id === "string" ? (this.#units?.unitName(id) ?? null) : null;
  }

  person(id: unknown): string | null {
    return typeof id === "string" ? (this.#persons.get(id) ?? null) : null;
  }

  /** Takes the units of now, and reads the persons who had to do with a matter. */
  async refresh(on: Database | Tx, matterId: string, personIds: readonly (string | null)[]): Promise<void> {
    const known = personIds.filter((id) => id !== null);
    const [units, persons] = await Promise.all([
      registerOf(on),
      listRows(
        on,
        sql<{ id: string; name: string }>`select id, name from people_person where id = any(${known}::uuid[])
          or id::text in (select input->>'supervisorPersonId' from record_entry where matter_id = ${matterId})`,
      ),
    ]);
    this.#units = units;
    if (this.#persons.size > MOST_PERSONS) this.#persons.clear();
    for (const person of persons) this.#persons.set(person.id, person.name);
  }
}
