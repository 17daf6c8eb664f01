/** 示范账号: one for each seat of the loop. The password is known to everybody: a demonstration city holds nothing real. */
import { ROLES } from "#kernel/people/model/public.ts";
import type { City } from "./city/public.ts";

export const DEMO_PASSWORD = "fangyuan-2026";

/** The seats of one district, of its street, and of the city above it. */
const SEATS: readonly string[] = [
  "HC-2-0117",
  "HC-2-0115",
  "HC-3-0122",
  "HC-3-0124",
  "HC-4-0137",
  "HC-4-0129",
  "HC-4-0140",
  "HC-1-0108",
  "HC-6-0143",
  "CS-2-0116",
  "CS-6-0143",
  "CS-7-0150",
  "CS-8-0157",
];

export interface DemoAccount {
  readonly signInName: string;
  readonly personName: string;
  /** 值班长, 派遣员 … */
  readonly roleName: string;
  readonly unitName: string;
}

export function demoAccounts(city: City): readonly DemoAccount[] {
  const units = new Map(city.units.map((unit) => [unit.key, unit.name]));
  const people = new Map(city.people.map((person) => [person.signInName, person]));
  return SEATS.flatMap((signInName) => {
    const person = people.get(signInName);
    const post = person?.posts[0];
    if (!person || !post) return [];
    const unitName = units.get(post.unitKey) ?? "";
    return [{ signInName, personName: person.name, roleName: ROLES[post.role], unitName }];
  });
}
