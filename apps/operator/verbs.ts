/** Every verb, in the order of `fy --help`. */
import type { Verb } from "./verb.ts";
import { backupVerb } from "./verbs/backup.ts";
import { calendarVerb } from "./verbs/calendar.ts";
import { demoVerb } from "./verbs/demo.ts";
import { measuresVerb } from "./verbs/measures.ts";
import { migrateVerb } from "./verbs/migrate.ts";
import { restoreVerb } from "./verbs/restore.ts";
import { verifyRecordVerb } from "./verbs/verify-record.ts";

export const VERBS: readonly Verb[] = [
  demoVerb,
  verifyRecordVerb,
  calendarVerb,
  measuresVerb,
  migrateVerb,
  backupVerb,
  restoreVerb,
];
