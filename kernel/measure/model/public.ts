export { firstOfMonth, lastOfMonth } from "./cover.ts";
export {
  type CounterDefinition,
  type CounterDelta,
  differenceOf,
  type Measures,
  netOf,
  type RatioDefinition,
  ratioOf,
} from "./measure.ts";
export { MEASURE_PROBLEMS } from "./problems.ts";
export { Tally, type TallyDelta, type TallyDimensions } from "./tally.ts";
