import { describe, expect, it } from "vitest";
import type { HotIssueAnswer } from "#capabilities/report/contract.ts";
import { growthWords, jointDescription } from "./words.ts";

const ISSUE = { title: "夜间施工扰民", places: ["云栖佳苑"], size: 12, sizeBefore: 5 } as unknown as HotIssueAnswer;

describe("an issue in words", () => {
  it.each([
    [5, 0, "新出现"],
    [5, 5, "与此前持平"],
    [5, 3, "比此前多 2 件"],
    [3, 5, "比此前少 2 件"],
  ])("%i after %i: %s", (size, sizeBefore, words) => expect(growthWords({ size, sizeBefore })).toBe(words));

  it("a joint matter names the place, the count and the messages", () => {
    const numbers = Array.from({ length: 21 }, (_, n) => `A-${n}`);
    const text = jointDescription(ISSUE, numbers);
    expect(text).toContain("云栖佳苑，17 件诉求集中反映：夜间施工扰民");
    expect(text).toContain("A-4 等 21 件");
    expect(jointDescription(ISSUE, [])).not.toContain("所含诉求");
  });
});
