/** Measuring what is computed: medians over rounds, each beside another one that was measured in the same run. */

export interface Figure {
  readonly name: string;
  /** Milliseconds of one; the median of the rounds. */
  readonly medianMs: number;
}

/** One line of the benchmark. The ratio is what can be compared between machines; the milliseconds cannot. */
export interface Line extends Figure {
  readonly perSecond: number;
  readonly beside: Figure;
  /** Median of this one ÷ median of the other. */
  readonly ratio: number;
}

export function lineOf(figure: Figure, beside: Figure): Line {
  return { ...figure, perSecond: 1_000 / figure.medianMs, beside, ratio: figure.medianMs / beside.medianMs };
}

/** For what takes microseconds: `batch` of them are timed together. */
export function measureBatch(name: string, rounds: number, batch: number, run: (n: number) => unknown): Figure {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now();
    for (let n = 0; n < batch; n++) run(round * batch + n);
    // The first round compiles.
    if (round > 0) times.push((performance.now() - began) / batch);
  }
  return { name, medianMs: medianOf(times) };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("nothing was measured");
  return middle;
}
