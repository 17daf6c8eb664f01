export { type Applied, applyEffects, type Ground } from "./apply.ts";
export {
  type DocumentEntryInput,
  findKernelAct,
  RECOMPUTE_CLOCKS,
  type RecomputedClock,
  SEAL_DOCUMENT,
  SIGN_DOCUMENT,
  VOID_DOCUMENT,
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
