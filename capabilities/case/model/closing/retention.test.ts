/** 保管期限: by the weight of the case and the agency's schedule. */
import { describe, expect, it } from "vitest";
import type { CaseSituation } from "../case-act.ts";
import { filed, noticed, PENALTY, SMALL } from "../course.ts";
import { situationOf, WHO } from "../rehearsal.ts";
import { retentionOf, retentionWords } from "./retention.ts";

function situation(penalty: object, settings: object = {}): CaseSituation {
  const { rehearsal, now } = noticed(penalty);
  return situationOf(rehearsal, { act: "archive", actor: WHO.archivist, now, settings });
}

describe("保管期限", () => {
  it.each([
    ["a small case", SMALL, {}, "thirty_years"],
    ["one yuan below what counts as major", PENALTY, { "collective.organization_yuan": 70_001 }, "thirty_years"],
    ["what counts as major", PENALTY, { "collective.organization_yuan": 70_000 }, "permanent"],
    ["one yuan above", PENALTY, { "collective.organization_yuan": 69_999 }, "permanent"],
    [
      "major, kept as any other",
      PENALTY,
      { "collective.organization_yuan": 70_000, "archive.retention_years.major": "ordinary" },
      "thirty_years",
    ],
  ] as const)("%s", (_, penalty, settings, expected) => {
    expect(retentionOf(situation(penalty, settings))).toBe(expected);
  });

  it("of what was done on the spot is the shortest", () => {
    const { rehearsal, now } = filed();
    const simple = { ...rehearsal, detail: { ...rehearsal.detail, procedure: "simple" as const } };
    expect(retentionOf(situationOf(simple, { act: "archive", actor: WHO.archivist, now }))).toBe("ten_years");
  });

  it.each([
    [10, "定期十年"],
    [15, "定期十五年"],
    [20, "定期二十年"],
    [30, "定期三十年"],
    [100, "定期 100 年"],
  ])("%d years are written %s", (years, words) => {
    const { facts } = situation(SMALL, { "archive.retention_years.ordinary": years });
    expect(retentionWords("thirty_years", facts.settings)).toBe(words);
    expect(retentionWords("permanent", facts.settings)).toBe("永久");
  });
});
