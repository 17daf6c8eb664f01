/** What holds for any text at all. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outline, PlanSource } from "./outline.ts";
import { quote, readPlan } from "./read-plan.ts";
import { BOLD_LIST } from "./samples/bold-list.ts";
import { WORK_POINTS } from "./samples/work-points.ts";
import { WRAPPED_PLAN } from "./samples/wrapped-plan.ts";

const PIECES = [
  ...[
    "一、",
    "（一）",
    "1.",
    "（2）",
    "①",
    "一是",
    "二是",
    "第三条",
    "1.1 ",
    "附件1",
    "附件：",
    "## ",
    "**",
    "\t",
    "|",
    "\n",
    "\n\n",
    "　　",
    "\r\n",
    "\f",
  ],
  ...[
    "牵头部门：市政处，责任部门：",
    "（市城管局牵头，",
    "按职责分工负责）",
    "完成时限：",
    "由公安局牵头，",
    "、",
    "和",
    "。",
    "；",
    "《",
    "》",
    "“",
    "”",
    "（",
    "）",
  ],
  ...[
    "2026年",
    "2月30日",
    "11 月底前",
    "每月25日前",
    "双月",
    "自印发之日起30日内",
    "达到 95%以上",
    "不少于2次",
    "减少三成",
    "全覆盖",
    "每日 100 吨",
    "99999999999",
  ],
  ...[
    "提请局党组研究",
    "责任科室→牵头单位→局党组逐级解决问题",
    "第一阶段（3月-4月）",
    "- 3 -",
    "序号\t工作任务\t完成时限\t责任单位\n",
    "1\t清运垃圾\t全年\t环卫科\n",
    "\ud83d\ude00",
    "电话：13800001111",
  ],
];
const source: fc.Arbitrary<PlanSource> = fc.record({
  text: fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .tuple(fc.constantFrom(BOLD_LIST, WORK_POINTS, WRAPPED_PLAN), fc.nat(900), fc.nat(900))
      .map(([text, from, length]) => text.slice(from, from + length)),
  ),
  layout: fc.constantFrom("lines" as const, "paragraphs" as const),
});

function findings({ tasks, reporting, ladder, phases, contacts }: Outline) {
  return [
    ...tasks.flatMap(({ periods, targets }) => [...periods, ...targets]),
    ...reporting,
    ...ladder,
    ...phases,
    ...contacts,
  ];
}

describe("reading any text", () => {
  it("gives findings that quote the source, within it", () => {
    fc.assert(
      fc.property(source, (given) => {
        const outline = readPlan(given);
        for (const { text, span } of findings(outline)) expect(quote(outline, span)).toBe(text);
        for (const { name, span } of outline.parties) expect(quote(outline, span)).toBe(name);
        for (const { span } of [...outline.tasks, ...outline.headings]) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(given.text.length);
        }
      }),
      { numRuns: 400, examples: [[{ text: "一、任务\n（一）清运。\n（二）", layout: "lines" }]] },
    );
  });

  it("nests headings by one level at a time, and gives each task an id of its own", () => {
    fc.assert(
      fc.property(source, (given) => {
        const { headings, tasks } = readPlan(given);
        let above = 0;
        for (const { level } of headings) {
          expect(level).toBeLessThanOrEqual(above + 1);
          above = level;
        }
        expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
      }),
      { numRuns: 200 },
    );
  });

  it("is the same again from the text it returns", () => {
    fc.assert(
      fc.property(source, (given) => {
        const first = readPlan(given);
        expect(readPlan({ ...given, text: first.text })).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });
});
