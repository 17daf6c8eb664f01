export { type Applied, applyEffects, type Ground } from "./apply.ts";
export { MATTER_PROBLEMS } from "./problems.ts";
