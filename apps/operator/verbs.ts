/** Every verb, in the order of `fy --help`. */
import type { Verb } from "./verb.ts";
import { backupVerb } from "./verbs/backup.ts";
import { demoVerb } from "./verbs/demo.ts";
import { migrateVerb } from "./verbs/migrate.ts";
import { restoreVerb } from "./verbs/restore.ts";
import { verifyRecordVerb } from "./verbs/verify-record.ts";

export const VERBS: readonly Verb[] = [demoVerb, verifyRecordVerb, migrateVerb, backupVerb, restoreVerb];
