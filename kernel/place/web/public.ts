/** The front door of place's screens. */
export { useAreas } from "./parts/use-areas.ts";
