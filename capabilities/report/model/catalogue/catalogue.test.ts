import { describe, expect, it } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import { REPORT_SETTINGS } from "../settings.ts";
import { conditionsOf, findClass, findCondition } from "./catalogue.ts";
import { MAJORS, SHIPPED_CATALOGUE } from "./shipped.ts";

const classes = [...SHIPPED_CATALOGUE.classes.values()];

describe("the shipped catalogue", () => {
  it("holds 116 incident and 157 facility classes with 137 and 627 filing conditions", () => {
    const of = (kind: string) => classes.filter((issueClass) => issueClass.kind === kind);
    const conditions = (kind: string) => of(kind).flatMap((issueClass) => issueClass.conditions).length;
    expect([of("incident").length, of("facility").length]).toEqual([116, 157]);
    expect([conditions("incident"), conditions("facility")]).toEqual([137, 627]);
    expect(MAJORS.flatMap((major) => major.classes)).toHaveLength(classes.length);
  });

  it("puts every class under its own major and gives each at least one condition", () => {
    for (const major of MAJORS) {
      for (const row of major.classes) expect(row.code.slice(0, 2)).toBe(major.code);
    }
    expect(classes.filter((issueClass) => issueClass.conditions.length === 0)).toEqual([]);
  });

  it("gives a missing manhole cover 2 emergency hours and a rattling one 2 workdays", () => {
    const [missing, cracked, rattling, sunken] = conditionsOf(SHIPPED_CATALOGUE, "facility:0101").map(
      ({ limit }) => limit,
    );
    expect(missing).toEqual({ value: 2, unit: "hour", basis: "emergency" });
    expect(cracked).toEqual({ value: 4, unit: "hour", basis: "working" });
    expect(rattling).toEqual({ value: 2, unit: "day", basis: "working" });
    expect(sunken).toEqual({ value: 5, unit: "day", basis: "working" });
  });

  it("finds a condition by its id only in its own class", () => {
    expect(findCondition(SHIPPED_CATALOGUE, "facility:0101/3")?.text).toContain("松动异响");
    expect(findCondition(SHIPPED_CATALOGUE, "facility:0101/9")).toBeNull();
    expect(findCondition(SHIPPED_CATALOGUE, "facility:9999/1")).toBeNull();
  });

  it("keeps 04 as street order and remembers that the old scheme called it 05", () => {
    const vendor = findClass(SHIPPED_CATALOGUE, "incident:0401");
    expect(vendor?.majorName).toBe("街面秩序");
    expect(vendor?.legacyCode?.slice(0, 2)).toBe("05");
  });

  it("calls nothing confirmed whose class or limit was not seen in a published table", () => {
    expect(classes.filter((issueClass) => issueClass.isConfirmed)).toHaveLength(98 + 91);
    const doubtful = classes
      .filter((issueClass) => !issueClass.isConfirmed)
      .flatMap((issueClass) => issueClass.conditions);
    expect(doubtful.filter((condition) => condition.isConfirmed)).toEqual([]);
    const guessed = classes
      .flatMap((issueClass) => issueClass.conditions)
      .filter((condition) => condition.limitBasis !== "municipal");
    expect(guessed.filter((condition) => condition.isConfirmed)).toEqual([]);
  });

  it("keeps local extensions out of the national range", () => {
    expect(classes.filter((issueClass) => issueClass.isLocal)).toHaveLength(32 + 25);
    for (const { isLocal, code } of classes) expect(isLocal).toBe(Number(code.slice(2)) >= 60);
  });

  it("knows every class that a setting names", () => {
    const settings = settingsOn(REPORT_SETTINGS, [], parsePlainDate("2026-11-21"));
    for (const key of [...settings.self_handled_classes, ...settings.ten_disorder_classes]) {
      expect(findClass(SHIPPED_CATALOGUE, key), key).not.toBeNull();
    }
  });
});

describe("dated settings", () => {
  it("use the latest row that is not later than the day, and the default before it", () => {
    const effectiveFrom = parsePlainDate("2026-12-01");
    const later = { id: "accept_minutes", value: 5, effectiveFrom, source: "示范市数字城管指挥手册", note: "" };
    expect(settingsOn(REPORT_SETTINGS, [later], parsePlainDate("2026-11-30")).accept_minutes).toBe(10);
    expect(settingsOn(REPORT_SETTINGS, [later], parsePlainDate("2026-12-01")).accept_minutes).toBe(5);
  });

  it("claim no source that the city has not given", () => {
    expect(Object.values(REPORT_SETTINGS.declared).filter((setting) => setting.source !== "")).toEqual([]);
  });
});
