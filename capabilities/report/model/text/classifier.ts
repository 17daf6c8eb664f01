/**
 * 自动分类: learns from labelled texts which words speak for which class, and says of a new text how likely each class is and
 * by which words. It proposes; a person decides. Pure: the same examples give the same classifier.
 */
import { countGrams, gramsAt } from "./grams.ts";
import { type Judges, learn } from "./linear.ts";
import { rowsOf, type Vocabulary, vocabularyOf, weigh } from "./sparse.ts";

export interface TextOfReport {
  readonly title: string;
  readonly text: string;
  /** 地址: its words count apart, 菜场 in an address is not 菜场 in a complaint. */
  readonly place?: string;
}

export interface Example extends TextOfReport {
  readonly label: string;
}

export interface Classifier extends Judges, Vocabulary {
  readonly labels: readonly string[];
  /** How strongly differences of score become differences of likelihood; found by cross-validation. */
  readonly sharpness: number;
}

export interface Likely {
  readonly label: string;
  /** 0 to 1; all classes together give 1. */
  readonly likelihood: number;
  /** What in the text speaks for it most, most first. */
  readonly words: readonly string[];
}

/** A title is short and says what it is about: it counts as often as this. */
const TITLE_WEIGHT = 10;
/** Keeps a classifier of 150 classes below 10 MB; the terms beyond are of two or three texts. */
const MOST_TERMS = 16_000;
/** A term of a single text says nothing of others. */
const LEAST_TEXTS = 2;
/** Before it is measured. */
const SHARPNESS = 3;
const MOST_WORDS = 5;

/** @throws RangeError fewer than two classes: there is nothing to tell apart */
export function trainClassifier(examples: readonly Example[], sharpness = SHARPNESS): Classifier {
  return trainOn(examples.map(termsOf), examples, sharpness);
}

/** As `trainClassifier`, for who has counted the terms before. */
export function trainOn(
  texts: readonly ReadonlyMap<string, number>[],
  examples: readonly Pick<Example, "label">[],
  sharpness = SHARPNESS,
): Classifier {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  if (labels.length < 2) throw new RangeError("a classifier needs examples of two classes");
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const vocabulary = vocabularyOf(texts, { least: LEAST_TEXTS, most: MOST_TERMS });
  const targets = Int32Array.from(examples, (example) => indexOf.get(example.label) as number);
  const judges = learn(rowsOf(texts, vocabulary), targets, vocabulary.rarity.length, labels.length);
  return { ...vocabulary, ...judges, labels, sharpness };
}

/** What counts of a text, and how often. */
export function termsOf({ title, text, place = "" }: TextOfReport): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  countGrams(title, terms, { weight: TITLE_WEIGHT });
  countGrams(text, terms);
  countGrams(place, terms, { prefix: "@" });
  return terms;
}

/** The most likely classes, most likely first, each with the words that weighed. */
export function classify(classifier: Classifier, text: TextOfReport, most = 3): readonly Likely[] {
  const terms = termsOf(text);
  const likelihoods = likelihoodsOf(scoresOf(classifier, terms), classifier.sharpness);
  const ranked = [...classifier.labels.keys()].sort((a, b) => (likelihoods[b] as number) - (likelihoods[a] as number));
  return ranked.slice(0, most).map((index) => ({
    label: classifier.labels[index] as string,
    likelihood: likelihoods[index] as number,
    words: wordsFor(classifier, terms, `${text.title}\n${text.text}`, index),
  }));
}

/** Of each class, in the order of the labels; only differences mean anything. */
export function scoresOf(classifier: Classifier, terms: ReadonlyMap<string, number>): Float64Array {
  const { weights, bias, labels } = classifier;
  const scores = Float64Array.from(bias);
  for (const [term, value] of weigh(terms, classifier)) {
    const from = term * labels.length;
    for (let i = 0; i < labels.length; i++) {
      scores[i] = (scores[i] as number) + (weights[from + i] as number) * value;
    }
  }
  return scores;
}

export function likelihoodsOf(scores: Float64Array, sharpness: number): Float64Array {
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(sharpness * (score - highest)));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

/**
 * The stretches of the text that speak for a class: every character carries what its grams weigh for the class beyond what they
 * weigh for an average one; characters above the mean that stand together are a word.
 */
function wordsFor(
  classifier: Classifier,
  terms: ReadonlyMap<string, number>,
  text: string,
  chosen: number,
): readonly string[] {
  const weighed = new Map(weigh(terms, classifier));
  const heat = new Float64Array(text.length);
  for (const [gram, start] of gramsAt(text)) {
    const term = classifier.terms.get(gram);
    if (term === undefined) continue;
    const speaks = advantage(classifier, term, chosen) * (weighed.get(term) ?? 0);
    for (let i = start; i < start + gram.length; i++) heat[i] = (heat[i] as number) + speaks / gram.length;
  }
  return hottest(text, heat);
}

function advantage({ weights, labels }: Classifier, term: number, chosen: number): number {
  const from = term * labels.length;
  let sum = 0;
  for (let i = from; i < from + labels.length; i++) sum += weights[i] as number;
  return (weights[from + chosen] as number) - sum / labels.length;
}

function hottest(text: string, heat: Float64Array): readonly string[] {
  const warm = heat.filter((one) => one > 0);
  const floor = warm.reduce((sum, one) => sum + one, 0) / (warm.length || 1);
  const words = new Map<string, number>();
  for (let from = 0; from < text.length; from++) {
    if ((heat[from] as number) <= floor) continue;
    let to = from;
    let sum = 0;
    while (to < text.length && (heat[to] as number) > floor) sum += heat[to++] as number;
    const word = text.slice(from, to);
    if (word.length >= 2) words.set(word, Math.max(words.get(word) ?? 0, sum));
    from = to;
  }
  return [...words]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}
