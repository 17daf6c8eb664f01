/** Training: from the city's own closed reports, nightly and when somebody asks for it. */
import type { Example } from "#capabilities/report/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { runTextWork } from "../text-work/run-work.ts";
import { addTraining, collectExamples, type NewTraining, type RareClass } from "./classifier-store.ts";

/** With fewer closed reports a class is not learnt: its few texts would be learnt by heart. */
export const LEAST_OF_CLASS = 10;
/** With fewer examples in all everyday words judge better. */
export const LEAST_EXAMPLES = 100;

export type TrainingOutcome =
  | ({ readonly kind: "trained"; readonly version: number } & Omit<NewTraining, "file" | "trainedBy">)
  | { readonly kind: "too_few"; readonly exampleCount: number; readonly rare: readonly RareClass[] };

/** @param trainedBy null: nobody in person */
export async function trainFromClosed(
  platform: Pick<Platform, "database" | "now">,
  trainedBy: string | null,
): Promise<TrainingOutcome> {
  const { database } = platform;
  const { examples, rare } = splitRare(await collectExamples(database));
  const classCount = new Set(examples.map((example) => example.label)).size;
  if (examples.length < LEAST_EXAMPLES || classCount < 2)
    return { kind: "too_few", exampleCount: examples.length, rare };
  const { file, macroF1, accuracy, inFirstThree, classes } = await runTextWork("train", examples);
  const training = {
    trainedAt: platform.now(),
    exampleCount: examples.length,
    classCount,
    macroF1,
    accuracy,
    inFirstThree,
    classes,
    rare,
  };
  const version = await database.transaction().execute(async (tx) => addTraining(tx, { ...training, trainedBy, file }));
  return { kind: "trained", version, ...training };
}

function splitRare(closed: readonly Example[]): {
  readonly examples: readonly Example[];
  readonly rare: readonly RareClass[];
} {
  const byLabel = [...Map.groupBy(closed, (example) => example.label)];
  return {
    examples: byLabel.flatMap(([, of]) => (of.length >= LEAST_OF_CLASS ? of : [])),
    rare: byLabel
      .filter(([, of]) => of.length < LEAST_OF_CLASS)
      .map(([label, of]) => ({ label, examples: of.length }))
      .toSorted((a, b) => b.examples - a.examples || (a.label < b.label ? -1 : 1)),
  };
}
