/** The forms as shipped: complete, and their templates without a fault. */
import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { checkTemplate, fillTemplate, guideOf, missingFields } from "#kernel/document/model/public.ts";
import { issue } from "../consequences.ts";
import { emptyRehearsal, situationOf, WHO } from "../rehearsal.ts";
import { CASE_FIELDS, PARTY_FIELDS, PARTY_GUIDE } from "./fields.ts";
import { CASE_FORMS, CORE_FORMS } from "./index.ts";
import { sampleContent } from "./sample.ts";

const NOW = shanghaiTime("2026-11-18 10:00");

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

  /** 送给谁 of every form, by what the articles behind it ask; what is not named stays in the file. */
  const RECEIVED: Readonly<Record<string, readonly string[]>> = {
    party: [
      ...["DOC-05", "DOC-10", "DOC-11", "DOC-12", "DOC-14", "DOC-16", "DOC-18", "DOC-19", "DOC-20", "DOC-21"],
      ...["DOC-26", "DOC-27", "DOC-28", "DOC-29", "DOC-33", "DOC-34", "DOC-35", "DOC-40", "DOC-41", "DOC-42"],
      ...["DOC-43", "DOC-47", "DOC-56", "DOC-59"],
    ],
    court: ["DOC-46"],
    police: ["DOC-48"],
    agency: ["DOC-49", "DOC-50"],
    institution: ["DOC-13"],
    public: ["DOC-30", "DOC-39", "DOC-45"],
  };

  it.each(CASE_FORMS.map((form) => [form.code, form] as const))(
    "%s is served when it is for the party, and waits for delivery only then",
    (code, form) => {
      const receiver = Object.keys(RECEIVED).find((one) => RECEIVED[one]?.includes(code));
      expect(form.receiver).toBe(receiver);
      const situation = situationOf(emptyRehearsal(NOW), { act: "deliver", actor: WHO.officer, now: NOW });
      const effects = issue(situation, [{ form: code, key: "one" }]);
      const waiting = effects.flatMap((effect) => (effect.kind === "detail" ? (effect.changes.deliveries ?? []) : []));
      expect(waiting.map(({ state }) => state)).toEqual(receiver === "party" ? ["pending"] : []);
    },
  );

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
