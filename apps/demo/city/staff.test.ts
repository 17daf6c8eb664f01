import { expect, test } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import {
  findResponsibility,
  type ResponsibilityQuestion,
  SHIPPED_CATALOGUE,
} from "#capabilities/report/model/public.ts";
import { COMMAND_AXIS, POST_ROLES, SUPERVISION_AXIS } from "#kernel/people/model/public.ts";
import { dutyOn } from "./public.ts";
import { testCity } from "./test-city.ts";
import type { GridCell } from "./types.ts";

const city = testCity;
const WEEK = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"].map(
  parsePlainDate,
);

test("every role of the loop has a holder in every district or in the city", () => {
  const held = new Set(city.people.flatMap(({ posts }) => posts.map(({ role }) => role)));
  // The wall of the hall has a key of its own and no person.
  expect([...held].sort()).toEqual(POST_ROLES.filter((role) => role !== "screen").sort());
  for (const prefix of ["990102", "990103", "990104"]) {
    for (const role of [
      "supervisor",
      "acceptor",
      "shift_leader",
      "dispatcher",
      "command_lead",
      "unit_desk",
      "crew",
    ] as const) {
      expect(
        city.people.some(({ posts }) =>
          posts.some((post) => post.role === role && post.divisionCode.startsWith(prefix)),
        ),
        `${prefix} ${role}`,
      ).toBe(true);
    }
  }
});

test("nobody sits on both axes, and no two people share a name, a sign-in, a badge or a phone", () => {
  for (const { name, posts } of city.people) {
    const roles = posts.map(({ role }) => role);
    expect(
      roles.some((role) => SUPERVISION_AXIS.includes(role)) && roles.some((role) => COMMAND_AXIS.includes(role)),
      name,
    ).toBe(false);
  }
  for (const field of ["name", "signInName", "badgeNumber", "phone", "key"] as const) {
    expect(new Set(city.people.map((person) => person[field])).size, field).toBe(city.people.length);
  }
  for (const { signInName, badgeNumber, phone } of city.people) {
    expect(signInName).toMatch(/^(HC|WL|QT|CS)-[1-9]-\d{4}$/);
    expect(badgeNumber).toMatch(/^9901\d\d[1-9]\d{4}$/);
    expect(phone).toMatch(/^19900000\d{3}$/);
  }
});

test("posts, units, areas and rosters refer to what exists", () => {
  const units = new Set(city.units.map(({ key }) => key));
  const people = new Set(city.people.map(({ key }) => key));
  const posts = new Set(city.people.flatMap((person) => person.posts.map(({ key }) => key)));
  const areas = new Set(city.areas.map(({ key }) => key));
  const divisions = new Set(city.divisions.map(({ code }) => code));
  expect(units.size).toBe(city.units.length);
  expect(new Set(city.units.map(({ code }) => code)).size).toBe(city.units.length);
  for (const unit of city.units)
    expect((unit.parentKey === null || units.has(unit.parentKey)) && divisions.has(unit.divisionCode), unit.key).toBe(
      true,
    );
  for (const post of city.people.flatMap((person) => person.posts))
    expect(units.has(post.unitKey) && divisions.has(post.divisionCode), post.key).toBe(true);
  for (const area of city.areas)
    expect(units.has(area.unitKey) && area.personKeys.every((key) => people.has(key)), area.key).toBe(true);
  for (const roster of city.rosters)
    expect(posts.has(roster.postKey) && roster.areaKeys.every((key) => areas.has(key))).toBe(true);
  for (const cell of city.cells) expect(units.has(cell.fallbackUnitKey)).toBe(true);
});

test("each cell lies in one beat, one cleaning section, one greening section and one enforcement beat", () => {
  for (const kind of ["patrol_beat", "cleaning_section", "greening_section", "enforcement_beat"] as const) {
    const codes = city.areas.filter((area) => area.kind === kind).flatMap(({ cellCodes }) => cellCodes);
    expect(codes.length, kind).toBe(city.cells.length);
    expect(new Set(codes).size, kind).toBe(city.cells.length);
  }
});

test("every beat is walked from 07:00 to 21:00 on every day, by two different people", () => {
  for (const day of WEEK) {
    const duty = dutyOn(city, day);
    for (const beat of city.areas.filter(({ kind }) => kind === "patrol_beat")) {
      expect(beat.personKeys.length).toBe(2);
      const at = (minute: number): (string | undefined)[] =>
        duty
          .filter(
            ({ entry, shift }) =>
              entry.areaKeys.includes(beat.key) && shift.startMinute <= minute && minute < shift.endMinute,
          )
          .map(({ person }) => person.key);
      expect(at(9 * 60).length, `${beat.key} ${day}`).toBeGreaterThan(0);
      expect(at(20 * 60).length, `${beat.key} ${day}`).toBeGreaterThan(0);
      expect(at(9 * 60)[0]).not.toBe(at(20 * 60)[0]);
    }
  }
});

test("responsibility is clear for common classes, disputed for hanging cables, and covers the catalogue", () => {
  const placeOf = (cell: GridCell): ResponsibilityQuestion => ({
    on: parsePlainDate("2026-11-20"),
    classKey: "",
    cellCode: cell.code,
    areas: city.areas.filter(({ cellCodes }) => cellCodes.includes(cell.code)).map(({ key }) => key),
    divisionCode: cell.communityCode,
    facilityCode: null,
    facility: null,
    rules,
    precedents: [],
    subDistrict: null,
    returnedUnitIds: [],
  });
  for (const cell of city.cells.filter((_, i) => i % 40 === 0)) {
    const place = placeOf(cell);
    const unitsFor = (classKey: string): string[] =>
      findResponsibility({ ...place, classKey }).candidates.map(({ unitId }) => unitId);
    expect(unitsFor("incident:0110")).toEqual([expect.stringMatching(/-sanitation-team-[123]$/)]);
    expect(unitsFor("incident:0405")).toEqual([expect.stringMatching(/-squad$/)]);
    expect(unitsFor("incident:0113")).toEqual([expect.stringMatching(/-municipal$/)]);
    expect(unitsFor("facility:0137")).toEqual(["city-lighting"]);
    expect(unitsFor("incident:0180").sort()).toEqual(["cable-company", "power-company", "telecom-company"]);
  }
  const units = new Set(city.units.map(({ key }) => key));
  for (const rule of city.rules) expect(units.has(rule.unitKey), rule.unitKey).toBe(true);
  const ruled = new Set(city.rules.map(({ classPrefix }) => classPrefix));
  for (const { key, kind } of SHIPPED_CATALOGUE.classes.values())
    if (kind === "incident") expect(ruled.has(key), key).toBe(true);
  for (const key of ruled) expect(SHIPPED_CATALOGUE.classes.has(key), key).toBe(true);
});

const rules = city.rules.map(({ key, classPrefix, area, unitKey }) => ({
  id: key,
  classPrefix,
  area,
  unitId: unitKey,
  unitName: unitKey,
  validFrom: parsePlainDate("2026-01-01"),
  validTo: null,
}));
