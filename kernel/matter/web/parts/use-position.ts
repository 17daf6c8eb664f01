import { useMemo } from "react";
import { type Position, position } from "#base/position.ts";

/** A position that stays the same object while the place does, so that a map is not moved at every renewal. */
export function usePosition(at: { readonly longitude: number; readonly latitude: number } | null): Position | null {
  const [longitude, latitude] = [at?.longitude, at?.latitude];
  return useMemo(
    () => (longitude === undefined || latitude === undefined ? null : position(longitude, latitude)),
    [longitude, latitude],
  );
}
