export {
  type ClockSnapshot,
  ClockSnapshotSchema,
  type EntryActor,
  GENESIS_HASH,
  hashedText,
  type RecordEntry,
  RecordEntrySchema,
} from "./entry.ts";
