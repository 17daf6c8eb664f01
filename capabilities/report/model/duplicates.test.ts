import { describe, expect, it } from "vitest";
import { position } from "#base/position.ts";
import {
  compareReports,
  type DuplicateNeighbour,
  type DuplicateSubject,
  findDuplicates,
  textSimilarity,
} from "./duplicates.ts";
import { at } from "./story.ts";

const settings = { duplicate_metres: 50, duplicate_days: 7 };
const subject: DuplicateSubject = {
  position: position(114.02, 33.01),
  openedAt: at("2026-11-16 12:00"),
  classKey: "incident:0110",
  text: "菜场北门桶外垃圾堆了一地",
};
/** A degree of latitude is 111,195 m: 0.0001 is 11 m. */
const neighbour = (more: Partial<DuplicateNeighbour>): DuplicateNeighbour => ({
  ...subject,
  matterId: "1",
  number: null,
  title: "垃圾",
  openedAt: at("2026-11-16 09:00"),
  ...more,
});

describe("duplicates", () => {
  it("are likely when class, radius and time all agree, and say so", () => {
    const candidate = compareReports(
      subject,
      neighbour({ position: position(114.02, 33.0101), text: "菜场门口垃圾堆了一地" }),
      settings,
    );
    expect(candidate.isLikely).toBe(true);
    // 6 pairs in common of 11 and 9.
    expect(candidate.reason).toBe("同一小类，相距 11 米，早 3 小时，描述相似 60%");
  });

  it.each([
    ["another class", { classKey: "incident:0112" }],
    ["51 metres away", { position: position(114.02, 33.01046) }],
    ["eight days before", { openedAt: at("2026-11-08 11:00") }],
    ["no place", { position: null }],
  ])("are not likely with %s", (_, more) => {
    expect(compareReports(subject, neighbour(more), settings).isLikely).toBe(false);
  });

  it("are likely at exactly the limit of days", () => {
    expect(compareReports(subject, neighbour({ openedAt: at("2026-11-09 12:00") }), settings).isLikely).toBe(true);
  });

  it("are shown best first, without the noise", () => {
    const found = findDuplicates(
      subject,
      [
        neighbour({
          matterId: "far",
          position: position(114.05, 33.05),
          classKey: "facility:0101",
          text: "井盖响",
          openedAt: at("2026-10-01 09:00"),
        }),
        neighbour({ matterId: "near", position: position(114.02, 33.0102), text: "垃圾没人清" }),
        neighbour({ matterId: "same" }),
      ],
      settings,
    );
    expect(found.map((candidate) => candidate.matterId)).toEqual(["same", "near"]);
  });

  it("find a neighbour without a place by its class, words and time", () => {
    const found = findDuplicates(subject, [neighbour({ position: null })], settings);
    expect(found).toMatchObject([{ isLikely: false, distanceMetres: null }]);
    expect(found[0]?.reason).toContain("缺少位置");
  });

  it("score closer and later reports higher", () => {
    const score = (more: Partial<DuplicateNeighbour>) => compareReports(subject, neighbour(more), settings).score;
    expect(score({ position: position(114.02, 33.0101) })).toBeGreaterThan(
      score({ position: position(114.02, 33.0104) }),
    );
    expect(score({ openedAt: at("2026-11-16 10:00") })).toBeGreaterThan(score({ openedAt: at("2026-11-13 10:00") }));
    expect(score({})).toBeLessThanOrEqual(1);
  });
});

describe("text similarity", () => {
  it("is 1 for the same words, whatever the punctuation, and 0 for none in common", () => {
    expect(textSimilarity("垃圾，没人清。", "垃圾没人清")).toBe(1);
    expect(textSimilarity("井盖松动", "路灯不亮")).toBe(0);
    expect(textSimilarity("", "路灯不亮")).toBe(0);
  });
});
