/** What is drawn of a document: each paragraph cut where a finding begins or ends, so that every piece knows what was found in it. */
import type { CallOutput } from "#ui/call.ts";
import type { getPlanDocument } from "../../contract.ts";

export type DocumentParagraph = CallOutput<typeof getPlanDocument>["paragraphs"][number];
export type DocumentSpan = DocumentParagraph["segments"][number];

/** A place of the text that means something; of a task when `taskId` is given. */
export interface Mark {
  readonly kind: "task" | "party" | "period" | "target" | "reporting" | "ladder" | "phase";
  readonly span: DocumentSpan;
  readonly taskId: string | null;
  readonly label: string;
}

export interface Piece {
  readonly text: string;
  readonly start: number;
  /** The innermost finding here; null: plain words. */
  readonly kind: Exclude<Mark["kind"], "task"> | null;
  readonly label: string;
  /** The task whose words these are. */
  readonly taskId: string | null;
  readonly isHeading: boolean;
}

export interface DrawnParagraph {
  readonly key: number;
  readonly look: "text" | "heading" | "row";
  /** Depth of the heading from 1; 0 for other paragraphs. */
  readonly level: number;
  readonly pieces: readonly Piece[];
  /** Tasks that begin in this paragraph, in order. */
  readonly begins: readonly string[];
  /** Kinds of duties of the whole plan found here: 升级, 报告, 阶段. */
  readonly duties: readonly ("reporting" | "ladder" | "phase")[];
}

interface Source {
  readonly text: string;
  readonly paragraphs: readonly DocumentParagraph[];
  readonly headings: readonly { readonly level: number; readonly span: DocumentSpan }[];
}

export function drawParagraphs(source: Source, marks: readonly Mark[]): DrawnParagraph[] {
  const ordered = [...marks].sort((one, other) => one.span.start - other.span.start);
  const begun = new Set<string>();
  let next = 0;
  let open: Mark[] = [];
  return source.paragraphs.flatMap((paragraph) => {
    const [first, last] = [paragraph.segments[0], paragraph.segments.at(-1)];
    if (!first || !last) return [];
    open = open.filter((mark) => mark.span.end > first.start);
    for (; next < ordered.length; next++) {
      const mark = ordered[next] as Mark;
      if (mark.span.start >= last.end) break;
      if (mark.span.end > first.start) open.push(mark);
    }
    const here = open.filter((mark) => mark.span.start < last.end);
    const begins: string[] = [];
    for (const mark of here) {
      if (mark.kind !== "task" || !mark.taskId || begun.has(mark.taskId)) continue;
      begun.add(mark.taskId);
      begins.push(mark.taskId);
    }
    const heading = source.headings.find(({ span }) => span.start >= first.start && span.start < last.end);
    const title = heading && lengthOf(heading.span) <= LONGEST_TITLE ? heading.span : null;
    return {
      key: first.start,
      look: paragraph.kind,
      level: paragraph.kind === "heading" && heading ? heading.level : 0,
      pieces: paragraph.segments.flatMap((segment) => piecesOf(source.text, segment, here, title)),
      begins,
      duties: DUTIES.filter((kind) => here.some((mark) => mark.kind === kind && mark.span.start >= first.start)),
    };
  });
}
/** A numbered sentence is no title: in bold it would be hard to read. */
const LONGEST_TITLE = 40;
const DUTIES = ["ladder", "reporting", "phase"] as const;

function piecesOf(text: string, segment: DocumentSpan, marks: readonly Mark[], title: DocumentSpan | null): Piece[] {
  const cuts = new Set([segment.start, segment.end]);
  for (const span of [...marks.map((mark) => mark.span), ...(title ? [title] : [])]) {
    for (const at of [span.start, span.end]) if (at > segment.start && at < segment.end) cuts.add(at);
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1] ?? segment.end;
    const covering = marks.filter(({ span }) => span.start <= start && span.end >= end);
    const inner = narrowest(covering.filter((mark) => mark.kind !== "task"));
    const task = narrowest(covering.filter((mark) => mark.taskId !== null));
    return {
      text: text.slice(start, end),
      start,
      kind: inner ? (inner.kind as Piece["kind"]) : null,
      label: inner?.label ?? "",
      taskId: inner?.taskId ?? task?.taskId ?? null,
      isHeading: title !== null && title.start <= start && title.end >= end,
    };
  });
}

function narrowest(marks: readonly Mark[]): Mark | null {
  return marks.reduce<Mark | null>(
    (best, mark) => (best && lengthOf(best.span) <= lengthOf(mark.span) ? best : mark),
    null,
  );
}
const lengthOf = (span: DocumentSpan) => span.end - span.start;
