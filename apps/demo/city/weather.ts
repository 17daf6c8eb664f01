/** The weather of a day: drawn from the day alone, with a leaning towards the day before, so that any range of days agrees. */
import { dayNumberOf, type PlainDate } from "#base/plain-date.ts";
import type { Weather } from "./invented.ts";
import { randomOf } from "./random.ts";

const WEATHERS: readonly Weather[] = ["clear", "cloudy", "rain", "storm", "wind", "snow"];
/** By season: winter (12–2), spring (3–5), summer (6–8), autumn (9–11). */
const SEASONS: readonly (readonly number[])[] = [
  [44, 30, 5, 0, 12, 9],
  [40, 30, 16, 2, 12, 0],
  [42, 24, 20, 9, 5, 0],
  [48, 30, 13, 2, 7, 0],
];

export function weatherOn(seed: number, day: PlainDate): Weather {
  const number = dayNumberOf(day);
  const season = SEASONS[Math.floor((Number(day.slice(5, 7)) % 12) / 3)] as readonly number[];
  const draw = (n: number): number => randomOf(seed, `weather:${n}`).weighted(season);
  const lingers = randomOf(seed, `lingers:${number}`).chance(0.35);
  return WEATHERS[draw(lingers ? number - 1 : number)] as Weather;
}
