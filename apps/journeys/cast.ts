/** Who is who in the demonstration city: accounts of people by what they do and where. */
import { type City, generateCity } from "#apps/demo/city/public.ts";
import { DEMO_SEED } from "#apps/demo/lay-ground.ts";
import { addMillis, HOUR_MS, type Instant } from "#base/instant.ts";
import { addDays, dayNumberOf, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { isWorkday } from "#kernel/clock/model/public.ts";
import type { PostRole } from "#kernel/people/model/public.ts";
import { workingCalendar } from "#law/calendar/public.ts";

const city: City = generateCity(DEMO_SEED);

/** The accounts of 衡川区, and one of the city's administration. */
export const ACCOUNTS = {
  acceptor: "HC-2-0117",
  shiftLeader: "HC-2-0115",
  dispatcher: "HC-3-0122",
  commandLead: "HC-3-0124",
  cityAcceptor: "CS-2-0116",
  administrator: "CS-8-0157",
  hotlineClerk: "CS-2-0117",
  replyReviewer: "CS-7-0151",
  returnVisitor: "CS-2-0119",
  secondVisitor: "CS-2-0120",
  cityLeader: "CS-6-0143",
} as const;

/** @throws Error when nobody of that name holds such a post */
export function accountOf(name: string, role: PostRole): string {
  const found = city.people.find((person) => person.name === name && person.posts.some((post) => post.role === role));
  if (!found) throw new Error(`nobody called ${name} is ${role}`);
  return found.signInName;
}

/** @throws Error when nobody has the account */
export function nameOf(account: string): string {
  const found = city.people.find((person) => person.signInName === account);
  if (!found) throw new Error(`nobody signs in as ${account}`);
  return found.name;
}

/** The desk of a unit, by the unit's name. */
export function deskOf(unitName: string): string {
  return seatIn(unitName, "unit_desk");
}

/** The head of a unit that is given hotline orders. */
export function leadOf(unitName: string): string {
  return seatIn(unitName, "unit_lead");
}

function seatIn(unitName: string, role: PostRole): string {
  const unit = city.units.find((one) => one.name === unitName);
  const found = city.people.find((person) =>
    person.posts.some((post) => post.role === role && post.unitKey === unit?.key),
  );
  if (!found) throw new Error(`${unitName} has no ${role}`);
  return found.signInName;
}

/** The middle of a cell in the heart of 衡川区. */
export function someCell(n: number): { readonly longitude: number; readonly latitude: number; readonly code: string } {
  const cells = city.cells.filter((cell) => cell.code.startsWith("990102") && cell.landUse !== "green");
  const cell = cells[(n * 37) % cells.length];
  if (!cell) throw new Error("the city has no such cell");
  const corners = cell.boundary.slice(0, -1);
  const sum = corners.reduce<[number, number]>(
    ([x, y], [longitude, latitude]) => [x + longitude, y + latitude],
    [0, 0],
  );
  return { longitude: sum[0] / corners.length, latitude: sum[1] / corners.length, code: cell.code };
}

/** The next day on which desks work, after tomorrow's midnight, at `hour` in China. */
export function nextWorkdayAt(now: Instant, hour: number): Instant {
  const calendar = workingCalendar({ id: "city", name: "全市工作日历", version: 1 });
  let day = addDays(plainDateOf(now), 1);
  while (!isWorkday(calendar, dayNumberOf(day)) || !isWorkday(calendar, dayNumberOf(addDays(day, 1))))
    day = addDays(day, 1);
  return addMillis(startOfDay(day), hour * HOUR_MS);
}
