/** Who sits where when: posts of the city as actors, found by role, place and moment from the weekly rosters. */
import { DAY_MS, type Instant, instantOf, MINUTE_MS, millisOf, SHANGHAI_OFFSET_MS } from "#base/instant.ts";
import { weekdayOfDayNumber } from "#base/plain-date.ts";
import { type Actor, isWithinDivision, type PostRole } from "#kernel/people/model/public.ts";
import type { City, Person, Post, Shift } from "../city/public.ts";
import { personId, postId, unitId } from "../ids.ts";

export interface Seat {
  readonly person: Person;
  readonly post: Post;
  readonly actor: Actor;
  readonly shifts: readonly SeatShift[];
}
interface SeatShift {
  readonly shift: Shift;
  readonly weekdays: readonly number[];
  readonly areaKeys: readonly string[];
}

/** A seat that is taken from a moment on. */
export interface Manned {
  readonly seat: Seat;
  readonly at: Instant;
}

export class Seats {
  readonly #byRole: ReadonlyMap<PostRole, readonly Seat[]>;
  readonly #beatOfCell: ReadonlyMap<string, string>;
  readonly #holders: ReadonlyMap<string, readonly string[]>;

  constructor(city: City) {
    const seats = seatsOf(city);
    this.#byRole = Map.groupBy(seats, ({ post }) => post.role);
    const beats = city.areas.filter(({ kind }) => kind === "patrol_beat");
    this.#beatOfCell = new Map(beats.flatMap(({ key, cellCodes }) => cellCodes.map((code) => [code, key] as const)));
    this.#holders = new Map(beats.map(({ key, personKeys }) => [key, personKeys]));
  }

  /** The seats of a role over a division: of the district itself before the city's. */
  over(role: PostRole, divisionCode: string): readonly Seat[] {
    const all = (this.#byRole.get(role) ?? []).filter(({ post }) => isWithinDivision(post.divisionCode, divisionCode));
    const own = all.filter(({ post }) => post.divisionCode.slice(4, 6) !== "00");
    return own.length > 0 ? own : all;
  }

  ofUnit(role: PostRole, unitKey: string): readonly Seat[] {
    return (this.#byRole.get(role) ?? []).filter(({ post }) => post.unitKey === unitKey);
  }

  ofPerson(role: PostRole, personKey: string): readonly Seat[] {
    return (this.#byRole.get(role) ?? []).filter(({ person }) => person.key === personKey);
  }

  /** Seats of the city itself, such as the hotline's desk. */
  ofCity(role: PostRole): readonly Seat[] {
    return (this.#byRole.get(role) ?? []).filter(({ post }) => post.divisionCode.slice(4, 6) === "00");
  }

  /** Supervisors whose shift covers the cell, holders of its beat first. */
  patrolling(cellCode: string): readonly Seat[] {
    const beat = this.#beatOfCell.get(cellCode);
    if (!beat) return [];
    const holders = this.#holders.get(beat) ?? [];
    const rank = (seat: Seat) =>
      holders.includes(seat.person.key) ? holders.indexOf(seat.person.key) : holders.length;
    return (this.#byRole.get("supervisor") ?? [])
      .filter((seat) => seat.shifts.some(({ areaKeys }) => areaKeys.includes(beat)))
      .toSorted((a, b) => rank(a) - rank(b));
  }
}

/** The first of the seats to be on duty at or after `from`; null when none is within a week. */
export function firstOnDuty(seats: readonly Seat[], from: Instant): Manned | null {
  const fromMs = millisOf(from);
  let best: { readonly seat: Seat; readonly ms: number } | null = null;
  for (const seat of seats) {
    const ms = nextOnDuty(seat, fromMs);
    if (ms === fromMs) return { seat, at: from };
    if (ms !== null && (!best || ms < best.ms)) best = { seat, ms };
  }
  return best && { seat: best.seat, at: instantOf(best.ms) };
}

const DAYS_AHEAD = 7;

/** `fromMs` itself while the seat is on duty, else the beginning of its next shift. */
function nextOnDuty(seat: Seat, fromMs: number): number | null {
  const today = Math.floor((fromMs + SHANGHAI_OFFSET_MS) / DAY_MS);
  // A night shift may have begun yesterday.
  for (let day = today - 1; day <= today + DAYS_AHEAD; day++) {
    const weekday = weekdayOfDayNumber(day);
    const midnight = day * DAY_MS - SHANGHAI_OFFSET_MS;
    let first: number | null = null;
    for (const { shift, weekdays } of seat.shifts) {
      if (!weekdays.includes(weekday) || midnight + shift.endMinute * MINUTE_MS <= fromMs) continue;
      const begins = Math.max(midnight + shift.startMinute * MINUTE_MS, fromMs);
      if (first === null || begins < first) first = begins;
    }
    if (first !== null) return first;
  }
  return null;
}

function seatsOf(city: City): readonly Seat[] {
  const shifts = new Map(city.shifts.map((shift) => [shift.key, shift]));
  const rosters = Map.groupBy(city.rosters, ({ personKey }) => personKey);
  return city.people.flatMap((person) => {
    // Only the main post is rostered; further posts are filled in the same hours.
    const rostered = (rosters.get(person.key) ?? []).flatMap(({ shiftKey, weekdays, areaKeys }) => {
      const shift = shifts.get(shiftKey);
      return shift ? [{ shift, weekdays, areaKeys }] : [];
    });
    return person.posts.map((post) => ({ person, post, actor: actorOf(city, person, post), shifts: rostered }));
  });
}

function actorOf(city: City, person: Person, post: Post): Actor {
  return {
    role: post.role,
    personId: personId(person.key),
    name: person.name,
    postId: postId(post.key),
    unitId: unitId(post.unitKey),
    unitName: city.units.find(({ key }) => key === post.unitKey)?.name ?? "",
    divisionCode: post.divisionCode,
    unitIds: unitAndBelow(city, post.unitKey).map(unitId),
    onBehalfOf: null,
  };
}

function unitAndBelow(city: City, unitKey: string): readonly string[] {
  const below = city.units.filter(({ parentKey }) => parentKey === unitKey);
  return [unitKey, ...below.flatMap(({ key }) => unitAndBelow(city, key))];
}
