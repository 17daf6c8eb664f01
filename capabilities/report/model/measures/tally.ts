/** 计数 tally of one report: the bookkeeping of `kernel/measure`, over the counters of the loop. */
import { Tally as AnyTally, type TallyDelta, type TallyDimensions } from "#kernel/measure/model/public.ts";
import type { CounterId } from "./indicators.ts";

export type Dimensions = TallyDimensions;
export type CounterDelta = TallyDelta<CounterId>;
export class Tally extends AnyTally<CounterId> {}
