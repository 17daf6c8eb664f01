/** Who acts for the unit that has the matter. */
import type { Instant } from "#base/instant.ts";
import type { Seat } from "../seats.ts";
import type { Walk } from "../walk.ts";

export function desksOf({ world, trail }: Walk): readonly Seat[] {
  return world.seats.ofUnit("unit_desk", trail.unitKey ?? "");
}

/** A crew of its own, where the unit has one. */
export function crewOf({ world, trail }: Walk): readonly Seat[] {
  return world.seats.ofUnit("crew", trail.unitKey ?? "");
}

/** Somebody of the seats, on duty or called out. */
export function seatAt(seats: readonly Seat[], at: Instant): { readonly seat: Seat; readonly at: Instant } | null {
  const seat = seats[0];
  return seat ? { seat, at } : null;
}
