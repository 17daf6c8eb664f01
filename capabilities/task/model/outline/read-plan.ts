/**
 * Reads a plan. General rules for documents of the official form, nothing tuned to one of them; what they cannot decide becomes a doubt.
 * Pure: the same source gives the same outline.
 */
import { documentDoubts, unique, withMissing } from "./completeness.ts";
import { contactsIn } from "./contacts.ts";
import { type Flow, segmentsOf, spanIn } from "./flow.ts";
import type { Gathered } from "./gathered.ts";
import { type Head, readHead } from "./head.ts";
import { type FoundStep, ladderIn } from "./ladder.ts";
import { readList } from "./list-tasks.ts";
import type { Contact, Heading, LadderStep, Outline, PlanSource } from "./outline.ts";
import { type Line, paragraphsOf } from "./paragraphs.ts";
import type { Anchor } from "./periods.ts";
import { readLoose, readSection } from "./section-tasks.ts";
import { type Part, partsOf, type Section } from "./sections.ts";

export function readPlan(source: PlanSource): Outline {
  const lines = paragraphsOf(source);
  const head = readHead(lines);
  const anchor = anchorOf(head);
  const out: Gathered = { headings: [], tasks: [], parties: [], duties: [], phases: [], doubts: [] };
  const parts = partsOf(lines, head);
  const main = mainPart(parts);
  let lists = 0;
  for (const part of parts) {
    const context = { anchor, out, prefix: part === main ? "" : part.id === "" ? "n" : `a${part.id}.` };
    for (const section of part.sections) readSection(section, context, null);
    for (const [index, flow] of part.loose.entries()) readLoose(flow, `${context.prefix}p${index + 1}`, context);
    for (const { rows, under } of part.tables) {
      lists++;
      readList(rows, { ...context, prefix: `list${lists}.` }, under, new Set(source.mergedCells ?? []));
    }
  }
  return {
    title: head.title,
    issuer: head.issuer,
    number: head.number,
    date: head.date,
    headings: out.headings,
    tasks: unique(out.tasks).map((task) => withMissing(task, out.tasks)),
    reporting: out.duties,
    ladder: ladderOf(lines),
    phases: out.phases,
    parties: out.parties,
    contacts: contactsOf(lines),
    attachments: head.attachments,
    paragraphs: lines.map(({ flow, kind }) => ({
      kind: kind === "row" ? "row" : isHeaded(flow, out.headings) ? "heading" : "text",
      segments: segmentsOf(flow),
    })),
    doubts: [...out.doubts, ...documentDoubts(head, out)],
    text: source.text,
  };
}

/** The clean words of a place in the document: pieces of broken lines joined, page numbers left out. */
export function quote(
  outline: Pick<Outline, "text" | "paragraphs">,
  span: { readonly start: number; readonly end: number },
): string {
  const words = outline.paragraphs.map(({ segments }) =>
    segments
      .map(({ start, end }) =>
        outline.text.slice(Math.max(start, span.start), Math.min(end, span.end)).replace(/[\n\r\f]/g, " "),
      )
      .join(""),
  );
  return words.filter((text) => text !== "").join("\n");
}

function anchorOf({ date, title }: Head): Anchor {
  const named = /(?:^|[^\d])(20\d{2})\s*年/.exec(title ?? "")?.[1];
  return { date, year: named ? Number(named) : date ? Number(date.slice(0, 4)) : null };
}

function mainPart(parts: readonly Part[]): Part | undefined {
  const count = (sections: readonly Section[]): number =>
    sections.reduce((sum, one) => sum + 1 + count(one.children), 0);
  return [...parts].sort((a, b) => count(b.sections) - count(a.sections))[0];
}

function isHeaded(flow: Flow, headings: readonly Heading[]): boolean {
  const span = spanIn(flow);
  return headings.some((heading) => heading.span.start === span.start);
}

function ladderOf(lines: readonly Line[]): readonly LadderStep[] {
  const found: (FoundStep & { readonly flow: Flow })[] = [];
  for (const { flow, kind } of lines) {
    if (kind === "row") continue;
    for (const step of ladderIn(flow.text)) {
      const known = found.findIndex(({ party }) => sameParty(party, step.party));
      const other = found[known];
      if (!other) found.push({ ...step, flow });
      else if (other.when === "" && step.when !== "") found[known] = { ...other, when: step.when };
    }
  }
  return found.map(({ flow, party, when, start, end }, index) => ({
    step: index + 1,
    party,
    when,
    text: flow.text.slice(start, end),
    span: spanIn(flow, start, end),
  }));
}

function sameParty(a: string, b: string): boolean {
  return a === b || a.endsWith(b) || b.endsWith(a);
}

function contactsOf(lines: readonly Line[]): readonly Contact[] {
  return lines.flatMap(({ flow }) =>
    contactsIn(flow.text).map(({ kind, start, end }) => ({
      kind,
      text: flow.text.slice(start, end),
      span: spanIn(flow, start, end),
    })),
  );
}
