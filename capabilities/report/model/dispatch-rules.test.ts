import { describe, expect, it } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import {
  findResponsibility,
  type Precedent,
  type ResponsibilityQuestion,
  type ResponsibilityRule,
} from "./dispatch-rules.ts";

const rule = (
  id: string,
  classPrefix: string,
  area: string,
  unitId: string,
  validTo: string | null = null,
): ResponsibilityRule => ({
  id,
  classPrefix,
  area,
  unitId,
  unitName: unitId,
  validFrom: parsePlainDate("2026-01-01"),
  validTo: validTo === null ? null : parsePlainDate(validTo),
});

const precedent = (id: string, unitId: string, decidedOn: string, facilityCode: string | null = null): Precedent => ({
  id,
  classKey: "incident:0406",
  cellCode: "990102001001001",
  facilityCode,
  unitId,
  unitName: unitId,
  decidedOn: parsePlainDate(decidedOn),
});

const street = { id: "街道办", name: "文昌街道办" };

function ask(more: Partial<ResponsibilityQuestion>) {
  return findResponsibility({
    on: parsePlainDate("2026-11-21"),
    classKey: "incident:0406",
    cellCode: "990102001001001",
    areas: ["duty-7"],
    divisionCode: "990102001001",
    facilityCode: null,
    facility: null,
    rules: [],
    precedents: [],
    subDistrict: street,
    returnedUnitIds: [],
    ...more,
  });
}

const units = (found: ReturnType<typeof ask>) => found.candidates.map((candidate) => candidate.unitId);

describe("responsibility", () => {
  it("falls to the sub-district when nothing names a unit, and is unclear then", () => {
    expect(ask({})).toMatchObject({ kind: "unclear", candidates: [{ unitId: "街道办", basis: "fallback" }] });
    expect(ask({ subDistrict: null })).toEqual({ kind: "unclear", candidates: [] });
  });

  it("takes the rule for the class before the one for its major and the one for everything", () => {
    const rules = [
      rule("1", "", "", "综合"),
      rule("2", "incident:04", "", "执法大队"),
      rule("3", "incident:0406", "", "市容队"),
    ];
    expect(ask({ rules })).toMatchObject({
      kind: "one",
      candidates: [{ unitId: "市容队", basisId: "3" }, { unitId: "街道办" }],
    });
  });

  it("takes the narrower place among rules for one class", () => {
    const rules = [rule("1", "incident:0406", "990102", "区队"), rule("2", "incident:0406", "990102001", "文昌队")];
    expect(units(ask({ rules }))[0]).toBe("文昌队");
    expect(units(ask({ rules: [...rules, rule("3", "incident:0406", "990103", "他区队")] }))[0]).toBe("文昌队");
  });

  it("knows responsibility areas beside divisions", () => {
    expect(units(ask({ rules: [rule("1", "incident:0406", "duty-7", "七片区")] }))[0]).toBe("七片区");
    expect(ask({ rules: [rule("1", "incident:0406", "duty-8", "八片区")] }).kind).toBe("unclear");
  });

  it("leaves the choice to a person where two rules are equally precise, unless both name one unit", () => {
    expect(ask({ rules: [rule("1", "incident:0406", "", "甲队"), rule("2", "incident:0406", "", "乙队")] }).kind).toBe(
      "several",
    );
    expect(ask({ rules: [rule("1", "incident:0406", "", "甲队"), rule("2", "incident:0406", "", "甲队")] }).kind).toBe(
      "one",
    );
  });

  it("does not use a rule outside its days, but does on the last of them", () => {
    expect(ask({ rules: [rule("1", "incident", "", "甲队", "2026-11-20")] }).kind).toBe("unclear");
    expect(ask({ rules: [rule("1", "incident", "", "甲队", "2026-11-21")] }).kind).toBe("one");
  });

  it("asks a component's maintaining unit, then its owner, then its supervising department", () => {
    const facilityCode = "9901020101000001";
    const [maintaining, owning, supervising] = ["养护", "权属", "主管"].map((name) => ({ id: name, name }));
    if (!maintaining || !owning || !supervising) throw new Error("three departments");
    const facility = (more: object) => ({
      facilityCode,
      facility: { maintaining: null, owning: null, supervising: null, ...more },
    });
    expect(units(ask(facility({ maintaining, owning, supervising })))[0]).toBe("养护");
    expect(units(ask(facility({ owning, supervising })))[0]).toBe("权属");
    expect(units(ask(facility({ supervising })))[0]).toBe("主管");
    expect(ask(facility({})).kind).toBe("unclear");
  });

  it("follows the latest precedent before any rule, and one for the facility before one for the cell", () => {
    const rules = [rule("1", "incident:0406", "", "市容队")];
    const precedents = [precedent("a", "旧判", "2026-03-01"), precedent("b", "新判", "2026-09-01")];
    expect(ask({ rules, precedents })).toMatchObject({
      kind: "one",
      candidates: [{ unitId: "新判", basis: "precedent" }, {}],
    });
    const ofFacility = precedent("c", "部件判", "2026-02-01", "9901020101000001");
    expect(units(ask({ precedents: [...precedents, ofFacility], facilityCode: "9901020101000001" }))[0]).toBe("部件判");
    expect(ask({ rules, precedents, cellCode: "990102001001002" }).candidates[0]?.unitId).toBe("市容队");
  });

  it("does not name again a unit whose return was accepted", () => {
    const rules = [rule("1", "incident:0406", "", "市容队"), rule("2", "incident", "", "执法大队")];
    expect(ask({ rules, returnedUnitIds: ["市容队"] }).kind).toBe("unclear");
    expect(
      ask({ rules, precedents: [precedent("a", "新判", "2026-09-01")], returnedUnitIds: ["新判"] }).candidates[0]
        ?.unitId,
    ).toBe("市容队");
  });

  it("says why", () => {
    expect(ask({ precedents: [precedent("a", "市容队", "2026-09-01")] }).candidates[0]?.reason).toBe(
      "2026-09-01 权责认定由市容队负责",
    );
  });
});
