/**
 * The detail of a kind ↔ a table of its own. Members and columns have the same names, in camel and in snake case; personal members
 * are sealed on the way in and opened on the way out; a fingerprint column finds equal values without opening them.
 */
import { sql } from "kysely";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { decryptPersonal, encryptPersonal, fingerprint } from "#platform/personal-data.ts";

type Keys = Pick<Secrets, "personalDataKey">;

export interface DetailTable<D> {
  load(on: Database | Tx, matterId: string): Promise<D>;
  save(tx: Tx, matterId: string, changes: Partial<D>, isNew: boolean): Promise<void>;
  /** Of a phone number, equal however it is written; null without one. */
  fingerprintOf(phone: string | null): string | null;
}

export interface DetailTableShape<D> {
  readonly table: string;
  readonly blank: D;
  readonly personal: readonly (keyof D & string)[];
  /** The personal member that holds a phone number; `<column>_fingerprint` stands beside it. Null: there is none. */
  readonly phone: (keyof D & string) | null;
}

export function detailTable<D extends object>(keys: Keys, shape: DetailTableShape<D>): DetailTable<D> {
  const { table, blank, personal, phone } = shape;
  const members = Object.keys(blank) as (keyof D & string)[];
  // One text: as names of their own they would be put together for each question.
  const columns = sql.raw(members.map((member) => `d."${columnOf(member)}" as "${member}"`).join(", "));
  const named = (member: string) => `${table}.${columnOf(member)}`;
  const fingerprintOf = (value: unknown): string | null => {
    const digits = typeof value === "string" ? value.replace(/\D/g, "") : "";
    return phone === null || digits === "" ? null : fingerprint(keys.personalDataKey, named(phone), digits);
  };
  const stored = (member: keyof D & string, value: unknown): unknown =>
    personal.includes(member) && typeof value === "string"
      ? encryptPersonal(keys.personalDataKey, named(member), value)
      : (value ?? null);
  const rowOf = (changes: Partial<D>): readonly (readonly [string, unknown])[] => {
    const row = members
      .filter((member) => member in changes)
      .map((member) => [columnOf(member), stored(member, changes[member])] as const);
    return phone !== null && phone in changes
      ? [...row, [`${columnOf(phone)}_fingerprint`, fingerprintOf(changes[phone])]]
      : row;
  };
  return {
    fingerprintOf,
    load: async (on, matterId) => {
      const row = await getRow(
        on,
        sql<Record<string, unknown>>`select ${columns} from ${sql.table(table)} d where d.matter_id = ${matterId}`,
      );
      const opened = personal.map((member) => {
        const sealed = row[member];
        return [
          member,
          typeof sealed === "string" ? decryptPersonal(keys.personalDataKey, named(member), sealed) : null,
        ];
      });
      return { ...row, ...Object.fromEntries(opened) } as D;
    },
    save: async (tx, matterId, changes, isNew) => {
      if (isNew) {
        // One JSON parameter instead of a hundred.
        const row = JSON.stringify(Object.fromEntries([["matter_id", matterId], ...rowOf({ ...blank, ...changes })]));
        await sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${row}::jsonb)`.execute(
          tx,
        );
        return;
      }
      const set = rowOf(changes).map(([name, value]) => sql`${sql.id(name)} = ${value}`);
      await sql`update ${sql.table(table)} set ${sql.join(set)} where matter_id = ${matterId}`.execute(tx);
    },
  };
}

/** `externalDueAt` → `external_due_at`. */
function columnOf(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
