/**
 * 检索: what of a text is compared, and how a question is put to the index. Pure.
 *
 * A matter is found exactly when every word of the question stands, as it is, in one of its texts, both folded: full width as half
 * width, upper case as lower, any gap as one blank. No dictionary: 垃圾 finds 建筑垃圾堆, and 一 finds whatever holds it.
 */

/** 手机、证件、座机号码, also with blanks and dashes between. Twin of the pattern with which the migration filled the table. */
const NUMBERS_OF_PEOPLE = /(?<!\d)(?:1[3-9]\d(?:[ -]?\d{4}){2}|\d{17}[\dxX]|0\d{2,3}[ -]?\d{7,8})(?!\d)/g;

export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** As `fold`, without numbers of people: by a telephone number nobody shall find what a citizen wrote. */
export function foldFreeText(text: string): string {
  return fold(text.normalize("NFKC").replace(NUMBERS_OF_PEOPLE, " "));
}

/** Words of a question, each once. */
export function wordsOf(question: string): readonly string[] {
  return [...new Set(fold(question).split(" ").filter(Boolean))];
}

/**
 * What the index is asked, as a `tsquery`: pairs of neighbours; for a single character, pairs that begin with it. Never less than
 * the true answer, sometimes more: the text itself is looked at afterwards. Twin of the SQL function `matter_grams`.
 */
export function gramsOf(words: readonly string[]): string {
  const terms = words.flatMap((word) => {
    const characters = [...word];
    if (characters.length === 1) return [`${quoted(word)}:*`];
    return characters.slice(0, -1).map((one, n) => quoted(`${one}${characters[n + 1]}`));
  });
  return [...new Set(terms)].join(" & ");
}

function quoted(term: string): string {
  return `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

export interface Excerpt {
  readonly text: string;
  /** Where words stand in `text`: begin and end, in UTF-16 units, in order, not overlapping. */
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** Characters before the first mark, and of the whole. */
const LEAD = 12;
const LENGTH = 60;

/**
 * The part of a folded text around its first word, with every word in it marked; null when no word stands in it.
 * @param line one line of what is kept for the search
 */
export function excerptOf(line: string, words: readonly string[]): Excerpt | null {
  const first = Math.min(...words.map((word) => line.indexOf(word)).filter((at) => at >= 0));
  if (!Number.isFinite(first)) return null;
  const from = first <= LEAD ? 0 : first - LEAD;
  const isCut = line.length > from + LENGTH;
  const text = `${from > 0 ? "…" : ""}${line.slice(from, from + LENGTH)}${isCut ? "…" : ""}`;
  return { text, marks: marksIn(text, words) };
}

/** Where words stand in a text as it is shown: folded character by character, so that places stay. */
export function marksIn(text: string, words: readonly string[]): Excerpt["marks"] {
  const folded = [...text].map((one) => {
    const like = fold(one);
    return like.length === one.length ? like : one;
  });
  const line = folded.join("");
  const found = words.flatMap((word) => {
    const marks: [number, number][] = [];
    for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length))
      marks.push([at, at + word.length]);
    return marks;
  });
  const merged: [number, number][] = [];
  for (const [from, to] of found.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
