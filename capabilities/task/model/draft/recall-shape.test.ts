import { describe, expect, it } from "vitest";
import { readPlan } from "../outline/read-plan.ts";
import type { Correction } from "./correction.ts";
import { draftPlan } from "./draft-plan.ts";
import { recalledCorrections } from "./recall.ts";

const planOf = (rows: readonly string[]) => {
  const { tasks } = readPlan({ text: `2026年工作方案\n一、重点任务\n${rows.join("\n")}\n`, layout: "lines" });
  const id = (words: string) => {
    const found = tasks.find(({ text }) => text.includes(words));
    if (!found) throw new Error(`no task ${words}`);
    return found.id;
  };
  return { tasks, id };
};
const BEFORE = planOf([
  "1. 提升环卫作业水平，新增洗扫车12台，改造中转站3座，2026年6月底前完成。",
  "2. 清理卫生死角，2026年6月底前完成。",
  "3. 清理河道垃圾，2026年6月底前完成。",
]);
const AFTER = planOf([
  "1. 清理河道垃圾，2027年6月底前完成。",
  "2. 提升环卫作业水平，新增洗扫车20台，改造中转站5座，2027年6月底前完成。",
  "3. 清理卫生死角，2027年6月底前完成。",
]);
const SPLIT: Correction = {
  ...{ kind: "split", taskId: BEFORE.id("环卫作业") },
  texts: ["新增洗扫车12台", "改造中转站3座"],
};
const MERGE: Correction = { kind: "merge", taskIds: [BEFORE.id("卫生死角"), BEFORE.id("河道垃圾")] };
const past = (corrections: readonly Correction[], id = "a") => ({ id, tasks: BEFORE.tasks, corrections });
const recalled = (...documents: Parameters<typeof recalledCorrections>[1]) =>
  recalledCorrections(AFTER.tasks, documents).map(({ correction }) => correction);

describe("what was split or merged in the issuer's last document", () => {
  it("is split again in the words and figures of the new one", () => {
    const [again] = recalled(past([SPLIT]));
    expect(again).toEqual({ ...SPLIT, taskId: AFTER.id("环卫作业"), texts: ["新增洗扫车20台", "改造中转站5座"] });
    const titles = draftPlan(AFTER, again ? [again] : []).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["新增洗扫车20台", "改造中转站5座"]));
  });

  it("is merged again, the first one first, wherever its parts stand now", () => {
    expect(recalled(past([MERGE]))).toEqual([{ kind: "merge", taskIds: [AFTER.id("卫生死角"), AFTER.id("河道垃圾")] }]);
  });

  it("is not proposed where a part is missing, or its words are gone", () => {
    const without = planOf(["1. 清理卫生死角，2027年6月底前完成。", "2. 提升环卫作业水平，新增洗扫车20台。"]);
    expect(recalledCorrections(without.tasks, [past([SPLIT, MERGE])])).toEqual([]);
    const lastYears = { ...SPLIT, texts: ["第一批购置12台", "其余购置"] };
    expect(recalled(past([lastYears]))).toEqual([]);
    expect(recalled(past([{ ...SPLIT, texts: ["车辆购置", "场站改造"] }]))).toMatchObject([
      { texts: ["车辆购置", "场站改造"] },
    ]);
  });

  it("follows the latest document that knows the task, also when it was left whole there", () => {
    expect(recalled(past([], "b"), past([SPLIT, MERGE], "a"))).toEqual([]);
  });
});
