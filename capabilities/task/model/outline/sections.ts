/** The tree of headings: labels nest by the order of their styles, whatever level the document gives them by letters or marks. */
import { type Flow, joinFlows, sliceFlow, trimFlow } from "./flow.ts";
import type { Head } from "./head.ts";
import { type Label, labelOf, ordinalsIn } from "./numbering.ts";
import type { Line } from "./paragraphs.ts";
import { ROLE_LABEL_AT_START } from "./role-labels.ts";

export interface Section {
  readonly label: Label;
  readonly level: number;
  /** `4.2.3`: the numbers of the labels from the top. */
  readonly path: string;
  /** Without the label. */
  readonly heading: Flow;
  /** Label and heading. */
  readonly headed: Flow;
  /** Everything of its own behind the label, before its first child: the heading and what follows, one flow a paragraph. */
  readonly own: Flow[];
  readonly parent: Section | null;
  readonly children: Section[];
}

/** A part of the document with what stands in it outside of any heading. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly loose: Flow[];
  readonly sections: Section[];
  readonly tables: Table[];
}

/** Rows that stand together, and the heading or title above them. */
interface Table {
  readonly under: string;
  readonly rows: Flow[];
}

/** A heading that runs on in its own line: up to its full stop; longer ones are sentences all the same. */
const COLON_HEADING = 24;
const CLOSING_WORDS =
  /^(?:请?各(?:单位|部门|地|县|区|市|镇|街道|级|分局|中队|责任单位|牵头单位)|请各|以上|本方案|本通知|特此通知)/;

export function partsOf(lines: readonly Line[], head: Head): readonly Part[] {
  const parts: Part[] = [emptyPart(0, "")];
  let stack: Section[] = [];
  const skipped = contentsList(lines);
  for (const [index, { flow, kind }] of lines.entries()) {
    if (head.partStarts.has(index)) {
      parts.push(emptyPart(parts.length, flow.text));
      stack = [];
    }
    const part = parts[parts.length - 1] as Part;
    if (kind === "row")
      addRow(part, flow, lines[index - 1]?.kind === "row" && !head.partStarts.has(index), stack[stack.length - 1]);
    else if (!head.asides.has(index) && !skipped.has(index))
      for (const piece of divided(flow)) stack = place(part, stack, piece);
  }
  return parts;
}

function emptyPart(id: number, title: string): Part {
  return { id: id === 0 ? "" : String(id), title, loose: [], sections: [], tables: [] };
}

function addRow(part: Part, flow: Flow, continues: boolean, above: Section | undefined): void {
  const table = part.tables[part.tables.length - 1];
  if (table && continues) table.rows.push(flow);
  else part.tables.push({ under: above?.heading.text ?? part.title, rows: [flow] });
}

/** Text of a web page may have lost its line ends: 。二、主要任务 and 。（二） begin a paragraph there all the same. */
const LABEL_INSIDE =
  /(?<=[。！][）)”]?\s*|[。！].{0,80}[）)])(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])|(?<=^[一二三四五六七八九十]{1,3}、[^。，；（(]{2,20})(?=[（(]一[）)])/g;
const LONG_PARAGRAPH = 100;

/** A paragraph that runs through 一是 … 二是 becomes one piece for each. */
function divided(flow: Flow): readonly Flow[] {
  const ordinals = ordinalsIn(flow.text).map(({ at }) => at);
  const labels =
    flow.text.length < LONG_PARAGRAPH ? [] : [...flow.text.matchAll(LABEL_INSIDE)].map(({ index }) => index);
  const inside = [...new Set([...ordinals, ...labels])].sort((a, b) => a - b);
  if (inside.length === 0) return [flow];
  const cuts = [0, ...inside, flow.text.length];
  return cuts
    .slice(1)
    .map((end, index) => trimFlow(sliceFlow(flow, cuts[index] ?? 0, end)))
    .filter(({ text }) => text !== "");
}

function place(part: Part, stack: readonly Section[], flow: Flow): Section[] {
  const arabic = [...stack].reverse().find(({ label }) => label.rank === 7);
  const label = labelOf(flow.text, arabic?.label.number ?? null);
  if (!label) return addBody(part, stack, flow);
  const open = stack.filter((section) => section.label.rank < label.rank);
  const parent = open[open.length - 1] ?? null;
  const siblings = parent ? parent.children : part.sections;
  const section = sectionOf(flow, label, parent);
  siblings.push(section);
  return [...open, section];
}

function addBody(part: Part, stack: readonly Section[], flow: Flow): Section[] {
  const current = stack[stack.length - 1];
  const isClosing = CLOSING_WORDS.test(flow.text) && !ROLE_LABEL_AT_START.test(flow.text);
  const hasOwnBody =
    current !== undefined &&
    (current.own.length > 1 || (current.own[0]?.text.length ?? 0) > current.heading.text.length + 2);
  if (!current || (isClosing && hasOwnBody)) part.loose.push(flow);
  else current.own.push(flow);
  return [...stack];
}

function sectionOf(flow: Flow, label: Label, parent: Section | null): Section {
  const content = trimFlow(sliceFlow(flow, label.text.length));
  const end = headingEnd(content.text);
  const heading = trimFlow(sliceFlow(content, 0, end));
  return {
    label: { ...label, text: label.text.trim() },
    level: (parent?.level ?? 0) + 1,
    path: parent ? `${parent.path}.${label.number}` : String(label.number),
    heading,
    headed: joinFlows([trimFlow(sliceFlow(flow, 0, label.text.length)), heading]),
    own: [content],
    parent,
    children: [],
  };
}

/** Where the heading ends in a paragraph: its first sentence, its first words before a colon or a blank, or all of it. */
function headingEnd(text: string): number {
  const stop = outsideBrackets(text, /[。！？!?]/);
  const colon = outsideBrackets(text, /[：:]/);
  const end = stop < 0 ? text.replace(/[。；;：:，,、\s]+$/, "").length : stop;
  if (colon > 1 && colon <= COLON_HEADING && colon < end) return colon;
  const blank = outsideBrackets(text, /[\s　]/);
  const isBlankHeading =
    blank >= 4 && blank <= COLON_HEADING && text.length - blank > 20 && !/[，。；、]/.test(text.slice(0, blank));
  if (isBlankHeading && !/^[\s　]*(?:[（(“]|\d)/.test(text.slice(blank))) return blank;
  const bracket = /[（(【](?:责任|牵头|主办|主责|配合|承办)/.exec(text.slice(0, end))?.index;
  return bracket !== undefined && bracket > 1 ? bracket : end;
}

function outsideBrackets(text: string, pattern: RegExp): number {
  let depth = 0;
  for (const [index, sign] of [...text].entries()) {
    if ("（(《“【".includes(sign)) depth++;
    else if ("）)》”】".includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && pattern.test(sign)) return index;
  }
  return -1;
}

/** 目录: the entries of a list of contents are no headings. They end where the first of them comes again. */
function contentsList(lines: readonly Line[]): ReadonlySet<number> {
  const start = lines.findIndex(({ flow }) => /^目\s*录$/.test(flow.text));
  if (start < 0) return new Set();
  const bare = (index: number) => (lines[index]?.flow.text ?? "").replace(/[\s.．…·]*\d*$/, "").replace(/\s/g, "");
  const first = bare(start + 1);
  for (let index = start + 2; index < lines.length; index++) {
    if (first !== "" && bare(index).startsWith(first))
      return new Set(Array.from({ length: index - start }, (_, n) => start + n));
  }
  return new Set([start]);
}
