import { describe, expect, it } from "vitest";
import { millisOf, shanghaiTime } from "#base/instant.ts";
import { position } from "#base/position.ts";
import { findHotIssues, heatOf, joinWords, type Message } from "./hot-issues.ts";
import { learnPlaces } from "./places-in-text.ts";
import { sampleDemands } from "./sample-demands.ts";

const NOW = millisOf(shanghaiTime("2026-11-18 09:10"));
const DEMANDS = sampleDemands(NOW, 30);
const find = (messages: readonly Message[], least = 4) => findHotIssues(messages, { now: NOW, days: 30, least });

describe("hot issues", () => {
  const issues = find(DEMANDS);

  it("are what many say in their own words, the hottest first, and nothing else", () => {
    expect(issues.map((issue) => [issue.size, issue.sizeBefore])).toEqual([
      [12, 5],
      [4, 0],
    ]);
    expect(issues[0]?.members.every((member) => member.id.startsWith("plant"))).toBe(true);
    expect(issues[1]?.members.every((member) => member.id.startsWith("lamp"))).toBe(true);
  });

  it("leave out what is older than both windows", () => {
    expect(issues.flatMap((issue) => issue.members).some((member) => member.id.startsWith("old"))).toBe(false);
  });

  it("say what is typical and which place it is about", () => {
    const [first] = issues;
    expect(first?.members[0]?.likeness).toBeGreaterThanOrEqual(first?.members.at(-1)?.likeness ?? 1);
    expect(first?.members[0]?.places.join()).toContain("云栖佳苑");
    const words = joinWords(
      first?.members.flatMap((member) => member.words) ?? [],
      DEMANDS.map((one) => one.title),
    );
    expect(words.join()).toMatch(/拌合站|沥青/);
  });

  it("need as many messages as the city says", () => {
    expect(find(DEMANDS, 5)).toHaveLength(1);
    expect(find(DEMANDS, 13)).toHaveLength(0);
  });

  it("keep apart what is said in the same words of places far from each other", () => {
    const told = (n: number, longitude: number): Message => ({
      id: `${longitude}-${n}`,
      title: "夜间施工扰民",
      text: "工地夜间施工，吵得睡不着",
      address: "",
      position: position(longitude, 33),
      at: NOW - n - 1,
    });
    const two = [0, 1, 2, 3].flatMap((n) => [told(n, 114), told(n, 114.2)]);
    expect(find(two).map((issue) => issue.members.length)).toEqual([4, 4]);
  });

  it("are the same for the same messages, and none for none", () => {
    expect(find(DEMANDS)).toEqual(issues);
    expect(find([])).toEqual([]);
  });
});

describe("heat", () => {
  it.each([
    [10, 10, 10],
    [10, 4, 13],
    [10, 0, 15],
    [4, 12, 4],
  ])("%i messages after %i: %f", (size, before, heat) => expect(heatOf(size, before)).toBe(heat));
});

describe("places in texts", () => {
  const TEXTS = [
    "家住云栖佳苑小区",
    "投诉云栖佳苑小区物业",
    "云栖佳苑小区停电",
    "附近小区也停电",
    "附近小区很吵",
    "文渡路积水",
    "家在文渡路",
  ];
  const finder = learnPlaces(TEXTS);

  it("are names that recur, as long as they hold together", () => {
    expect(finder.placesIn("反映云栖佳苑小区的问题")).toContain("云栖佳苑小区");
    expect(finder.placesIn("文渡路又积水")).toEqual(["文渡路"]);
  });

  it("are no places of any kind, and nothing that was never said before", () => {
    expect(finder.placesIn("附近小区")).toEqual([]);
    expect(finder.placesIn("望海楼路塌了")).toEqual([]);
  });

  it("are found at once when the map knows them", () => {
    expect(learnPlaces([], ["望海楼路"]).placesIn("望海楼路塌了")).toEqual(["望海楼路"]);
  });
});

describe("words from pairs of characters", () => {
  it("are put together where the texts have them together", () => {
    expect(joinWords(["拌合", "合站", "噪声"], ["拌合站噪声", "拌合站粉尘", "噪声大"])).toEqual(["拌合站", "噪声"]);
  });
});
