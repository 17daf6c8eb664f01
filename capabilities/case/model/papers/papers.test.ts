/** The forms as shipped: complete, and their templates without a fault. */
import { describe, expect, it } from "vitest";
import { checkTemplate, fillTemplate, missingFields } from "#kernel/document/model/public.ts";
import { CASE_FIELDS, PARTY_FIELDS } from "./fields.ts";
import { CORE_FORMS } from "./index.ts";
import { sampleContent } from "./sample.ts";

describe("the forms of casework", () => {
  it("are the forty-five core forms, each code once", () => {
    expect(new Set(CORE_FORMS.map((form) => form.code)).size).toBe(45);
    expect(CORE_FORMS).toHaveLength(45);
  });

  it.each(CORE_FORMS.map((form) => [form.code, form] as const))("%s has a template without a fault", (_, form) => {
    expect(checkTemplate(form, form.template)).toEqual([]);
    expect(form.sources.length).toBeGreaterThan(0);
  });

  it.each(CORE_FORMS.map((form) => [form.code, form] as const))("%s says every field of the sample", (_, form) => {
    const content = sampleContent(form);
    expect(missingFields(form, content)).toEqual([]);
    const words = JSON.stringify(fillTemplate({ form, template: form.template, content, signatures: [] }));
    expect(words).not.toContain('"kind":"blank"');
  });

  it.each(CORE_FORMS.map((form) => [form.code, form] as const))("%s uses every field it has", (_, form) => {
    const silent = form.fields.filter((field) => !new RegExp(`[{ ]${field.key}[|}=】 ]`).test(form.template));
    const inHead = new Set(
      ["agencyName", "issuedOn", ...CASE_FIELDS, ...PARTY_FIELDS].map((one) =>
        typeof one === "string" ? one : one.key,
      ),
    );
    expect(silent.map((field) => field.key).filter((key) => !inHead.has(key))).toEqual([]);
  });
});
