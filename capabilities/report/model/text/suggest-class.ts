/**
 * 分类建议: which classes a text points to, and why. One function for the desk, the citizens' page and other doors: what the city's
 * own closed matters taught comes first; everyday words fill up, and stand alone while too little has been learnt. A person
 * chooses in any case. Pure.
 */
import { everydayWordsOf, type NamedClass, proposeClasses } from "../propose-class.ts";
import { type Classifier, classify, type TextOfReport } from "./classifier.ts";

export interface ClassSuggestion<C extends NamedClass> {
  readonly issueClass: C;
  /** `learnt`: from closed matters; `everyday`: by words that people use. */
  readonly basis: "learnt" | "everyday";
  /** 0 to 1; null when only words say so. */
  readonly likelihood: number | null;
  /** What in the text speaks for it, most first. */
  readonly words: readonly string[];
}

/** Below this a learnt class is not worth a line; words of everyday then say as much. */
const LEAST_LIKELIHOOD = 0.1;

/**
 * @param classifier null while the city has none
 * @param classes those that may be chosen today; a learnt class that is gone is not suggested
 */
export function suggestClass<C extends NamedClass>(
  classifier: Classifier | null,
  classes: readonly C[],
  report: TextOfReport,
  most = 3,
): readonly ClassSuggestion<C>[] {
  const byKey = new Map(classes.map((issueClass) => [issueClass.key, issueClass]));
  const likely = classifier ? classify(classifier, report, most) : [];
  const learnt = likely.flatMap(({ label, likelihood, words }): ClassSuggestion<C>[] => {
    const issueClass = byKey.get(label);
    return issueClass && likelihood >= LEAST_LIKELIHOOD && words.length > 0
      ? [{ issueClass, basis: "learnt", likelihood, words }]
      : [];
  });
  const text = report.text.startsWith(report.title) ? report.text : `${report.title}\n${report.text}`;
  const proposed = proposeClasses(classes, text, most);
  const everyday = proposed
    .filter((issueClass) => !learnt.some((one) => one.issueClass === issueClass))
    .map(
      (issueClass): ClassSuggestion<C> => ({
        issueClass,
        basis: "everyday",
        likelihood: null,
        words: everydayWordsOf(issueClass.name, text),
      }),
    );
  // A class of which too little was closed to be learnt cannot be found among those that were: then its own words say more.
  const isUntaught = classifier !== null && proposed[0] !== undefined && !classifier.labels.includes(proposed[0].key);
  const isDoubted = isUntaught && !learnt.some((one) => proposed.includes(one.issueClass));
  return (isDoubted ? [...everyday, ...learnt] : [...learnt, ...everyday]).slice(0, most);
}

/** A likelihood as a person would say it: the figure behind it is exact only for texts like those learnt from. */
export function likelihoodWords(likelihood: number | null): string {
  if (likelihood === null) return "按常用说法";
  if (likelihood >= 0.85) return "很可能";
  if (likelihood >= 0.5) return "较可能";
  return "也可能";
}
