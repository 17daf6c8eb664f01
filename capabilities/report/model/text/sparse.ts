/** Texts as rows of numbers: which terms they hold and how much these weigh (tf-idf, rows of length one). Pure. */

/** Rows one after the other: row i is `terms` and `values` from `starts[i]` to `starts[i + 1]`. */
export interface Rows {
  readonly count: number;
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly values: Float32Array;
}

export interface Vocabulary {
  readonly terms: ReadonlyMap<string, number>;
  /** Of each term: how rare it is (smoothed idf). */
  readonly rarity: Float32Array;
}

/** The terms worth keeping: those of at least `least` texts, at most `most` terms, the commonest first. */
export function vocabularyOf(
  texts: Iterable<ReadonlyMap<string, number>>,
  { least, most }: { readonly least: number; readonly most: number },
): Vocabulary {
  const found = new Map<string, number>();
  let textCount = 0;
  for (const text of texts) {
    textCount++;
    for (const gram of text.keys()) found.set(gram, (found.get(gram) ?? 0) + 1);
  }
  const shared = [...found].filter(([, count]) => count >= least);
  // By count and then by the gram itself: the same texts give the same model.
  const kept = shared.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  return {
    terms: new Map(kept.map(([gram], index) => [gram, index])),
    rarity: Float32Array.from(kept, ([, count]) => Math.log((1 + textCount) / (1 + count)) + 1),
  };
}

export function rowsOf(texts: readonly ReadonlyMap<string, number>[], vocabulary: Vocabulary): Rows {
  const starts = new Int32Array(texts.length + 1);
  const terms: number[] = [];
  const values: number[] = [];
  for (const [index, text] of texts.entries()) {
    for (const [term, value] of weigh(text, vocabulary)) {
      terms.push(term);
      values.push(value);
    }
    starts[index + 1] = terms.length;
  }
  return { count: texts.length, starts, terms: Int32Array.from(terms), values: Float32Array.from(values) };
}

/** One text: its known terms with their weights. */
export function weigh(
  text: ReadonlyMap<string, number>,
  { terms, rarity }: Vocabulary,
): readonly (readonly [term: number, value: number])[] {
  const weighed: [number, number][] = [];
  let squares = 0;
  for (const [gram, count] of text) {
    const term = terms.get(gram);
    if (term === undefined) continue;
    const value = (1 + Math.log(count)) * (rarity[term] as number);
    squares += value * value;
    weighed.push([term, value]);
  }
  const length = Math.sqrt(squares) || 1;
  for (const pair of weighed) pair[1] /= length;
  return weighed;
}
