export {
  type CounterDefinition,
  type CounterDelta,
  type Dimensions,
  differenceOf,
  keyOf,
  type Measures,
  netOf,
  type RatioDefinition,
  ratioOf,
} from "./measure.ts";
export { MEASURE_PROBLEMS } from "./problems.ts";
