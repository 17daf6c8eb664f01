/**
 * Every opinion that a form asks for is given by an act, every line is signed by an act or by hand: no paper waits for what nothing
 * collects. Which act issues which form is learned from walks at random.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { headStart } from "#capabilities/case/model/exploration/head-start.ts";
import { beginWalk, clockActs, passTime, randomStep, type Step } from "#capabilities/case/model/exploration/walk.ts";
import { CASE_FORMS, CASE_PROCEDURE, type CaseAct } from "#capabilities/case/model/public.ts";
import { caseDocuments } from "./content.ts";
import { LATER, STEPS } from "./signatures.ts";

const issuers = new Map<string, Set<CaseAct>>();
beforeAll(() => {
  const note = (step: Step) => {
    for (const { form } of step.after.issued.slice(step.before.issued.length))
      issuers.set(form, (issuers.get(form) ?? new Set()).add(step.act));
  };
  for (let seed = 1; seed <= 160; seed++) {
    const walk = beginWalk(seed, shanghaiTime("2024-12-20 09:00"));
    headStart(walk, note);
    for (let tries = 0; tries < 240; tries++) {
      passTime(walk);
      clockActs(walk, note);
      const outcome = randomStep(walk);
      if (outcome && "after" in outcome) note(outcome);
    }
  }
});

const { signerRoles = {} } = caseDocuments({ personalDataKey: Buffer.alloc(32) });
/** Those who hold no post of ours sign by pen, on the tablet, or through the link of the paper; the recorder is whoever wrote. */
const BY_HAND = [
  ...["party", "witness", "interviewee", "recipient", "performer"],
  ...["server", "supervisor", "recorder", "investigator"],
];

const issued = CASE_FORMS.filter(({ unissued }) => unissued === undefined);
const named = (template: string, kind: string) =>
  [...template.matchAll(new RegExp(`【${kind} ([^】]+)】`, "g"))].flatMap(([, ids = ""]) => ids.split(" "));

/** Acts that give an opinion under a name on a form, with the member that holds its words. */
function givers(form: string, signer: string): readonly { readonly act: CaseAct; readonly member: string | null }[] {
  const steps = (STEPS[form] ?? []).filter((step) => step.signer === signer);
  const later = Object.entries(LATER).filter(([, one]) => one.signer === signer && one.forms.includes(form));
  return [
    ...steps.flatMap(({ acts, opinion }) =>
      [...(acts ?? issuers.get(form) ?? [])].map((act) => ({ act, member: opinion })),
    ),
    ...later.map(([act]) => ({ act: act as CaseAct, member: "opinion" })),
  ];
}

const fieldsOf = (act: CaseAct): readonly string[] => {
  const { input } = CASE_PROCEDURE.acts[act] as { readonly input: { readonly shape?: object } };
  return Object.keys(input.shape ?? {});
};

describe.each(issued.map((form) => [`${form.code} ${form.name}`, form] as const))("%s", (_, form) => {
  it("asks for no opinion that no act gives", () => {
    for (const signer of named(form.template, "意见")) {
      const found = givers(form.code, signer);
      expect(found.length, `${signer}: no act gives this opinion`).toBeGreaterThan(0);
      const roles = signerRoles[signer] ?? [];
      for (const { act, member } of found) {
        const { by } = CASE_PROCEDURE.acts[act];
        if (by.every((role) => role === "system")) continue;
        expect(
          roles.some((role) => (by as readonly string[]).includes(role)),
          `${act} is not done by ${signer}`,
        ).toBe(true);
        if (member !== null) expect(fieldsOf(act), `${act} has no words for ${signer}`).toContain(member);
      }
    }
  });

  it("has no line that nobody can sign", () => {
    for (const signer of named(form.template, "签名")) {
      const canSign = givers(form.code, signer).length > 0 || signer in signerRoles || BY_HAND.includes(signer);
      expect(canSign, signer).toBe(true);
    }
  });

  it("names every signer in its text, and no other", () => {
    const inText = [...named(form.template, "意见"), ...named(form.template, "签名")];
    expect(new Set(inText)).toEqual(new Set(form.signers.map(({ id }) => id)));
  });
});
