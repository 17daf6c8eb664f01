/** Who should handle a report: the model's own rules, asked with what the generated city knows. */
import { plainDateOf } from "#base/plain-date.ts";
import { findResponsibility, type Responsibility, type ResponsibilityRule } from "#capabilities/report/model/public.ts";
import type { City, Facility, GridCell } from "../city/public.ts";
import { FOUNDED_ON } from "../ground/people.ts";
import { unitId } from "../ids.ts";
import type { Trail, Walk } from "./walk.ts";

interface Register {
  /** By class: looking through all of them for each report takes half of the player's time. */
  readonly rules: ReadonlyMap<string, readonly ResponsibilityRule[]>;
  readonly cells: ReadonlyMap<string, GridCell>;
  readonly facilities: ReadonlyMap<string, Facility>;
  readonly areasOfCell: ReadonlyMap<string, readonly string[]>;
  readonly keyOfUnit: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}
const registers = new WeakMap<City, Register>();

/** @returns candidates with the keys of their units */
export function responsibilityOf(
  walk: Walk,
  at: Trail["at"],
): Responsibility & { readonly unitKeys: readonly string[] } {
  const { world, report, trail } = walk;
  const register = registerOf(world.city);
  const cell = register.cells.get(report.cellCode);
  if (!cell || trail.classKey === null) return { kind: "unclear", candidates: [], unitKeys: [] };
  // A facility is only named where the class is the one it was reported under.
  const facility = namesFacility(walk) ? register.facilities.get(report.facilityCode ?? "") : undefined;
  const named = (key: string | null | undefined) =>
    key ? { id: unitId(key), name: register.names.get(key) ?? key } : null;
  const found = findResponsibility({
    on: plainDateOf(at),
    classKey: trail.classKey,
    cellCode: cell.code,
    areas: [...(register.areasOfCell.get(cell.code) ?? []), cell.code],
    divisionCode: cell.communityCode,
    facilityCode: facility?.code ?? null,
    facility: facility
      ? {
          maintaining: named(facility.maintainingUnitKey),
          owning: named(facility.owningUnitKey),
          supervising: named(facility.supervisingUnitKey),
        }
      : null,
    rules: register.rules.get(trail.classKey) ?? [],
    precedents: world.precedents,
    subDistrict: named(cell.fallbackUnitKey),
    returnedUnitIds: trail.returnedUnitKeys.map(unitId),
  });
  const unitKeys = found.candidates.flatMap(({ unitId: id }) => register.keyOfUnit.get(id) ?? []);
  return { ...found, unitKeys };
}

/** Whether the matter carries the facility's code now: it is left out while the class is a mistaken one. */
export function namesFacility({ report, trail }: Walk): boolean {
  return report.facilityCode !== null && trail.classKey === `facility:${report.trueClassCode}`;
}

function registerOf(city: City): Register {
  const known = registers.get(city);
  if (known) return known;
  const areas = new Map<string, string[]>();
  for (const { key, cellCodes } of city.areas)
    for (const code of cellCodes) areas.set(code, [...(areas.get(code) ?? []), key]);
  const names = new Map(city.units.map(({ key, name }) => [key, name]));
  const register: Register = {
    names,
    rules: Map.groupBy(rulesOf(city, names), ({ classPrefix }) => classPrefix),
    cells: new Map(city.cells.map((cell) => [cell.code, cell])),
    facilities: new Map(city.facilities.map((facility) => [facility.code, facility])),
    areasOfCell: areas,
    keyOfUnit: new Map(city.units.map(({ key }) => [unitId(key), key])),
  };
  registers.set(city, register);
  return register;
}

/** Every rule of the generated city names one class. */
function rulesOf(city: City, names: ReadonlyMap<string, string>): readonly ResponsibilityRule[] {
  return city.rules.map(({ key, classPrefix, area, unitKey }) => ({
    id: key,
    classPrefix,
    area,
    unitId: unitId(unitKey),
    unitName: names.get(unitKey) ?? unitKey,
    validFrom: FOUNDED_ON,
    validTo: null,
  }));
}
