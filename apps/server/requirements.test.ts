/** `docs/requirements.md` answers every row of its areas, and what it names exists. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import { findClass, REPORT_SETTINGS, SHIPPED_CATALOGUE } from "#capabilities/report/model/public.ts";
import { emptyRehearsal, mustPlay, PLACE } from "#capabilities/report/model/rehearsal.ts";
import { at, lines } from "#capabilities/report/model/story.ts";
import { PROJECT } from "./procedures.ts";

const IDS = [
  ...["SY-6.4", "SY-9.6"],
  ...["FX-1.2d", "FX-1.3b", "FX-1.3f", "FX-4.3a", "FX-4.3e"],
  ...["PDS-0.2", "PDS-3.1b", "PDS-3.1l", "PDS-4.4c", "PDS-4.4g", "PDS-5.2d"],
  ...["LA-1.3b", "LA-1.3c", "LA-1.5c", "LA-1.6a", "LA-1.6c"],
  ...["LN-11a", "LN-11b", "LN-12d", "LN-15a", "LN-15b"],
  // 综合评价
  ...["SY-3.b", "SY-5.5", "SY-66", "FX-2.2b", "FX-3.2d", "FX-3.2e"],
  ...["PDS-2.2", "PDS-3.1a", "PDS-3.6c", "PDS-3.6d", "PDS-4.4b", "PDS-4.5b", "PDS-5.1c", "PDS-5.3c"],
  ...["LA-1.3a", "LA-2.5"],
  ...["LN-5b", "LN-10d", "LN-10e", "LN-10f", "LN-11d", "LN-13a", "LN-13b", "LN-16a"],
  // 热线诉求
  ...["SY-10.1", "SY-10.2", "SY-10.3", "SY-10.4", "SY-10.5", "SY-10.6", "SY-10.7", "SY-10.8", "SY-10.9"],
  ...["SY-10.10", "SY-10.11", "SY-12.7", "SY-12.9", "FX-1.3a", "FX-1.3c", "FX-1.3d", "LA-3.3a"],
  // 任务督办
  ...["SY-3.1", "SY-3.2", "SY-3.3", "SY-3.4", "SY-3.5", "SY-1.3", "SY-12.8", "SY-50", "SY-61", "SY-62"],
  ...["SY-63", "SY-64", "SY-65", "SY-68", "FX-1.1a", "FX-1.1b", "FX-1.1c", "FX-1.3e", "FX-5.1", "FX-5.3"],
  ...["FX-5.4", "FX-L", "FX-L16", "PDS-0.1", "PDS-2.1", "PDS-3.6a", "PDS-4.6b", "PDS-4.6d", "PDS-4.6c", "PDS-5.2b"],
  ...["PDS-5.3a", "PDS-6.1", "PDS-6.2", "LA-2.2a", "LA-4.1", "LA-4.3", "LA-4.4", "LN-3", "LN-6a", "LN-6c"],
  ...["LN-10a", "LN-10b", "LN-10c", "LN-13c", "LN-13e", "LN-14g"],
  // 行政执法办案
  ...["SY-3.h", "SY-4.7", "SY-5.8", "SY-6.5", "SY-9.1", "SY-9.2", "SY-9.3", "SY-9.7", "SY-9.8"],
  ...["FX-1.2a", "FX-1.2b", "FX-2.1c", "FX-2.3c", "FX-2.3f", "FX-2.3g", "FX-3.1e"],
  ...["PDS-4.3a", "PDS-4.3c", "PDS-4.3d", "PDS-4.3e", "PDS-4.4f", "PDS-4.6a", "LA-1.6b", "LA-2.3a", "LA-2.3b"],
  ...["LN-6b", "LN-8a", "LN-8b", "LN-8c", "LN-8d", "LN-14b", "LN-14c", "LN-14d", "LN-14h", "LN-16b", "LN-19d"],
  // 政务事项与权责清单
  ...["SY-8.1", "SY-8.2", "SY-8.3", "SY-8.4", "SY-8.5", "SY-8.6"],
  ...["PDS-2.3", "PDS-2.4", "PDS-4.1a", "PDS-4.1b", "PDS-4.1c", "PDS-5.3b", "LA-1.6d", "LA-1.6e"],
  ...["LN-4a", "LN-4b", "LN-4c", "LN-4d", "LN-4e", "LN-5a"],
];

describe("the requirements", async () => {
  const text = await readFile(`${PROJECT}docs/requirements.md`, "utf8");
  const rows = text
    .split("\n")
    .filter((line) => /^\| [A-Z]+-[\dL]/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  it("are all answered, each once", () => {
    expect(rows.map(([id]) => id).toSorted()).toEqual(IDS.toSorted());
  });

  it.each(rows)("%s (%s) says its state and names places and tests that exist", (...cells) => {
    const [, , state = "", what = "", where = "", tests = ""] = cells;
    expect(cells).toHaveLength(6);
    expect(["here", "in part", "recorded", "later"]).toContain(state);
    const testFiles = quoted(tests);
    if (state === "later") expect(what).toMatch(/with \*\w+\*/);
    else expect(testFiles.length).toBeGreaterThan(0);
    expect(testFiles.filter((path) => !path.endsWith(".test.ts"))).toEqual([]);
    expect(
      [...testFiles, ...quoted(where)].filter((path) => !path.startsWith("/") && !existsSync(PROJECT + path)),
    ).toEqual([]);
  });

  it("name issue classes as the catalogue does", () => {
    const named = [...text.matchAll(/`((?:incident|facility):\d{4})` ([\p{Script=Han}（）、]+)/gu)];
    expect(named.length).toBeGreaterThan(6);
    const wrong = named.filter(([, key = "", name]) => findClass(SHIPPED_CATALOGUE, key)?.name !== name);
    expect(wrong.map(([match]) => match)).toEqual([]);
  });

  it("hold for 十乱: a report carries the tag while its class is one of the setting", () => {
    const { ten_disorder_classes: members } = settingsOn(REPORT_SETTINGS, [], parsePlainDate("2026-11-16"));
    const report = lines.patrol(at("2026-11-16 09:00"));
    const tagsOf = (classKey: string) =>
      mustPlay(emptyRehearsal(), {
        ...report,
        input: { classKey, description: "路口两侧占道", position: PLACE, photos: ["a".repeat(64)] },
      }).detail.tags;
    expect(members).toContain("incident:0406");
    expect(tagsOf("incident:0406")).toEqual(["ten_disorder"]);
    expect(members).not.toContain("incident:0110");
    expect(tagsOf("incident:0110")).toEqual([]);
  });
});

function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
}
