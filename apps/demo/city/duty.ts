/** 班次与排班: a weekly pattern, and who is on duty on a day. */
import { type PlainDate, weekdayOf } from "#base/plain-date.ts";
import type { City, Person, ResponsibilityArea, RosterEntry, Shift } from "./types.ts";

export const SHIFTS: readonly Shift[] = [
  { key: "early", name: "早班", startMinute: 7 * 60, endMinute: 14 * 60 },
  { key: "late", name: "中班", startMinute: 14 * 60, endMinute: 21 * 60 },
  { key: "night", name: "夜班", startMinute: 21 * 60, endMinute: 31 * 60 },
  { key: "office", name: "行政班", startMinute: 8 * 60 + 30, endMinute: 17 * 60 + 30 },
];

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];

export function rostersOf(people: readonly Person[], areas: readonly ResponsibilityArea[]): RosterEntry[] {
  const ranks = new Map<string, number>();
  return people.flatMap((person) => {
    const main = person.posts[0];
    if (!main) return [];
    // Rank among those of the same post in the same place decides the shift, so that every shift is manned.
    const group = `${main.unitKey}:${main.role}:${main.divisionCode}`;
    const rank = ranks.get(group) ?? 0;
    ranks.set(group, rank + 1);
    const entry = (shiftKey: string, weekdays: readonly number[], areaKeys: readonly string[] = []): RosterEntry => ({
      personKey: person.key,
      postKey: main.key,
      shiftKey,
      weekdays,
      areaKeys,
    });
    if (main.role === "supervisor") return patrolRoster(person, rank, areas, entry);
    if (main.role === "shift_leader") return [entry(rank === 0 ? "early" : "late", EVERY_DAY)];
    if (main.role === "acceptor") return [entry((["early", "late", "night"] as const)[rank % 3] ?? "early", EVERY_DAY)];
    if (main.role === "dispatcher") return [entry(rank === 0 ? "early" : "late", EVERY_DAY)];
    if (main.role === "unit_desk" || main.role === "crew") return [entry("office", EVERY_DAY)];
    return [entry("office", WORKDAYS)];
  });
}

/** Early and late change about with the weekday; whoever is out covers every beat of the street in that shift. */
function patrolRoster(
  person: Person,
  rank: number,
  areas: readonly ResponsibilityArea[],
  entry: (shiftKey: string, weekdays: readonly number[], areaKeys: readonly string[]) => RosterEntry,
): RosterEntry[] {
  const street = person.posts[0]?.divisionCode;
  const beats = areas
    .filter(({ kind, streetCode }) => kind === "patrol_beat" && streetCode === street)
    .map(({ key }) => key);
  const isEven = rank % 2 === 0;
  if (rank >= 2) return [entry("early", [2, 3, 4, 5, 6], beats)];
  return [
    entry("early", isEven ? [1, 3, 5, 7] : [2, 4, 6], beats),
    entry("late", isEven ? [2, 4, 6] : [1, 3, 5, 7], beats),
  ];
}

export interface Duty {
  readonly entry: RosterEntry;
  readonly shift: Shift;
  readonly person: Person;
}

/** Everybody rostered on `day`, night shift included on the day it begins. */
export function dutyOn(city: City, day: PlainDate): Duty[] {
  const weekday = weekdayOf(day);
  const people = new Map(city.people.map((person) => [person.key, person]));
  const shifts = new Map(city.shifts.map((shift) => [shift.key, shift]));
  return city.rosters.flatMap((entry) => {
    const person = people.get(entry.personKey);
    const shift = shifts.get(entry.shiftKey);
    return person && shift && entry.weekdays.includes(weekday) ? [{ entry, shift, person }] : [];
  });
}
