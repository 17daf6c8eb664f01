/** The front door of figures for other server parts and apps. */
export { foldPending, type MeasuredKinds } from "./fold.ts";
export { type MeasureRequest, type MeasureTable, measuresOf } from "./measures-of.ts";
export { type RebuildOptions, type Rebuilt, rebuildMeasures } from "./rebuild.ts";
export type { Difference } from "./store.ts";
