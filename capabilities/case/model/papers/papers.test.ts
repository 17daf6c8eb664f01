/** The forms as shipped: complete, and their templates without a fault. */
import { describe, expect, it } from "vitest";
import { checkTemplate, fillTemplate, guideOf, missingFields } from "#kernel/document/model/public.ts";
import { CASE_FIELDS, PARTY_FIELDS, PARTY_GUIDE } from "./fields.ts";
import { CASE_FORMS, CORE_FORMS } from "./index.ts";
import { sampleContent } from "./sample.ts";

describe("the forms of casework", () => {
  it("are the forty-five core forms and more, each code once", () => {
    expect(new Set(CORE_FORMS.map((form) => form.code)).size).toBe(45);
    expect(CORE_FORMS).toHaveLength(45);
    expect(new Set(CASE_FORMS.map((form) => form.code)).size).toBe(CASE_FORMS.length);
  });

  it.each(CASE_FORMS.map((form) => [form.code, form] as const))("%s has a template without a fault", (_, form) => {
    expect(checkTemplate(form, form.template)).toEqual([]);
    expect(form.sources.length).toBeGreaterThan(0);
  });

  it.each(CASE_FORMS.map((form) => [form.code, form] as const))("%s says every field of the sample", (_, form) => {
    const content = sampleContent(form);
    expect(missingFields(form, content)).toEqual([]);
    const words = JSON.stringify(fillTemplate({ form, template: form.template, content, signatures: [] }));
    expect(words).not.toContain('"kind":"blank"');
  });

  it.each(CASE_FORMS.map((form) => [form.code, form] as const))("%s uses every field it has", (_, form) => {
    const words = `${form.template}${form.guide?.path ?? ""}${form.guide?.note ?? ""}`;
    const silent = form.fields.filter((field) => !new RegExp(`[{ ]${field.key}[|}=】 ]`).test(words));
    const inHead = new Set(
      ["agencyName", "issuedOn", ...CASE_FIELDS, ...PARTY_FIELDS].map((one) =>
        typeof one === "string" ? one : one.key,
      ),
    );
    expect(silent.map((field) => field.key).filter((key) => !inHead.has(key))).toEqual([]);
  });

  it("lead the party to the own case, with what only the party knows behind the #", () => {
    const guided = CORE_FORMS.filter((form) => form.guide).map((form) => form.code);
    expect(guided).toEqual(["DOC-26", "DOC-33", "DOC-34", "DOC-35"]);
    const content = { caseNumber: "990102-20261009-C-00001", accessCode: "7K3MA-9QXZ2" };
    const guide = guideOf({ guide: PARTY_GUIDE }, content, "https://city.example");
    expect(guide?.url).toBe("https://city.example/case#990102-20261009-C-00001/7K3MA-9QXZ2");
    expect(guide?.note).toContain("查询码 7K3MA-9QXZ2");
    expect(guideOf({ guide: PARTY_GUIDE }, { caseNumber: "1" }, "https://city.example")).toBeNull();
    expect(guideOf({}, content, "https://city.example")).toBeNull();
  });
});
