/** A small seeded generator (mulberry32): the same seed gives the same city on every machine. Not for secrets. */
export interface Random {
  /** [0, 1) */
  readonly next: () => number;
  /** Integer in [from, to], both included. */
  readonly int: (from: number, to: number) => number;
  /** [from, to) */
  readonly between: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Index drawn in proportion to the weights. */
  readonly weighted: (weights: readonly number[]) => number;
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

export function randomOf(seed: number, stream = ""): Random {
  let state = hash(seed, stream);
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  function pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError("nothing to pick from");
    return items[Math.floor(next() * items.length)] as T;
  }
  function weighted(weights: readonly number[]): number {
    let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, weight] of weights.entries()) {
      rest -= weight;
      if (rest < 0) return index;
    }
    return weights.length - 1;
  }
  function shuffle<T>(items: readonly T[]): T[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  }
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick,
    weighted,
    shuffle,
  };
}

/** FNV-1a over the seed and the stream's name, so that streams of one seed do not run alike. */
function hash(seed: number, stream: string): number {
  let h = 0x811c9dc5;
  for (const char of `${seed}:${stream}`) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193);
  return h | 0;
}
