import { expect, test } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { COMMAND_AXIS, divisionPrefix, POST_ROLES, SUPERVISION_AXIS } from "#kernel/people/model/public.ts";
import { dutyOn } from "./public.ts";
import { testCity } from "./test-city.ts";

const city = testCity;
const WEEK = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"].map(
  parsePlainDate,
);

test("every role of the loop has a holder in every district or in the city", () => {
  const held = new Set(city.people.flatMap(({ posts }) => posts.map(({ role }) => role)));
  expect([...held].sort()).toEqual([...POST_ROLES].sort());
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
    expect(signInName).toMatch(/^(HC|WL|QT|CS)-[1-8]-\d{4}$/);
    expect(badgeNumber).toMatch(/^9901\d\d[1-8]\d{4}$/);
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

test("responsibility is clear for common classes, disputed for hanging cables", () => {
  const areaOf = new Map(city.areas.map((area) => [area.key, new Set(area.cellCodes)]));
  const best = (cellCode: string, classCode: string): string[] => {
    const matching = city.rules.filter(
      (rule) =>
        rule.issueKind === "incident" &&
        rule.classCodes.includes(classCode) &&
        cellCode.startsWith(divisionPrefix(rule.divisionCode)) &&
        (rule.areaKey === null || areaOf.get(rule.areaKey)?.has(cellCode) === true),
    );
    const top = Math.max(...matching.map(({ priority }) => priority));
    return matching.filter(({ priority }) => priority === top).map(({ unitKey }) => unitKey);
  };
  for (const { code } of city.cells.filter((_, i) => i % 5 === 0)) {
    expect(best(code, "0110")).toHaveLength(1);
    expect(best(code, "0110")[0]).toMatch(/-sanitation-team-[123]$/);
    expect(best(code, "0405")).toHaveLength(1);
    expect(best(code, "0113")).toHaveLength(1);
    expect(best(code, "0180")).toHaveLength(3);
  }
  const units = new Set(city.units.map(({ key }) => key));
  for (const rule of city.rules) expect(units.has(rule.unitKey), rule.unitKey).toBe(true);
});
