import { LEAST_EXAMPLES, trainFromClosed } from "#capabilities/report/server/public.ts";
import { UsageError, type Verb } from "../verb.ts";

export const trainClassifierVerb: Verb = {
  name: "train-classifier",
  summary: "learn from the city's closed reports which words speak for which class (the nightly job does the same)",
  usage: "[--json]",
  options: {},
  run: async ({ words, openCity, progress }) => {
    if (words.length > 0) throw new UsageError("train-classifier takes no words");
    const { platform } = await openCity();
    progress("learning from closed reports");
    const outcome = await trainFromClosed(platform, null);
    if (outcome.kind === "too_few") {
      const { exampleCount } = outcome;
      return {
        isOk: false,
        json: outcome,
        lines: [
          `${exampleCount} closed reports of common classes are too few to learn from: ${LEAST_EXAMPLES} are needed`,
        ],
      };
    }
    const { version, exampleCount, classCount, macroF1, accuracy, inFirstThree, rare } = outcome;
    return {
      isOk: true,
      json: outcome,
      lines: [
        `version ${version}: ${exampleCount} closed reports, ${classCount} classes, ${rare.length} too rare`,
        `cross-validated: macro-F1 ${macroF1.toFixed(3)}, right ${percent(accuracy)}, among the first three ${percent(inFirstThree)}`,
      ],
    };
  },
};

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
