/** What is read once in a transaction, or for one answer: a batch of an import reads calendar and versions once. */
import type { Database, Tx } from "./connect.ts";
import { keptWith } from "./transaction.ts";

/** On the database itself nothing is kept. */
export function oncePerTransaction<T>(on: Database | Tx, key: string, read: () => Promise<T>): Promise<T> {
  const values = keptWith(on);
  if (!values) return read();
  const known = values.get(key) as Promise<T> | undefined;
  if (known) return known;
  const value = read();
  values.set(key, value);
  return value;
}

/** For whoever writes in the transaction what was read once: it is read again. */
export function forgetOnce(on: Database | Tx, key: string): void {
  keptWith(on)?.delete(key);
}
