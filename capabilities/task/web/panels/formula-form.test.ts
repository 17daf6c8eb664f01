import { describe, expect, it } from "vitest";
import { FormulaSchema } from "../../contract.ts";
import { type Definitions, formulaFields, formulaOf, needsBaseline, valueOfFormula } from "./formula-form.ts";

const counter = (id: string, label: string) => ({
  ...{ id, label, stage: "", appliesTo: [], kind: "flow" as const, definition: "", isConfirmed: false },
});
const definitions: Definitions = {
  counters: [counter("passed", "通过数"), counter("returned", "退改数"), counter("report", "上报数")],
  ratios: [
    {
      ...{ id: "return_rate", label: "退改率", numerator: ["returned"], denominator: ["returned", "passed"] },
      ...{ appliesTo: [], better: "low", isConfirmed: false, note: "" },
    },
  ],
  cellGrades: ["A", "B"],
};
const offered = { definitions, classes: [{ value: "incident:0406", label: "占道经营" }], divisions: [] };
const computed = { source: "computed", matterKind: "report" };
const names = (value: Parameters<typeof formulaFields>[0]) => formulaFields(value, offered).map(({ name }) => name);

describe("a formula", () => {
  it("is none while values are typed", () => {
    expect(formulaOf({ source: "typed", report_ratio: "return_rate" })).toBeNull();
    expect(names({ source: "typed" })).toEqual(["source"]);
  });

  it("offers ratios with the counters that are divided", () => {
    const field = formulaFields(computed, offered).find(({ name }) => name === "report_ratio");
    expect(field?.options).toEqual([{ value: "return_rate", label: "退改率", hint: "退改数 ÷ （退改数 + 通过数）" }]);
  });

  it("divides any counters by any others, in the areas that are chosen", () => {
    const value = {
      ...{ ...computed, measure: "quotient", report_above: ["returned"], report_below: ["report"] },
      cellGrades: ["A"],
    };
    expect(names(value)).toEqual(expect.arrayContaining(["report_above", "report_below", "cellGrades"]));
    expect(formulaOf(value)).toMatchObject({
      id: "",
      numerator: ["returned"],
      denominator: ["report"],
      cellGrades: ["A"],
    });
  });

  it("compares with a number, or with the days of a period", () => {
    const value = { ...computed, measure: "change", report_counter: "report" };
    expect(needsBaseline(value)).toBe(true);
    expect(formulaOf(value)?.baselinePeriod).toBeNull();
    const period = { ...value, baselineFrom: "2025-01-01", baselineTo: "2025-12-31" };
    expect(needsBaseline(period)).toBe(false);
    expect(formulaOf(period)?.baselinePeriod).toEqual({ from: "2025-01-01", to: "2025-12-31" });
  });

  it("does not keep the counter of one kind under another, and is not sent without one", () => {
    const formula = formulaOf({ ...computed, matterKind: "hotline", measure: "counter", report_counter: "report" });
    expect(formula?.id).toBe("");
    expect(FormulaSchema.safeParse(formula).success).toBe(false);
  });

  it("fills the form again when it is changed", () => {
    const formula = FormulaSchema.parse({
      ...{ matterKind: "report", measure: "change", id: "report", classKeys: ["incident:0406"], cellGrades: ["A"] },
      baselinePeriod: { from: "2025-01-01", to: "2025-12-31" },
    });
    expect(formulaOf(valueOfFormula(formula))).toEqual(formula);
    const quotient = FormulaSchema.parse({
      ...{ matterKind: "hotline", measure: "quotient", numerator: ["solved"], denominator: ["order"] },
    });
    expect(formulaOf(valueOfFormula(quotient))).toEqual(quotient);
  });
});
