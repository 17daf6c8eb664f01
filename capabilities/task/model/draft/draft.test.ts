/** Corrections and comparison: tables, and properties over any corrections. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan } from "../outline/read-plan.ts";
import { comparePlans } from "./compare.ts";
import type { Correction } from "./correction.ts";
import { draftPlan, titleOf } from "./draft-plan.ts";

const LINES = [
  "2026年工作要点",
  "一、重点任务",
  "1. 完成老旧小区整治30个，2026年6月底前完成。（牵头部门：城管科；责任部门：环卫所）",
  "2. 新建公厕12座，2026年9月底前完成。（牵头部门：环卫所）",
  "3. 每月开展一次户外广告检查。（牵头部门：市容科）",
  "4. 修复路灯200盏，2026年10月底前完成。（牵头部门：照明所）",
];
const read = (lines: readonly string[]) => readPlan({ text: lines.join("\n"), layout: "lines" });
const outline = read(LINES);
const ids = outline.tasks.map(({ id }) => id);
const [first = "", second = "", third = "", fourth = ""] = ids;

describe("corrections", () => {
  it("read the sample as four tasks", () => expect(ids).toHaveLength(4));

  it.each<readonly [what: string, corrections: readonly Correction[], order: readonly string[]]>([
    ["nothing", [], [first, second, third, fourth]],
    ["merge", [{ kind: "merge", taskIds: [first, third] }], [first, second, fourth]],
    [
      "split",
      [{ kind: "split", taskId: second, texts: ["选址", "建设"] }],
      [first, second, `${second}~2`, third, fourth],
    ],
    ["move to the front", [{ kind: "move", taskId: fourth, beforeId: first }], [fourth, first, second, third]],
    ["move to the end", [{ kind: "move", taskId: first, beforeId: null }], [second, third, fourth, first]],
    [
      "add",
      [{ kind: "add", taskId: "new", heading: "一、", title: "补充一项" }],
      [first, second, third, fourth, "new"],
    ],
    [
      "of what was merged away",
      [
        { kind: "merge", taskIds: [first, second] },
        { kind: "rename", taskId: second, title: "没有了" },
      ],
      [first, third, fourth],
    ],
  ])("%s", (_, corrections, order) => {
    expect(draftPlan(outline, corrections).map(({ id }) => id)).toEqual(order);
  });

  it("keep targets, spans and units of what is merged", () => {
    const [merged] = draftPlan(outline, [{ kind: "merge", taskIds: [first, second] }]);
    expect(merged?.targets.map(({ value }) => value)).toEqual([30, 12]);
    expect(merged?.spans).toHaveLength(2);
    expect(merged?.lead).toEqual(["城管科", "环卫所"]);
    expect(merged?.responsible).toEqual([]);
  });

  const anyId = fc.constantFrom(...ids, `${second}~2`, "elsewhere");
  const anyCorrection: fc.Arbitrary<Correction> = fc.oneof(
    fc.record({ kind: fc.constant("rename" as const), taskId: anyId, title: fc.constant("另一个名称") }),
    fc.record({ kind: fc.constant("split" as const), taskId: anyId, texts: fc.constant<string[]>(["甲项", "乙项"]) }),
    fc.record({ kind: fc.constant("merge" as const), taskIds: fc.array(anyId, { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant("move" as const), taskId: anyId, beforeId: fc.option(anyId) }),
    fc.record({ kind: fc.constant("leave_out" as const), taskId: anyId }),
    fc.record({ kind: fc.constant("set_target" as const), taskId: anyId, index: fc.nat(2), target: fc.constant(null) }),
  );

  it("never make two tasks of one id, never lose a place in the text, and undoing the last is applying one less", () => {
    const spansOf = (tasks: ReturnType<typeof draftPlan>) =>
      new Set(tasks.flatMap(({ spans }) => spans.map(({ start }) => start)));
    fc.assert(
      fc.property(fc.array(anyCorrection, { maxLength: 12 }), (corrections) => {
        const tasks = draftPlan(outline, corrections);
        expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
        expect(spansOf(tasks)).toEqual(spansOf(draftPlan(outline, [])));
        expect(draftPlan(outline, corrections)).toEqual(tasks);
      }),
    );
  });
});

describe("a title", () => {
  it.each([
    ["1. 完成背街小巷整治126条，2026年底前完成。其他。", "完成背街小巷整治126条，2026年底前完成"],
    ["（一）市容秩序", "市容秩序"],
    ["一是加强巡查；二是", "加强巡查"],
  ])("of %s is %s", (text, title) => expect(titleOf(text)).toBe(title));

  it("ends at a comma when the sentence is long", () => {
    const title = titleOf(`${"整治各类占道经营和店外经营行为，".repeat(6)}完成。`);
    expect(title.length).toBeLessThanOrEqual(60);
    expect(title.endsWith("，")).toBe(false);
  });
});

describe("two editions", () => {
  const before = draftPlan(outline, []);

  it("of one text do not differ", () => {
    expect(comparePlans(before, before)).toMatchObject({ changes: [], unchanged: 4 });
  });

  it("match what was renumbered, and tell what changed in what", () => {
    const after = draftPlan(
      read([
        ...LINES.slice(0, 2),
        "1. 开展城市体检并形成报告，2026年5月底前完成。（牵头部门：规划科）",
        "2. 完成老旧小区整治36个，2026年7月底前完成。（牵头部门：城管科；责任部门：环卫所）",
        "3. 新建公厕12座，2026年9月底前完成。（牵头部门：环卫所）",
        "4. 每月开展一次户外广告检查。（牵头部门：市容科）",
      ]),
      [],
    );
    const { changes, unchanged } = comparePlans(before, after);
    expect(unchanged).toBe(2);
    expect(changes.map(({ kind, title }) => [kind, title.slice(0, 6)])).toEqual([
      ["added", "开展城市体检"],
      ["changed", "完成老旧小区"],
      ["removed", "修复路灯20"],
    ]);
    expect(changes[1]?.fields.map(({ field }) => field)).toEqual(["title", "text", "heading", "to", "targets"]);
    expect(changes[1]?.fields.find(({ field }) => field === "to")).toMatchObject({
      before: "2026-06-30",
      after: "2026-07-31",
    });
  });
});
