/** How well a classifier judges texts it has not seen: cross-validation, per class and over all. Pure and the same each time. */
import { type Classifier, type Example, likelihoodsOf, scoresOf, termsOf, trainOn } from "./classifier.ts";
import { sequence, shuffle } from "./linear.ts";

export interface ClassQuality {
  readonly label: string;
  readonly examples: number;
  /** Of those called so, the share that is. */
  readonly precision: number;
  /** Of those that are, the share called so. */
  readonly recall: number;
  readonly f1: number;
}

export interface Quality {
  /** F1 of the classes, each weighing the same: a rare class counts as much as a common one. */
  readonly macroF1: number;
  readonly accuracy: number;
  readonly n: number;
  readonly classes: readonly ClassQuality[];
}

export interface CrossValidation extends Quality {
  /** Under which the likelihoods fit best what came true. */
  readonly sharpness: number;
  /** Share of texts whose class is among the three most likely. */
  readonly inFirstThree: number;
}

const FOLDS = 5;
const SHARPNESSES = [1, 1.5, 2, 3, 4, 6, 8, 12] as const;

/** Trains on one set and judges another. */
export function evaluate(classifier: Classifier, examples: readonly Example[]): Quality {
  const called = examples.map((example) => labelOf(classifier, scoresOf(classifier, termsOf(example))));
  return qualityOf(
    examples.map((example) => example.label),
    called,
  );
}

/** @throws RangeError a class with fewer examples than two: it could not be learnt from one part and asked of another */
export function crossValidate(examples: readonly Example[], folds = FOLDS, seed = 1): CrossValidation {
  const foldOf = stratify(examples, folds, seed);
  const texts = examples.map(termsOf);
  const judged: Judged[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const learnt = [...examples.keys()].filter((index) => foldOf[index] !== fold);
    const asked = [...examples.keys()].filter((index) => foldOf[index] === fold);
    const pick = <T>(items: readonly T[], of: readonly number[]) => of.map((index) => items[index] as T);
    const classifier = trainOn(pick(texts, learnt), pick(examples, learnt));
    for (const index of asked) {
      const scores = scoresOf(classifier, texts[index] as ReadonlyMap<string, number>);
      judged.push({ label: (examples[index] as Example).label, classifier, scores });
    }
  }
  const quality = qualityOf(
    judged.map((one) => one.label),
    judged.map((one) => labelOf(one.classifier, one.scores)),
  );
  return { ...quality, sharpness: fittingSharpness(judged), inFirstThree: shareInFirst(judged, 3) };
}

interface Judged {
  readonly label: string;
  readonly classifier: Classifier;
  readonly scores: Float64Array;
}

/** Every class spread evenly over the folds. */
function stratify(examples: readonly Example[], folds: number, seed: number): Int32Array {
  const byLabel = Map.groupBy(examples.keys(), (index) => (examples[index] as Example).label);
  const draw = sequence(seed);
  const foldOf = new Int32Array(examples.length);
  for (const [label, indexes] of [...byLabel].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (indexes.length < 2) throw new RangeError(`one example of ${label} is not enough`);
    shuffle(indexes, draw);
    for (const [place, index] of indexes.entries()) foldOf[index] = place % folds;
  }
  return foldOf;
}

function labelOf({ labels }: Classifier, scores: Float64Array): string {
  return labels[scores.indexOf(Math.max(...scores))] as string;
}

function qualityOf(actual: readonly string[], called: readonly string[]): Quality {
  const labels = [...new Set(actual)].sort();
  const classes = labels.map((label) => {
    const examples = count(actual, (one) => one === label);
    const calls = count(called, (one) => one === label);
    const right = count(actual, (one, index) => one === label && called[index] === label);
    const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
    return {
      label,
      examples,
      precision: ratio(right, calls),
      recall: ratio(right, examples),
      f1: ratio(2 * right, examples + calls),
    };
  });
  return {
    macroF1: classes.reduce((sum, one) => sum + one.f1, 0) / (classes.length || 1),
    accuracy: count(actual, (one, index) => one === called[index]) / (actual.length || 1),
    n: actual.length,
    classes,
  };
}

function count(items: readonly string[], holds: (item: string, index: number) => boolean): number {
  return items.reduce((sum, item, index) => (holds(item, index) ? sum + 1 : sum), 0);
}

function fittingSharpness(judged: readonly Judged[]): number {
  const loss = (sharpness: number) =>
    judged.reduce((sum, { label, classifier, scores }) => {
      const likelihood = likelihoodsOf(scores, sharpness)[classifier.labels.indexOf(label)] ?? 0;
      return sum - Math.log(Math.max(likelihood, 1e-6));
    }, 0);
  return SHARPNESSES.reduce((best, one) => (loss(one) < loss(best) ? one : best));
}

function shareInFirst(judged: readonly Judged[], most: number): number {
  const among = judged.filter(({ label, classifier, scores }) => {
    const own = scores[classifier.labels.indexOf(label)];
    return own !== undefined && scores.filter((score) => score > own).length < most;
  });
  return among.length / (judged.length || 1);
}
