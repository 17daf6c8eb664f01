/** What is read once in a transaction and used by many acts in it: a batch of an import reads calendar and versions once. */
import type { Database, Tx } from "./connect.ts";

const kept = new WeakMap<object, Map<string, Promise<unknown>>>();

/** Outside a transaction nothing is kept. */
export function oncePerTransaction<T>(on: Database | Tx, key: string, read: () => Promise<T>): Promise<T> {
  if (!on.isTransaction) return read();
  const values = kept.get(on) ?? new Map<string, Promise<unknown>>();
  kept.set(on, values);
  const known = values.get(key) as Promise<T> | undefined;
  if (known) return known;
  const value = read();
  values.set(key, value);
  return value;
}
