/** The front door of people's screens. */
export { unitOptions, useDivisions, useUnits } from "./parts/use-units.ts";
