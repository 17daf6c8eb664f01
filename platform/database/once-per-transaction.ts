/** What is read once in a transaction, or for one answer: a batch of an import reads calendar and versions once. */
import type { Database, Tx } from "./connect.ts";
import { isBrief } from "./transaction.ts";

const kept = new WeakMap<object, Map<string, Promise<unknown>>>();

/** On the database itself nothing is kept. */
export function oncePerTransaction<T>(on: Database | Tx, key: string, read: () => Promise<T>): Promise<T> {
  if (!isBrief(on)) return read();
  const values = kept.get(on) ?? new Map<string, Promise<unknown>>();
  kept.set(on, values);
  const known = values.get(key) as Promise<T> | undefined;
  if (known) return known;
  const value = read();
  values.set(key, value);
  return value;
}

/** For whoever writes in the transaction what was read once: it is read again. */
export function forgetOnce(on: Database | Tx, key: string): void {
  kept.get(on)?.delete(key);
}
