import { readFile } from "node:fs/promises";
import { crossValidate, type Example, evaluate, trainClassifier } from "#capabilities/report/model/public.ts";
import { readTable } from "#capabilities/report/server/public.ts";
import { UsageError, type Verb } from "../verb.ts";
import { needOption, optionOf } from "../words.ts";

/** Needs no city: it learns from one file and judges another, and keeps nothing. */
export const evaluateClassifierVerb: Verb = {
  name: "evaluate-classifier",
  summary: "how well classes are suggested from texts: learns from one labelled file, judges another",
  usage: "--train A.csv [--test B.csv] [--json]",
  options: {
    train: { type: "string", help: "file with the columns title, text, label" },
    test: { type: "string", help: "the same columns; default: five-fold cross-validation within the first" },
  },
  run: async ({ words, options }) => {
    if (words.length > 0) throw new UsageError("evaluate-classifier takes its files by --train and --test");
    const learnt = await readExamples(needOption(options, "train", "the file to learn from"));
    const other = optionOf(options, "test");
    if (new Set(learnt.map((example) => example.label)).size < 2)
      throw new UsageError("there is one label only: nothing to tell apart");
    const quality = other
      ? evaluate(trainClassifier(learnt), await readExamples(other))
      : crossValidate(enoughOfEach(learnt));
    const { macroF1, accuracy, n, classes } = quality;
    return {
      isOk: true,
      json: { macroF1, accuracy, n },
      lines: [
        `macro-F1 ${macroF1.toFixed(4)}, accuracy ${accuracy.toFixed(4)}, ${n} texts`,
        ...classes.map(({ label, examples, precision, recall, f1 }) =>
          [
            `  ${label}`,
            `${examples}`,
            `F1 ${f1.toFixed(3)}`,
            `precision ${precision.toFixed(3)}`,
            `recall ${recall.toFixed(3)}`,
          ].join("  "),
        ),
      ],
    };
  },
};

async function readExamples(path: string): Promise<readonly Example[]> {
  const { header, rows } = await readTable(await readBytes(path));
  const missing = ["title", "text", "label"].filter((name) => !header.includes(name));
  if (missing.length > 0) throw new UsageError(`${path} has no column ${missing.join(", ")}`);
  const examples = rows
    .map(({ title = "", text = "", label = "" }) => ({ title: title.trim(), text: text.trim(), label: label.trim() }))
    .filter((example) => example.label !== "");
  if (examples.length === 0) throw new UsageError(`${path} has no labelled row`);
  return examples;
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new UsageError(`there is no file ${path}`);
  }
}

/** A class with one example cannot be asked for what was learnt elsewhere. */
function enoughOfEach(examples: readonly Example[]): readonly Example[] {
  const byLabel = Map.groupBy(examples, (example) => example.label);
  return examples.filter((example) => (byLabel.get(example.label)?.length ?? 0) > 1);
}
