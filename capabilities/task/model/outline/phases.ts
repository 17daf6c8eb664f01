/** 工作阶段: headings and sentences that name a stage of the work and when it is. */
import { type Flow, joinFlows, spanIn } from "./flow.ts";
import { sentencesOf } from "./masks.ts";
import type { Phase } from "./outline.ts";
import { type Anchor, type FoundPeriod, periodsIn } from "./periods.ts";
import type { Section } from "./sections.ts";

const STEPS = /步骤|阶段|时间安排|进度安排|实施安排|工作安排|进度计划/;
const ORDINAL_STAGE = /第[一二三四五六]阶段|阶段[一二三四五六]/;
/** Where a stage says when: within so many characters of its beginning. */
const NEAR = 80;

/** @returns null when the section is no phase */
export function phaseOf(section: Section, anchor: Anchor): Phase | null {
  const text = section.own[0]?.text ?? "";
  const near = text.slice(0, Math.max(section.heading.text.length, Math.min(NEAR, text.length)));
  const isNamed = /阶段/.test(near) && (/阶段/.test(section.heading.text) || section.heading.text.length < 30);
  const isStep =
    section.parent !== null && STEPS.test(section.parent.heading.text) && section.parent.heading.text.length <= 20;
  const period = periodsIn(near, anchor).find((one) => one.recurrence === null);
  if (!period || !(isNamed || isStep)) return null;
  const flow = joinFlows(section.own, "\n");
  return {
    label: section.label.text,
    name: nameOf(text, section.heading.text),
    from: period.from,
    to: period.to,
    text: flow.text,
    span: spanIn(flow),
  };
}

/** 第一阶段（10月）。全面启动阶段。 is called 全面启动阶段. */
function nameOf(text: string, heading: string): string {
  const words = text
    .replace(/[（(][^（）()]*[）)]/g, "。")
    .split(/[。：:，,；;\s]+/)
    .map((part) => part.replace(new RegExp(`^(?:${ORDINAL_STAGE.source})`), "").trim())
    .filter((part) => part !== "" && part.length <= 20);
  return words.find((part) => /阶段$/.test(part)) ?? words[0] ?? heading;
}

/** Stages told in sentences: 第一阶段：3月，动员部署；第二阶段 … Only within a section about steps. */
export function phasesInText(section: Section, anchor: Anchor): readonly Phase[] {
  if (!STEPS.test(section.heading.text) && !STEPS.test(section.parent?.heading.text ?? "")) return [];
  const flow: Flow = joinFlows(section.own, "\n");
  return sentencesOf(flow.text).flatMap(({ start, end }) => {
    const words = flow.text.slice(start, end);
    const period: FoundPeriod | undefined = periodsIn(words, anchor).find((one) => one.recurrence === null);
    if (!/^.{0,16}阶段/.test(words.trim()) || /^.{0,20}[二两三四五六]个阶段/.test(words) || !period) return [];
    const label = ORDINAL_STAGE.exec(words)?.[0] ?? "";
    return [
      {
        label,
        name: nameOf(words, words.slice(0, 20)),
        from: period.from,
        to: period.to,
        text: words,
        span: spanIn(flow, start, end),
      },
    ];
  });
}
