/** The front door of figures for other server parts and apps. */
export { foldPending } from "./fold.ts";
export { mattersBehind } from "./matters-behind.ts";
export { measuresOf } from "./measures-of.ts";
export { type Rebuilt, rebuildMeasures } from "./rebuild.ts";
export { seriesOf } from "./series.ts";
export { countPending, type Difference, refillMonths } from "./store.ts";
