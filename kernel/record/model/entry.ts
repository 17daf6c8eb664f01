/**
 * 留痕 record: the append-only chain of acts of each matter. Every entry carries the hash of the one before.
 *
 * Vocabulary
 * - entry 条目: one act, who did it, when, from where, what changed
 * - hash 摘要: SHA-256 over the canonical JSON of the entry without its own hash; `previousHash` is part of it
 * - seal 封存: a signed root over all entries of one day, chained to the seal before
 */
import { z } from "zod";
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import { InstantSchema } from "#base/instant.ts";

export const EntryActorSchema = z.object({
  personId: z.string().nullable(),
  name: z.string(),
  role: z.string(),
  postId: z.string().nullable(),
  unitId: z.string().nullable(),
  unitName: z.string(),
  onBehalfOf: z.object({ personId: z.string(), name: z.string() }).nullable(),
});
export type EntryActor = z.infer<typeof EntryActorSchema>;

/** Deadline of a clock as it stood right after the act (限时快照): statistics judge by this, not by later calendars. */
export const ClockSnapshotSchema = z.object({
  kind: z.string(),
  state: z.string(),
  startedAt: InstantSchema,
  dueAt: InstantSchema,
});
export type ClockSnapshot = z.infer<typeof ClockSnapshotSchema>;

export const RecordEntrySchema = z.object({
  matterId: z.string(),
  /** From 1, without a gap. */
  seq: z.number().int().positive(),
  at: InstantSchema,
  act: z.string(),
  code: z.string(),
  from: z.string(),
  to: z.string(),
  actor: EntryActorSchema,
  divisionCode: z.string(),
  /** Input of the act; personal members encrypted. */
  input: z.json(),
  /** What the act changed, as applied. */
  changes: z.json(),
  clocks: z.array(ClockSnapshotSchema),
  /** SHA-256 of the files the act brought. */
  evidence: z.array(z.string()),
  /** Made by the client: the same request twice leaves one entry. */
  requestId: z.string(),
  /** `console`, `public`, `import`, `job`, and the address it came from. */
  origin: z.object({ channel: z.string(), ip: z.string().nullable() }),
  previousHash: z.string(),
  hash: z.string(),
});
export type RecordEntry = z.infer<typeof RecordEntrySchema>;

/** Hash before the first entry of every matter. */
export const GENESIS_HASH = "0".repeat(64);

/** The exact text that is hashed. */
export function hashedText(entry: Omit<RecordEntry, "hash">): string {
  const {
    matterId,
    seq,
    at,
    act,
    code,
    from,
    to,
    actor,
    divisionCode,
    input,
    changes,
    clocks,
    evidence,
    requestId,
    origin,
    previousHash,
  } = entry;
  // In order, so that nothing is left to sort.
  const hashed = {
    act,
    actor,
    at,
    changes,
    clocks,
    code,
    divisionCode,
    evidence,
    from,
    input,
    matterId,
    origin,
    previousHash,
    requestId,
    seq,
    to,
  };
  return canonicalJson(hashed as unknown as Json);
}
