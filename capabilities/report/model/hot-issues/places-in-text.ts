/**
 * Places that a text names: 丽水新城, 文渡路, 槐树社区. Without a gazetteer: a name ends in a word for a kind of place, and how far it
 * reaches to the left is learnt from the texts together, for a name recurs and what happens to stand before it does not. Names of
 * the city's map that are given count at once. It finds names, not positions. Pure.
 */

const ENDINGS =
  "小区|社区|新城|花园|家园|公寓|广场|大厦|山庄|新村|大院|公园|市场|学校|小学|中学|医院|工业园|大道|街道|高速|路口|[苑府城村路街巷桥站镇湾园]";
const NAMED = new RegExp(ENDINGS, "gu");
const HAN = /\p{Script=Han}+/gu;
/** Characters before the ending: fewer are no name, more are a sentence. */
const [SHORTEST, LONGEST] = [2, 6] as const;
/** A name keeps at least this share of its occurrences when it grows by a character; less, and the character is no part of it. */
const HOLDS_TOGETHER = 0.6;
/** Where a name cannot begin: what stands between words. */
const BETWEEN =
  /[的在于和与及到从至往对把被让请向为是有无没不很都也还就又再更最一二三四五六七八九十几多每各该此这那其你我他她它们本某区县市省]/u;
/** No place but any of its kind: 附近小区, 居民小区, 变电站. */
const ANY =
  /^(附近|旁边|周边|周围|对面|居民|住宅|老旧|整个|门口|前面|后面|里面|外面|全部|部分|其他|沿线|沿路|马路|道路|公路|铁路|高架|隧道|十字|丁字|人行|机动|行车|车道|单行|出行|修路|走路|让路|思路|电路|线路|网路|回路|一路|公交|地铁|客运|火车|汽车|加油|基站|车站|网站|物业|业主|公园|学校|小学|中学|医院|市场|小区|社区|街道|开发|房地|农|城)|幼儿园|拌合站|搅拌站|变电站|走路|让路|修路|绕路|加油站|收费站|污水|政府|中心城|沿海城/u;

export interface PlaceFinder {
  /** Names in a text, longest first. */
  placesIn(text: string): readonly string[];
}

/** @param known names from the city's map */
export function learnPlaces(texts: Iterable<string>, known: readonly string[] = []): PlaceFinder {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const candidate of new Set(candidatesIn(text).flat())) counts.set(candidate, (counts.get(candidate) ?? 0) + 1);
  }
  const named = new Set(known.filter((name) => name.length >= SHORTEST));
  return {
    placesIn: (text) => {
      const found = candidatesIn(text).flatMap((candidates) => nameAmong(candidates, counts, named) ?? []);
      return [...new Set(found)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    },
  };
}

/** For each place word in the text: what may be its name, shortest first. */
function candidatesIn(text: string): string[][] {
  const found: string[][] = [];
  for (const [run] of text.matchAll(HAN)) {
    for (const { 0: ending, index } of run.matchAll(NAMED)) {
      const candidates: string[] = [];
      for (let length = 1; length <= LONGEST && index - length >= 0; length++) {
        if (BETWEEN.test(run[index - length] as string)) break;
        if (length >= SHORTEST) candidates.push(run.slice(index - length, index + ending.length));
      }
      if (candidates.length > 0) found.push(candidates);
    }
  }
  return found;
}

function nameAmong(
  candidates: readonly string[],
  counts: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): string | null {
  const given = candidates.findLast((candidate) => known.has(candidate));
  if (given) return given;
  let name = candidates[0] as string;
  if ((counts.get(name) ?? 0) < 2) return null;
  for (const longer of candidates.slice(1)) {
    if ((counts.get(longer) ?? 0) < HOLDS_TOGETHER * (counts.get(name) ?? 0)) break;
    name = longer;
  }
  return ANY.test(name) ? null : name;
}
