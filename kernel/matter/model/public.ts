export { type Applied, applyEffects, type Ground } from "./apply.ts";
export {
  findKernelAct,
  type KernelAct,
  RECOMPUTE_CLOCKS,
  type RecomputedClock,
  type RecomputeInput,
} from "./kernel-acts.ts";
export { MATTER_PROBLEMS } from "./problems.ts";
