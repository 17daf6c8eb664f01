import { expect, test } from "vitest";
import { parsePlainDate, weekdayOf } from "#base/plain-date.ts";
import { metresBetween } from "#base/position.ts";
import { findClass, SHIPPED_CATALOGUE } from "#capabilities/report/model/public.ts";
import { cellAt, dutyOn, inventReports } from "./public.ts";
import { REPORT_KINDS } from "./report-kinds.ts";
import { TEST_SEED, testCity } from "./test-city.ts";

const city = testCity;
const FROM = parsePlainDate("2026-08-24");
const TO = parsePlainDate("2026-11-21");
const reports = inventReports(city, TEST_SEED, FROM, TO);

test("a longer stretch contains a shorter one unchanged", () => {
  const week = inventReports(city, TEST_SEED, parsePlainDate("2026-10-05"), parsePlainDate("2026-10-11"));
  expect(week).toEqual(reports.filter(({ on }) => on >= "2026-10-05" && on <= "2026-10-11"));
});

test("ninety days bring about 45 a day, fewer at weekends, ordered in time", () => {
  const days = Map.groupBy(reports, ({ on }) => on);
  expect(days.size).toBe(90);
  expect(Math.abs(reports.length / 90 - 45)).toBeLessThan(3);
  const mean = (isWeekend: boolean): number => {
    const some = [...days].filter(([on]) => weekdayOf(parsePlainDate(on)) >= 6 === isWeekend);
    return some.reduce((sum, [, list]) => sum + list.length, 0) / some.length;
  };
  expect(mean(true)).toBeLessThan(mean(false) * 0.92);
  const order = reports.map(({ on, minute }) => `${on}${String(minute).padStart(4, "0")}`);
  expect(order).toEqual([...order].sort());
  expect(new Set(reports.map(({ key }) => key)).size).toBe(reports.length);
});

test("each lies in the cell it names, and a facility's report beside its facility", () => {
  const facilities = new Map(city.facilities.map((facility) => [facility.code, facility]));
  for (const report of reports) {
    expect(cellAt(city, report.position)?.code, report.key).toBe(report.cellCode);
    if (report.facilityCode === null) continue;
    const facility = facilities.get(report.facilityCode);
    expect(facility?.classCode).toBe(report.trueClassCode);
    expect(facility && metresBetween(facility.position, report.position)).toBeLessThan(3);
  }
});

test("a supervisor reports only on duty and on a beat of that shift", () => {
  for (const [on, list] of Map.groupBy(reports, (report) => report.on)) {
    const duty = dutyOn(city, parsePlainDate(on));
    for (const report of list.filter(({ personKey }) => personKey !== null)) {
      const beat = city.areas.find(
        ({ kind, cellCodes }) => kind === "patrol_beat" && cellCodes.includes(report.cellCode),
      );
      const isThere = duty.some(
        ({ person, entry, shift }) =>
          person.key === report.personKey &&
          entry.areaKeys.includes(beat?.key ?? "") &&
          shift.startMinute <= report.minute &&
          report.minute < shift.endMinute,
      );
      expect(isThere, report.key).toBe(true);
    }
  }
});

test("some are told twice nearby and later, some are put in a wrong class, some are not true", () => {
  const byKey = new Map(reports.map((report) => [report.key, report]));
  const repeats = reports.filter(({ duplicateOf }) => duplicateOf !== null);
  expect(repeats.length).toBeGreaterThan(100);
  for (const repeat of repeats) {
    const original = byKey.get(repeat.duplicateOf ?? "");
    expect(original?.trueClassCode).toBe(repeat.trueClassCode);
    expect(original && metresBetween(original.position, repeat.position)).toBeLessThan(25);
    expect(original && original.minute < repeat.minute).toBe(true);
  }
  expect(reports.filter(({ classCode, trueClassCode }) => classCode !== trueClassCode).length).toBeGreaterThan(50);
  expect(reports.filter(({ isTrue }) => !isTrue).length).toBeGreaterThan(50);
});

test("descriptions are finished sentences that vary", () => {
  for (const { description } of reports) {
    expect(description).not.toMatch(/[{}|]/);
    expect(description).toMatch(/。$/);
  }
  expect(new Set(reports.map(({ description }) => description)).size).toBeGreaterThan(reports.length * 0.45);
});

test("classes and filing conditions of the stream are those of the catalogue, and its facilities exist", () => {
  for (const { issueKind, classCode, conditionIndex, mistakenFor } of REPORT_KINDS) {
    const found = findClass(SHIPPED_CATALOGUE, `${issueKind}:${classCode}`);
    expect(found?.conditions[conditionIndex], `${issueKind}:${classCode}/${conditionIndex}`).toBeDefined();
    if (mistakenFor) expect(findClass(SHIPPED_CATALOGUE, `${issueKind}:${mistakenFor}`), mistakenFor).not.toBeNull();
  }
  const classes = new Set(city.facilities.map(({ classCode }) => classCode));
  for (const kind of REPORT_KINDS)
    if (kind.issueKind === "facility") expect(classes.has(kind.classCode), kind.classCode).toBe(true);
});
