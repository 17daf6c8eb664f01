/** Measuring: medians over rounds, and each figure beside another one that was measured in the same run. */

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

/** Runs that do not count: connections open, statements are planned, code is compiled. */
const WARM_UP = 5;

export interface Measured {
  readonly name: string;
  run(round: number): Promise<unknown>;
  /** Before each run, not timed. */
  prepare?(round: number): Promise<void>;
}

/** Medians of `rounds` runs of the one and of the other in turns, so that whatever else the machine does burdens both alike. */
export async function measureInTurns(rounds: number, one: Measured, other: Measured): Promise<Line> {
  const [times, otherTimes]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const [took, otherTook] = [await timeOf(one, round), await timeOf(other, round)];
    if (round < WARM_UP) continue;
    times.push(took);
    otherTimes.push(otherTook);
  }
  return lineOf({ name: one.name, medianMs: medianOf(times) }, { name: other.name, medianMs: medianOf(otherTimes) });
}

async function timeOf({ run, prepare }: Measured, round: number): Promise<number> {
  await prepare?.(round);
  const began = performance.now();
  await run(round);
  return performance.now() - began;
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
