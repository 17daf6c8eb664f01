/** Which texts are like what is being said: by the pairs of neighbouring characters they share. No dictionary, no index. */

const PAIR = /[\p{Script=Han}\p{L}\p{N}]{2}/u;

/** Likest first; those that share nothing are left out. */
export function rankByLikeness<T>(spoken: string, items: readonly T[], textOf: (item: T) => string): readonly T[] {
  const wanted = pairsOf(spoken);
  return items
    .map((item) => {
      const own = pairsOf(textOf(item));
      const shared = [...own].filter((pair) => wanted.has(pair)).length;
      return { item, likeness: own.size === 0 ? 0 : shared / Math.sqrt(own.size) };
    })
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ item }) => item);
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...text];
  return new Set(
    characters
      .slice(1)
      .map((second, i) => `${characters[i]}${second}`)
      .filter((pair) => PAIR.test(pair)),
  );
}
