/** By what a task of one document is known again in the next: words that do not change from year to year. */
import type { PlanTask } from "../outline/outline.ts";
import { titleOf } from "./draft-plan.ts";

/** Shorter first words («加强管理») stand in any plan and say nothing. */
const SHORTEST_LEAD = 5;

/** The first words before the heading: who decided on this very task knew better than who decided on its section. */
export function marksOf(task: PlanTask): readonly string[] {
  const lead = leadMarkOf(task);
  const heading = plain(task.heading);
  return [...(lead === null ? [] : [lead]), ...(heading === "" ? [] : [`heading ${heading}`])];
}

/** The first words alone; null where they say nothing. */
export function leadMarkOf(task: PlanTask): string | null {
  const lead = plain(titleOf(task.text).split(/[，,：:、]/)[0] ?? "");
  return lead.length >= SHORTEST_LEAD ? `lead ${lead}` : null;
}

/** Without number, punctuation and figures: those change from year to year. */
export function plain(text: string): string {
  return text
    .replace(
      /^\s*(?:[（(]?[一二三四五六七八九十百\d]+[)）、.．]|[一二三四五六七八九十]+是|第[一二三四五六七八九十百]+[条章节])\s*/,
      "",
    )
    .replace(PASSING, "");
}
const PASSING = /[\d\s\p{P}\p{S}]/gu;
