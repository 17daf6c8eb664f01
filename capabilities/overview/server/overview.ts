/** The one answer of the screen and the board, put together from what kernel words know. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { MatterFilter, MatterListRow } from "#kernel/matter/contract.ts";
import { countByLight, type Engine, listMatterRows } from "#kernel/matter/server/public.ts";
import { type Actor, divisionPrefix } from "#kernel/people/model/public.ts";
import { listDivisions, listOnDuty } from "#kernel/people/server/public.ts";
import type { Overview, OverviewRow } from "../contract.ts";
import { figuresFor } from "./figures.ts";
import { closedLikeToday, hoursFor, pointsOf, streetsOf } from "./matters-now.ts";
import { dutiesByPost } from "./on-duty.ts";

const SHOWN_RED = 12;
const SHOWN_NEXT = 8;

export async function overviewFor(engine: Engine, actor: Actor, now: Instant): Promise<Overview> {
  const { database } = engine.platform;
  const rowsOf = async (light: "red" | "yellow", limit: number) => {
    const filter: MatterFilter = { view: "open", lights: [light] };
    const { rows } = await listMatterRows(database, engine.kinds, { actor, now, filter, limit, sort: "due" });
    return rows.map(rowOf);
  };
  const [lights, red, next, points, came, closed, figures, duties, streets, divisions] = await Promise.all([
    countByLight(database, actor, { view: "open" }, now),
    rowsOf("red", SHOWN_RED),
    rowsOf("yellow", SHOWN_NEXT),
    pointsOf(database, actor, now),
    hoursFor(database, actor, now),
    closedLikeToday(database, actor, now),
    figuresFor(engine, actor, now),
    listOnDuty(database, actor.divisionCode, now),
    streetsOf(database, actor, now),
    listDivisions(database),
  ]);
  return {
    asOf: now,
    today: plainDateOf(now),
    cityName: nameOf(divisions, actor.divisionCode),
    lights,
    red,
    next,
    points,
    ...came,
    closed,
    ...figures,
    onDuty: dutiesByPost(duties),
    streets,
  };
}

function rowOf(row: MatterListRow): OverviewRow {
  const { id, kind, number, subject, address, unitName, turnLabel, light, remaining, dueAt } = row;
  return { id, kind, number, subject, address, unitName, turnLabel, light, remaining, dueAt };
}

/** 示范市衡川区: the city and what lies below it, down to the caller's own division. */
function nameOf(divisions: readonly { readonly code: string; readonly name: string }[], code: string | null): string {
  const prefix = code === null ? "" : divisionPrefix(code);
  return [4, 6, 9]
    .filter((digits) => digits <= prefix.length)
    .map((digits) => divisions.find((one) => one.code === prefix.slice(0, digits).padEnd(12, "0"))?.name ?? "")
    .join("");
}
