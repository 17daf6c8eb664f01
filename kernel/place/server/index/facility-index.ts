/** Facilities near a point, in memory. Their state and units are read from the database: this knows only where they stand. */
import Flatbush from "flatbush";
import { metresBetween, type Position } from "#base/position.ts";
import type { FacilityNearby } from "#kernel/place/model/place.ts";

export type IndexedFacility = Omit<FacilityNearby, "metres">;

export interface FacilityIndex {
  readonly facilityCount: number;
  /** Nearest first. `classCode` takes a whole class (4 digits) or a major one (2 digits). */
  near(at: Position, metres: number, classCode?: string): readonly FacilityNearby[];
}

export function buildFacilityIndex(facilities: readonly IndexedFacility[]): FacilityIndex {
  if (facilities.length === 0) return { facilityCount: 0, near: () => [] };
  const tree = new Flatbush(facilities.length);
  for (const { position } of facilities) tree.add(position.longitude, position.latitude);
  tree.finish();
  return {
    facilityCount: facilities.length,
    near: (at, metres, classCode = "") => {
      const [dx, dy] = degreesOf(at, metres);
      return tree
        .search(at.longitude - dx, at.latitude - dy, at.longitude + dx, at.latitude + dy)
        .map((i) => facilities[i] as IndexedFacility)
        .filter((facility) => facility.classCode.startsWith(classCode))
        .map((facility) => ({ ...facility, metres: metresBetween(at, facility.position) }))
        .filter((facility) => facility.metres <= metres)
        .sort((a, b) => a.metres - b.metres || (a.code < b.code ? -1 : 1));
    },
  };
}

/** Degrees east and north that `metres` are at a place. */
export function degreesOf(at: Position, metres: number): readonly [east: number, north: number] {
  const north = metres / 111_195;
  return [north / Math.max(0.01, Math.cos((at.latitude * Math.PI) / 180)), north];
}
