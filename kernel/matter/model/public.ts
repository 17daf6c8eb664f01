export { type Applied, applyEffects, type Ground } from "./apply.ts";
export {
  findKernelAct,
  RECOMPUTE_CLOCKS,
  type RecomputedClock,
} from "./kernel-acts.ts";
export { MATTER_PROBLEMS } from "./problems.ts";
export {
  type Excerpt,
  excerptOf,
  fold,
  foldFreeText,
  gramsOf,
  marksIn,
  wordsOf,
} from "./search.ts";
