/**
 * Every rule of the law has a place, and a place that is named is there. What a capability still owes stands in
 * `law-awaited.txt`, which may only shrink: `UPDATE=1` takes out what has arrived and writes `docs/law-coverage.md` anew.
 */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { RULES } from "#law/rules/public.ts";
import { coverRules, lawCoveragePage, misdeclaredSettings, missingPlaces, unknownRules } from "./law-coverage.ts";
import { PROJECT } from "./procedures.ts";

const PAGE = `${PROJECT}docs/law-coverage.md`;
const AWAITED = `${PROJECT}apps/server/law-awaited.txt`;

/** One «owner RULE» a line. */
async function readAwaited(): Promise<readonly string[]> {
  return (await readFile(AWAITED, "utf8")).trim().split("\n").filter(Boolean);
}

test("199 rules, each with a place of its own, ids written once", () => {
  expect(RULES).toHaveLength(199);
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(199);
  for (const { id, places } of RULES) expect(places.length, id).toBeGreaterThan(0);
});

test("a place that is named is there, or is owed by name; the list of what is owed only shrinks", async () => {
  const missing = missingPlaces(await coverRules());
  const known = await readAwaited();
  const unplaced = missing.filter((line) => !known.includes(line));
  expect(unplaced, "no place in the code").toEqual([]);
  if (process.env.UPDATE) await writeFile(AWAITED, `${missing.join("\n")}\n`);
  const left = await readAwaited();
  const arrived = left.filter((line) => !missing.includes(line));
  expect(arrived, "arrived: run this test with UPDATE=1").toEqual([]);
  if (left.length > 0) console.info(`rules whose place is still owed (${left.length}):\n${left.join("\n")}`);
});

test("a setting of the law changes what the platform does, or its page says that it is only written down", async () => {
  expect(await misdeclaredSettings()).toEqual([]);
});

test("a guard names no rule that the catalogue does not know", async () => {
  expect(await unknownRules()).toEqual([]);
});

test("the page says where each rule lives", async () => {
  const page = lawCoveragePage(await coverRules());
  if (process.env.UPDATE) await writeFile(PAGE, page);
  expect(await readFile(PAGE, "utf8")).toBe(page);
});
