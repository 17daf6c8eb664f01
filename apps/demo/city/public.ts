/** Front door of the demonstration city. */
export { dutyOn } from "./duty.ts";
export { generateCity } from "./generate.ts";
export * from "./invented.ts";
export { type FeatureCollection, mapLayers } from "./layers.ts";
export { addressPhrase, cellAt } from "./locate.ts";
export { inventReports } from "./reports.ts";
export { drawScene, type ScenePhase } from "./scenes.ts";
export * from "./types.ts";
