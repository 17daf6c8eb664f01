/** The front door of place for other server parts. */
export { insertAreaKinds, insertAreas, insertBoundaries, insertCells, insertFacilities } from "./bulk.ts";
export { fromWgs84, readPosition, toWgs84 } from "./convert.ts";
export { changeFacilityState, type FacilityStateChange } from "./edit/change-facility-state.ts";
export { importLayer, type LayerImport } from "./import/import-layer.ts";
export { forgetPlaces, type PlaceIndex, placeIndex } from "./index/place-index.ts";
export { placesNow } from "./index/places-now.ts";
export { insertLayer } from "./layers/layer-store.ts";
export { cellOf, findCell, findFacility, listAreaKinds, listAreas, listCellGrades, listFacilities } from "./store.ts";
