import { describe, expect, it } from "vitest";
import { parseInstant } from "#base/instant.ts";
import { beforeAndAfter, distanceBetween, type Evidence, photosInOrder } from "./photos.ts";

function photo(sha256: string, phase: string, seq: number, changes: Partial<Evidence> = {}): Evidence {
  return { sha256, phase, seq, mediaType: "image/jpeg", takenAt: null, position: null, ...changes };
}

describe("before and after", () => {
  it("are the first photograph of the report and the latest of handling or re-checking", () => {
    const evidence = [
      photo("d", "recheck", 9),
      photo("c", "resolve", 6),
      photo("b", "report", 1),
      photo("a", "report", 1),
    ];
    const { before, after } = beforeAndAfter(evidence);
    expect([before?.sha256, after?.sha256]).toEqual(["b", "d"]);
  });
  it("have no after while nothing was handled", () => {
    expect(beforeAndAfter([photo("a", "verify", 2)])).toEqual({ before: photo("a", "verify", 2), after: null });
  });
});

describe("photographs", () => {
  it("of one entry stand in the order in which they were taken; papers are not among them", () => {
    const at = (time: string) => parseInstant(`2026-11-24T${time}:00+08:00`);
    const ordered = photosInOrder([
      photo("late", "report", 1, { takenAt: at("09:10") }),
      photo("paper", "report", 1, { mediaType: "application/pdf" }),
      photo("early", "report", 1, { takenAt: at("09:05") }),
    ]);
    expect(ordered.map((one) => one.sha256)).toEqual(["early", "late"]);
  });
  it("tell how far apart they were taken only when both know where", () => {
    const here = { longitude: 114, latitude: 33 };
    const there = { longitude: 114, latitude: 33.0001 };
    const placed = (position: Evidence["position"]) => photo("a", "report", 1, { position });
    expect(distanceBetween(placed(here), placed(there))).toBe("点位相距 11 m");
    expect(distanceBetween(placed(here), placed(null))).toBeUndefined();
  });
});
