/** Front door of the demonstration city. */
export { type Duty, dutyOn } from "./duty.ts";
export { generateCity } from "./generate.ts";
export * from "./invented.ts";
export { type Feature, type FeatureCollection, type LayerName, mapLayers } from "./layers.ts";
export { addressPhrase, cellAt } from "./locate.ts";
export { inventReports } from "./reports.ts";
export { drawScene, type ScenePhase } from "./scenes.ts";
export * from "./types.ts";
