/** Every verb, in the order of `fy --help`. */
import type { Verb } from "./verb.ts";
import { apiKeyVerb } from "./verbs/api-key.ts";
import { backupVerb } from "./verbs/backup.ts";
import { calendarVerb } from "./verbs/calendar.ts";
import { demoVerb } from "./verbs/demo.ts";
import { evaluateClassifierVerb } from "./verbs/evaluate-classifier.ts";
import { importVerb } from "./verbs/import.ts";
import { measuresVerb } from "./verbs/measures.ts";
import { migrateVerb } from "./verbs/migrate.ts";
import { outlinePlanVerb } from "./verbs/outline-plan.ts";
import { playVerb } from "./verbs/play.ts";
import { restoreVerb } from "./verbs/restore.ts";
import { trainClassifierVerb } from "./verbs/train-classifier.ts";
import { userVerb } from "./verbs/user.ts";
import { verifyDossierVerb } from "./verbs/verify-dossier.ts";
import { verifyRecordVerb } from "./verbs/verify-record.ts";

export const VERBS: readonly Verb[] = [
  importVerb,
  demoVerb,
  userVerb,
  apiKeyVerb,
  verifyRecordVerb,
  verifyDossierVerb,
  calendarVerb,
  measuresVerb,
  outlinePlanVerb,
  trainClassifierVerb,
  evaluateClassifierVerb,
  playVerb,
  migrateVerb,
  backupVerb,
  restoreVerb,
];
