import { describe, expect, it } from "vitest";
import { parsePlainDate as day } from "#base/plain-date.ts";
import { CorrectionSchema, type DraftTarget } from "../../model/draft/correction.ts";
import { correctionsFor, moveOf, proposedSplit, splitTexts, type TaskFields } from "./corrections.ts";

const target = (value: number): DraftTarget => ({
  ...{ subject: "分类投放点", comparator: "at_least", value, unit: "处", direction: "up" },
  ...{ baseline: null, per: null, due: null },
});
const BEFORE: TaskFields = {
  title: "推进垃圾分类",
  lead: ["市城管局"],
  responsible: ["各区县政府"],
  personId: null,
  from: null,
  to: day("2026-06-30"),
  recurrence: null,
  targets: [target(120), target(3), target(40)],
};

describe("what a person changed about a task", () => {
  it("is nothing when nothing was changed", () => {
    expect(correctionsFor("1.1", BEFORE, { ...BEFORE, title: " 推进垃圾分类 " })).toEqual([]);
  });

  it("is one correction for each thing, each as the server takes it", () => {
    const made = correctionsFor("1.1", BEFORE, {
      ...BEFORE,
      title: "垃圾分类全覆盖",
      responsible: [],
      to: day("2026-07-31"),
      targets: [target(150), target(3), target(40), target(7)],
    });
    expect(made).toEqual([
      { kind: "rename", taskId: "1.1", title: "垃圾分类全覆盖" },
      { kind: "assign", taskId: "1.1", lead: ["市城管局"], responsible: [] },
      { kind: "set_period", taskId: "1.1", from: null, to: "2026-07-31", recurrence: null },
      { kind: "set_target", taskId: "1.1", index: 0, target: target(150) },
      { kind: "set_target", taskId: "1.1", index: 3, target: target(7) },
    ]);
    for (const correction of made) expect(CorrectionSchema.safeParse(correction).success).toBe(true);
  });

  it("takes the targets away from the end, so that places stay true", () => {
    const made = correctionsFor("1.1", BEFORE, { ...BEFORE, targets: [target(3), target(40)] });
    const left = made.reduce<(DraftTarget | null)[]>(
      (list, one) => {
        if (one.kind !== "set_target") return list;
        if (one.target === null) return list.filter((_, i) => i !== one.index);
        return list.map((old, i) => (i === one.index ? one.target : old));
      },
      [...BEFORE.targets],
    );
    expect(left).toEqual([target(3), target(40)]);
  });
});

describe("moving and splitting", () => {
  it("moves one place, and not beyond the ends", () => {
    const ids = ["a", "b", "c"];
    expect(moveOf(ids, "b", -1)).toMatchObject({ taskId: "b", beforeId: "a" });
    expect(moveOf(ids, "a", 1)).toMatchObject({ taskId: "a", beforeId: "c" });
    expect(moveOf(ids, "b", 1)).toMatchObject({ taskId: "b", beforeId: null });
    expect(moveOf(ids, "a", -1)).toBeNull();
    expect(moveOf(ids, "c", 1)).toBeNull();
    expect(moveOf(ids, "x", 1)).toBeNull();
  });

  it("proposes sentences, or clauses of a single one", () => {
    expect(splitTexts(proposedSplit("划定疏导点；划管主次干道。开展联合执法。"))).toEqual([
      "划定疏导点",
      "划管主次干道",
      "开展联合执法",
    ]);
    expect(splitTexts(proposedSplit("新建十处，改造五处"))).toEqual(["新建十处", "改造五处"]);
    expect(splitTexts(" 甲 \n\n乙")).toEqual(["甲", "乙"]);
  });
});
