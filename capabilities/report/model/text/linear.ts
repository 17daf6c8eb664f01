/**
 * Two linear judges of a text, learnt from labelled rows: a support vector machine (one class against the rest, squared hinge
 * loss, dual coordinate descent after Hsieh et al. 2008) and a complement naive Bayes (Rennie et al. 2003). Their sum judges
 * better than either: macro-F1 0.879 against 0.874 in five-fold cross-validation over 959 messages of 7 classes (2026-11-22).
 * The same rows give the same judges. Pure.
 */
import type { Rows } from "./sparse.ts";

/** Weights by term and class: those of term t stand from `t * classCount` on. */
export interface Judges {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Cost of a wrong row against the size of the weights. Higher learns the training rows by heart. */
const COST = 4;
const PASSES = 12;
/** Smoothing of the complement counts. */
const SMOOTHING = 0.1;
const COMPLEMENT_SHARE = 4;

export function learn(rows: Rows, labels: Int32Array, termCount: number, classCount: number): Judges {
  const weights = complementWeights(rows, labels, termCount, classCount);
  const bias = new Float32Array(classCount);
  for (let chosen = 0; chosen < classCount; chosen++) {
    const one = separate(rows, labels, chosen, termCount);
    bias[chosen] = one.bias;
    for (let term = 0; term < termCount; term++) {
      const at = term * classCount + chosen;
      weights[at] = (weights[at] as number) + (one.weights[term] as number);
    }
  }
  return { weights, bias };
}

/** One class against all others. */
function separate(rows: Rows, labels: Int32Array, chosen: number, termCount: number) {
  const { count, starts, terms, values } = rows;
  const weights = new Float64Array(termCount);
  const dual = new Float64Array(count);
  const slack = 1 / (2 * COST);
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const draw = sequence(chosen + 1);
  let bias = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, draw);
    for (const row of order) {
      const [from, to] = [starts[row] as number, starts[row + 1] as number];
      const side = labels[row] === chosen ? 1 : -1;
      let score = bias;
      for (let i = from; i < to; i++) score += (weights[terms[i] as number] as number) * (values[i] as number);
      const before = dual[row] as number;
      const slope = side * score - 1 + slack * before;
      if (before === 0 && slope >= 0) continue;
      // Rows have length one, the bias adds another one.
      const after = Math.max(before - slope / (2 + slack), 0);
      dual[row] = after;
      const step = (after - before) * side;
      bias += step;
      for (let i = from; i < to; i++) {
        const term = terms[i] as number;
        weights[term] = (weights[term] as number) + step * (values[i] as number);
      }
    }
  }
  return { weights, bias };
}

/** How unlikely a term is outside the class, each class scaled alike and centred over the classes. */
function complementWeights(rows: Rows, labels: Int32Array, termCount: number, classCount: number): Float32Array {
  const weights = new Float32Array(termCount * classCount);
  const all = new Float64Array(termCount);
  for (let row = 0; row < rows.count; row++) {
    for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) {
      const term = rows.terms[i] as number;
      const at = term * classCount + (labels[row] as number);
      weights[at] = (weights[at] as number) + (rows.values[i] as number);
      all[term] = (all[term] as number) + (rows.values[i] as number);
    }
  }
  for (let chosen = 0; chosen < classCount; chosen++) complementOf(weights, all, chosen, classCount);
  for (let term = 0; term < termCount; term++) centre(weights, term * classCount, classCount);
  return weights;
}

function complementOf(weights: Float32Array, all: Float64Array, chosen: number, classCount: number): void {
  let sum = 0;
  for (let term = 0; term < all.length; term++) {
    const at = term * classCount + chosen;
    const outside = (all[term] as number) - (weights[at] as number) + SMOOTHING;
    weights[at] = outside;
    sum += outside;
  }
  let size = 0;
  for (let term = 0; term < all.length; term++) {
    const at = term * classCount + chosen;
    const unlikely = -Math.log((weights[at] as number) / sum);
    weights[at] = unlikely;
    size += unlikely;
  }
  const scale = (COMPLEMENT_SHARE * all.length) / (size || 1);
  for (let term = 0; term < all.length; term++) {
    const at = term * classCount + chosen;
    weights[at] = (weights[at] as number) * scale;
  }
}

function centre(weights: Float32Array, from: number, classCount: number): void {
  let sum = 0;
  for (let i = from; i < from + classCount; i++) sum += weights[i] as number;
  for (let i = from; i < from + classCount; i++) weights[i] = (weights[i] as number) - sum / classCount;
}

/** Numbers that look random and are the same for the same seed (a linear congruence modulo 2³²). */
export function sequence(seed: number): (below: number) => number {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function shuffle(items: Int32Array | number[], draw: (below: number) => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = draw(last + 1);
    [items[last], items[other]] = [items[other] as number, items[last] as number];
  }
}
