import { describe, expect, it } from "vitest";
import { type Definitions, formulaFields, formulaOf, formulaSentence, needsBaseline } from "./formula-form.ts";

const counter = (id: string, label: string) => ({
  ...{ id, label, stage: "", appliesTo: [], kind: "flow" as const, definition: "", isConfirmed: false },
});
const definitions: Definitions = {
  counters: [counter("passed", "通过数"), counter("returned", "退改数"), counter("reports", "上报数")],
  ratios: [
    {
      ...{ id: "return_rate", label: "退改率", numerator: ["returned"], denominator: ["returned", "passed"] },
      ...{ appliesTo: [], better: "low", isConfirmed: false, note: "" },
    },
  ],
};
const offered = {
  definitions,
  classes: [{ value: "incident:0406", label: "占道经营" }],
  divisions: [{ value: "990102000000", label: "衡川区" }],
};
const computed = { source: "computed", direction: "down", matterKind: "report" };

describe("a formula", () => {
  it("is none while values are typed", () => {
    expect(formulaOf({ source: "typed", report_ratio: "return_rate" })).toBeNull();
    expect(formulaFields({ source: "typed" }, offered).map(({ name }) => name)).toEqual(["source"]);
  });
  it("offers ratios with the counters that are divided", () => {
    const field = formulaFields(computed, offered).find(({ name }) => name === "report_ratio");
    expect(field?.options).toEqual([{ value: "return_rate", label: "退改率", hint: "退改数 ÷ （退改数 + 通过数）" }]);
  });
  it("reads as a sentence with its limits and what reaches it", () => {
    const value = {
      ...computed,
      measure: "ratio",
      report_ratio: "return_rate",
      divisionCode: "990102000000",
      target: 5,
    };
    expect(formulaSentence(value, offered)).toBe(
      "案卷（只数衡川区）的退改数 ÷ （退改数 + 通过数） × 100%，不高于 5% 为达到",
    );
  });
  it("says how far a counter changed against its baseline, which is then required", () => {
    const value = {
      ...computed,
      measure: "change",
      report_counter: "reports",
      classKeys: ["incident:0406"],
      baseline: 40,
    };
    expect(needsBaseline(value)).toBe(true);
    expect(formulaSentence(value, offered)).toBe("（案卷（只数占道经营）的期内上报数 − 40）÷ 40 × 100%");
    expect(formulaOf(value)).toEqual({
      ...{ matterKind: "report", measure: "change", id: "reports", classKeys: ["incident:0406"], divisionCode: null },
    });
  });
  it("does not keep the counter of one kind under another", () => {
    const value = { ...computed, matterKind: "hotline", measure: "counter", report_counter: "reports" };
    expect(formulaOf(value)?.id).toBe("");
    expect(formulaSentence(value, offered)).toBeNull();
  });
});
