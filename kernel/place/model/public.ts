export {
  CellCodeSchema,
  classCodeOfFacility,
  DivisionCodeSchema,
  type DivisionLevel,
  divisionLevelOf,
  divisionsOf,
  FacilityClassSchema,
  FacilityCodeSchema,
  normalCellCode,
  normalDivisionCode,
} from "./codes.ts";
export { COORDINATE_SYSTEMS, CoordinateSystemSchema, refuseCoordinate } from "./coordinates.ts";
export type { Coordinate, Geometry, Polygonal, Ring } from "./geometry.ts";
export * from "./place.ts";
export { PLACE_PROBLEMS } from "./problems.ts";
