/** 自动分类 in SQL: trainings, the one in use, the examples they learn from. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Classifier, ClassQuality, Example } from "#capabilities/report/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow, listRows } from "#platform/database/query.ts";
import { remembered } from "#platform/database/remembered.ts";
import { decodeClassifier } from "./classifier-file.ts";

export interface RareClass {
  readonly label: string;
  readonly examples: number;
}

export interface Training {
  readonly version: number;
  readonly trainedAt: Instant;
  readonly exampleCount: number;
  readonly classCount: number;
  readonly macroF1: number;
  readonly accuracy: number;
  readonly inFirstThree: number;
  readonly classes: readonly ClassQuality[];
  readonly rare: readonly RareClass[];
}

export interface NewTraining extends Omit<Training, "version"> {
  readonly trainedBy: string | null;
  readonly file: Uint8Array;
}

/** Their weights are kept, so that a training that went wrong can be looked into; of earlier ones only the figures. */
const KEPT_MODELS = 3;

export async function addTraining(tx: Tx, training: NewTraining): Promise<number> {
  const { trainedAt, trainedBy, exampleCount, classCount, macroF1, accuracy, inFirstThree, classes, rare } = training;
  const { version } = await getRow(
    tx,
    sql<{
      version: number;
    }>`insert into report_classifier (trained_at, trained_by, example_count, class_count, macro_f1, accuracy,
        in_first_three, classes, rare, model)
      values (${trainedAt}::timestamptz, ${trainedBy}::uuid, ${exampleCount}, ${classCount}, ${macroF1}, ${accuracy},
        ${inFirstThree}, ${JSON.stringify(classes)}::jsonb, ${JSON.stringify(rare)}::jsonb, ${Buffer.from(training.file)}) returning version`,
  );
  await sql`update report_classifier set model = null where model is not null and version <= ${version - KEPT_MODELS}`.execute(
    tx,
  );
  return version;
}

export async function listTrainings(on: Database | Tx, most: number): Promise<readonly Training[]> {
  return listRows(
    on,
    sql<Training>`select version, trained_at as "trainedAt", example_count as "exampleCount", class_count as "classCount",
        macro_f1 as "macroF1", accuracy, in_first_three as "inFirstThree", classes, rare
      from report_classifier order by version desc limit ${most}`,
  );
}

export interface KeptClassifier {
  readonly version: number;
  readonly trainedAt: Instant;
  readonly classifier: Classifier;
}
/** The classifier in use, kept by every process. Null: none has been trained. */
export const currentClassifier = remembered(["report.classifier"], readClassifier, 1);

async function readClassifier(on: Database | Tx): Promise<KeptClassifier | null> {
  const row = await findRow(
    on,
    sql<{ version: number; model: Buffer | null; trainedAt: Instant }>`select version, model, trained_at as "trainedAt"
      from report_classifier order by version desc limit 1`,
  );
  if (!row?.model) return null;
  return { version: row.version, trainedAt: row.trainedAt, classifier: decodeClassifier(row.model) };
}

/** Of a class the latest so many: a year of one class must not drown the others. */
const MOST_OF_CLASS = 200;

/** Closed reports with the class they ended with. Refused, annulled and merged ones are no examples: nobody confirmed their class. */
export async function collectExamples(database: Database): Promise<readonly Example[]> {
  return listRows(
    database,
    sql<Example>`select label, title, text, place from (
        select r.class_kind || ':' || r.class_code as label, m.title, r.description as text, m.address as place,
          row_number() over (partition by r.class_kind, r.class_code order by m.closed_at desc, m.id) as rank
        from matter m join report r on r.matter_id = m.id
        where m.kind = 'report' and m.state = 'closed' and r.class_code is not null
      ) closed where rank <= ${MOST_OF_CLASS} order by label, rank`,
  );
}
