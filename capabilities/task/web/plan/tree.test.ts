import { describe, expect, it } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { sampleTask } from "../parts/sample-task.ts";
import { buildTree, type DocumentHeading, headingsAbove, unfolded, worstLight } from "./tree.ts";

const heading = (level: number, label: string, start: number): DocumentHeading => ({
  ...{ level, label, text: `标题 ${label}`, span: { start, end: start + 4 } },
});
/** 一、(一) 1. 2. 二、 */
const HEADINGS = [
  heading(1, "一、", 0),
  heading(2, "（一）", 10),
  heading(3, "1.", 20),
  heading(3, "2.", 60),
  heading(1, "二、", 100),
];
const at = (start: number) => [{ start, end: start + 5 }];

describe("the tree of a plan", () => {
  it("puts a task under the headings above it and not under its own number", () => {
    expect(headingsAbove(HEADINGS, 20).map(({ label }) => label)).toEqual(["一、", "（一）"]);
    // The reader lets some tasks begin after their number.
    expect(headingsAbove(HEADINGS, 22).map(({ label }) => label)).toEqual(["一、", "（一）"]);
    expect(headingsAbove(HEADINGS, 24).map(({ label }) => label)).toEqual(["一、", "（一）", "1."]);
    // Its own number ends what stood above the task before it.
    expect(headingsAbove(HEADINGS, 62).map(({ label }) => label)).toEqual(["一、", "（一）"]);
    expect(headingsAbove(HEADINGS, 105).map(({ label }) => label)).toEqual(["二、"]);
    expect(headingsAbove(HEADINGS, 0)).toEqual([]);
  });

  it("nests, sums up, and keeps the order of the document", () => {
    const tasks = [
      sampleTask({ matterId: "a", spans: at(20), percent: 40, timePercent: 80, light: "red", leadUnitName: "甲" }),
      sampleTask({ matterId: "b", spans: at(40), percent: 60, timePercent: 60, light: "green", leadUnitName: "甲" }),
      sampleTask({ matterId: "c", spans: at(105), dueOn: parsePlainDate("2026-12-20") }),
    ];
    const tree = buildTree(tasks, HEADINGS);
    expect(tree.map((node) => node.kind === "group" && node.label)).toEqual(["一、", "二、"]);
    expect(tree[0]).toMatchObject({
      sum: { tasks: 2, percent: 50, timePercent: 70, light: "red", leadUnitName: "甲" },
    });
    const lines = unfolded(tree, new Set()).map((node) => `${node.depth} ${node.id}`);
    expect(lines).toEqual(["0 h0", "1 h10", "2 a", "2 h20", "3 b", "0 h100", "1 c"]);
  });

  it("hangs tasks broken down further under theirs, and folds", () => {
    const tree = buildTree(
      [sampleTask({ matterId: "a", spans: at(20) }), sampleTask({ matterId: "a1", parentId: "a" })],
      HEADINGS,
    );
    const all = unfolded(tree, new Set());
    expect(all.at(-1)).toMatchObject({ id: "a1", depth: 3 });
    expect(unfolded(tree, new Set(["a"])).some((node) => node.id === "a1")).toBe(false);
    expect(unfolded(tree, new Set(["h0"]))).toHaveLength(1);
  });

  it("leaves cancelled tasks out of the sum, and shows the worst light", () => {
    const tree = buildTree(
      [
        sampleTask({ matterId: "a", spans: at(30), percent: 100, light: "done", state: "done" }),
        sampleTask({ matterId: "b", spans: at(40), percent: 0, light: "red", state: "cancelled" }),
      ],
      [HEADINGS[0] as DocumentHeading],
    );
    expect(tree[0]).toMatchObject({ sum: { tasks: 2, percent: 100, light: "done" } });
    expect(worstLight(["green", "yellow", "done"])).toBe("yellow");
    expect(worstLight([])).toBe("waiting");
  });
});
