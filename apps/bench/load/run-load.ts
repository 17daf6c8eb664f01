/** Many at once for a while: how many a second, and how long each took. */

export interface Load {
  readonly name: string;
  /** Waiting for an answer at the same time. */
  readonly workers: number;
  readonly seconds: number;
  /** Ends earlier when so many are done. */
  readonly most?: number;
  /** The n-th, done by one worker. @throws Error when it fails; counted */
  run(n: number, worker: number): Promise<unknown>;
}

export interface LoadFigure {
  readonly name: string;
  readonly count: number;
  readonly failed: number;
  /** What the first one that failed said. */
  readonly fault: string | null;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** Share of the time at the beginning that does not count: connections open, statements are planned, code is compiled. */
const WARM_UP = 0.2;

export async function runLoad({
  name,
  workers,
  seconds,
  most = Number.POSITIVE_INFINITY,
  run,
}: Load): Promise<LoadFigure> {
  const times: number[] = [];
  let n = 0;
  let failed = 0;
  let fault: string | null = null;
  const began = performance.now();
  /** When the first counts. */
  let countFrom = Number.NaN;
  const end = began + seconds * 1_000;
  const work = async (worker: number) => {
    for (;;) {
      const from = performance.now();
      if (from >= end || n >= most) return;
      if (Number.isNaN(countFrom) && (from >= began + seconds * 1_000 * WARM_UP || n >= most * WARM_UP))
        countFrom = from;
      try {
        await run(n++, worker);
        if (from >= countFrom) times.push(performance.now() - from);
      } catch (error) {
        failed++;
        fault ??= String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  const counted = (performance.now() - countFrom) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return {
    name,
    count: times.length,
    failed,
    fault,
    perSecond: times.length / counted,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}
