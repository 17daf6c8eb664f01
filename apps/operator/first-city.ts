/** What an empty city needs before anybody can work in it: a division, a unit, a working calendar. */
import { ensureCityCalendar } from "#apps/server/city-calendar.ts";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type DIVISION_LEVELS, divisionPrefix, type Unit, type UnitKind } from "#kernel/people/model/public.ts";
import { importPeople, listDivisions, listUnits } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { newId } from "#platform/ids.ts";
import { UsageError } from "./verb.ts";

type Secrets = Pick<Platform, "secrets">;

const LEVELS: Readonly<Record<number, keyof typeof DIVISION_LEVELS>> = {
  2: "province",
  4: "city",
  6: "district",
  9: "street",
  12: "community",
};

/**
 * The division, made when it is not there.
 * @param name null when it need not be made
 * @returns what was made, in a sentence, or null
 */
export async function ensureDivision(
  tx: Tx,
  platform: Secrets,
  division: { readonly code: string; readonly name: string | null },
  now: Instant,
): Promise<string | null> {
  const { code, name } = division;
  if (!/^\d{12}$/.test(code)) throw new UsageError(`--division is a code of 12 digits, not "${code}"`);
  const known = await listDivisions(tx);
  if (known.some((one) => one.code === code)) return null;
  if (name === null)
    throw new UsageError(`there is no division ${code} yet: say its name with --division-name, and it is made`);
  const parent = known
    .filter((one) => code.startsWith(divisionPrefix(one.code)))
    .toSorted((a, b) => divisionPrefix(b.code).length - divisionPrefix(a.code).length)[0];
  const made = {
    code,
    name,
    level: LEVELS[divisionPrefix(code).length] ?? "community",
    parentCode: parent?.code ?? null,
    validFrom: plainDateOf(now),
    validTo: null,
    successorCode: null,
    isOfficial: true,
  };
  await importPeople(tx, platform.secrets, { divisions: [made] }, now);
  return `division ${code} ${name} made`;
}

export interface FoundUnit {
  readonly unit: Pick<Unit, "id" | "name" | "divisionCode">;
  /** What was made, in a sentence, or null. */
  readonly made: string | null;
}

/** The unit with this id, code or name; in a city without any unit it is made. */
export async function ensureUnit(
  tx: Tx,
  platform: Secrets,
  wanted: { readonly unit: string; readonly divisionCode: string | null; readonly kind: UnitKind },
  now: Instant,
): Promise<FoundUnit> {
  const units = await listUnits(tx);
  const [found, another] = units.filter(({ id, code, name, shortName }) =>
    [id, code, name, shortName].includes(wanted.unit),
  );
  if (another) throw new UsageError(`several units are called "${wanted.unit}": name one by its code`);
  if (found) return { unit: found, made: null };
  if (units.length > 0) {
    const names = units.slice(0, 12).map((unit) => `${unit.code} ${unit.name}`);
    throw new UsageError(
      `there is no unit "${wanted.unit}"; units are ${names.join(", ")}${units.length > 12 ? " …" : ""}`,
    );
  }
  if (wanted.divisionCode === null)
    throw new UsageError("this city has no unit yet: say in which division the first one is with --division");
  const unit = {
    id: newId(now),
    code: `${wanted.divisionCode.slice(0, 6)}0101`,
    name: wanted.unit,
    shortName: wanted.unit.slice(0, 20),
    kinds: [wanted.kind],
    divisionCode: wanted.divisionCode,
    parentId: null,
    dutyPhone: null,
    address: null,
    validFrom: plainDateOf(now),
    validTo: null,
  };
  await importPeople(tx, platform.secrets, { units: [unit] }, now);
  return { unit, made: `unit ${unit.code} ${unit.name} made` };
}

/** Clocks need a calendar; the first division that is made gets one. @returns what was made, in a sentence, or null */
export async function ensureCalendar(
  platform: Pick<Platform, "database">,
  divisionCode: string,
  now: Instant,
): Promise<string | null> {
  const id = await ensureCityCalendar(platform.database, divisionCode, now);
  return id && `working calendar ${id} made: announced years as they are, later ones provisional`;
}
