/**
 * Every rule that a guard of casework declares is seen to refuse: in a shipped story, or in the test named here, for what no story
 * can bring about. A rule that never refuses is a promise without a guard behind it.
 */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { CASE_PROCEDURE } from "#capabilities/case/model/public.ts";
import { type Procedure, rulesEnforcedBy } from "#kernel/procedure/model/public.ts";
import { storiesByRule } from "./law-scenarios.ts";
import { PROJECT } from "./procedures.ts";

const POWERS = "capabilities/power/model/power.test.ts";
const GIVEN_FACTS = "capabilities/case/model/hard-to-reach.test.ts";
const WITHOUT_STORY: Readonly<Record<string, string>> = {
  // Grants of the register in every unsound shape; the agency of the stories holds sound ones.
  "XZCF-020": POWERS,
  "XZCF-022": POWERS,
  "XZCF-023": POWERS,
  "XZCF-024": POWERS,
  // Persons with two posts, other agencies, monitoring devices, a file without evidence.
  "XZCF-029": GIVEN_FACTS,
  "XZCF-040": GIVEN_FACTS,
  "XZCF-041-2": GIVEN_FACTS,
  "XZCF-057-1": GIVEN_FACTS,
  // The agency of the stories holds its powers itself; measures of an entrusted body, or without the power.
  "XZQZ-017-1": GIVEN_FACTS,
  "XZQZ-017-2": GIVEN_FACTS,
  // Every offence of the catalogue has its articles.
  "XZCF-038": "capabilities/case/model/found.test.ts",
};

const enforced = () => [...rulesEnforcedBy(CASE_PROCEDURE as unknown as Procedure<string, never, never>)].sort();

test("every rule that a guard declares refuses in a story, or in the test that is named for it", async () => {
  const told = await storiesByRule();
  const unseen = enforced().filter((rule) => !told.has(rule) && !Object.hasOwn(WITHOUT_STORY, rule));
  expect(unseen, "never seen to refuse").toEqual([]);
});

test("the tests named for rules without a story expect those rules; what has a story is not excused", async () => {
  const told = await storiesByRule();
  const rules = new Set(enforced());
  for (const [rule, file] of Object.entries(WITHOUT_STORY)) {
    expect(rules, `${rule} is no longer enforced`).toContain(rule);
    expect(told.has(rule), `${rule} has a story`).toBe(false);
    expect(await readFile(`${PROJECT}${file}`, "utf8"), file).toContain(`"${rule}"`);
  }
});
