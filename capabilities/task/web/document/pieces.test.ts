import { describe, expect, it } from "vitest";
import { readPlan } from "../../model/outline/read-plan.ts";
import { WORK_POINTS } from "../../model/outline/samples/work-points.ts";
import { drawParagraphs, type Mark } from "./pieces.ts";

const text = "一、垃圾分类\n1.年底前建成\n3座站。市环卫中心牵头。\n2.开展检查。";
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const source = {
  text,
  headings: [{ level: 1, span: at("一、垃圾分类") }],
  paragraphs: [
    { kind: "heading" as const, segments: [at("一、垃圾分类")] },
    { kind: "text" as const, segments: [at("1.年底前建成"), at("3座站。市环卫中心牵头。")] },
    { kind: "text" as const, segments: [at("2.开展检查。")] },
  ],
};
const marks: readonly Mark[] = [
  { kind: "target", span: at("建成\n3座"), taskId: "1.1", label: "3 座" },
  { kind: "task", span: at("1.年底前建成\n3座站。市环卫中心牵头。"), taskId: "1.1", label: "" },
  { kind: "task", span: at("2.开展检查。"), taskId: "1.2", label: "" },
  { kind: "party", span: at("市环卫中心"), taskId: "1.1", label: "牵头" },
];

describe("a document with what was found in it", () => {
  const drawn = drawParagraphs(source, marks);

  it("keeps every word of every segment, in order", () => {
    for (const [i, paragraph] of source.paragraphs.entries()) {
      const words = paragraph.segments.map(({ start, end }) => text.slice(start, end)).join("");
      expect(drawn[i]?.pieces.map((piece) => piece.text).join("")).toBe(words);
    }
  });

  it("cuts a finding that runs over a broken line into one piece for each line", () => {
    const targets = drawn[1]?.pieces.filter((piece) => piece.kind === "target");
    expect(targets?.map((piece) => piece.text)).toEqual(["建成", "3座"]);
  });

  it("says whose words they are, and where each task begins", () => {
    expect(drawn.map(({ begins }) => begins)).toEqual([[], ["1.1"], ["1.2"]]);
    expect(drawn[1]?.pieces.every((piece) => piece.taskId === "1.1")).toBe(true);
    expect(drawn[0]).toMatchObject({ look: "heading", level: 1, pieces: [{ isHeading: true }] });
    expect(drawn[1]?.pieces.some((piece) => piece.isHeading)).toBe(false);
  });

  it("draws a whole document without losing a character of its paragraphs", () => {
    const outline = readPlan({ text: WORK_POINTS, layout: "lines" });
    const found: Mark[] = outline.tasks.flatMap((task) => [
      { kind: "task", span: task.span, taskId: task.id, label: "" },
      ...task.targets.map((target) => ({
        ...{ kind: "target" as const, span: target.span, taskId: task.id, label: target.text },
      })),
    ]);
    const pages = drawParagraphs(outline, found);
    const words = outline.paragraphs.flatMap(({ segments }) => segments.map((s) => WORK_POINTS.slice(s.start, s.end)));
    expect(pages.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join("")).toBe(words.join(""));
    expect(pages.flatMap(({ begins }) => begins).sort()).toEqual(outline.tasks.map(({ id }) => id).sort());
  });
});
