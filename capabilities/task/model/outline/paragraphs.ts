/** Lines become paragraphs: page numbers and running headers fall away, broken lines are joined, table rows stay lines. */
import { EMPTY_FLOW, type Flow, flowOf, joinFlows, sliceFlow, trimFlow } from "./flow.ts";
import { labelOf } from "./numbering.ts";
import type { PlanSource } from "./outline.ts";
import { ROLE_LABEL_AT_START } from "./role-labels.ts";

export interface Line {
  readonly flow: Flow;
  readonly kind: "text" | "row";
}

interface RawLine {
  readonly flow: Flow;
  readonly isIndented: boolean;
  readonly isRow: boolean;
  readonly isPageStart: boolean;
}

const PAGE_NUMBER =
  /^(?:[-—–－─·•]+\s*\d{1,4}\s*[-—–－─·•]+|第\s*\d+\s*页(?:\s*[,，/／]?\s*共\s*\d+\s*页)?|\d+\s*[/／]\s*\d+|Page\s+\d+(?:\s+of\s+\d+)?)$/i;
const CONTENTS_LINE = /[.．…·]{3,}\s*\d{1,3}$/;
const ENDS_SENTENCE = /[。！？!?；;…]$|[。！？!?][”’」）)]$/;
const DATE_AT_END = /(?:\d|[一二三四五六七八九十])\s*日\s*(?:印发)?$|公开发布[）)]$/;
const DATE_ALONE =
  /^[（(]?(?:\d{4}|[一二三四五六七八九零〇○]{4})\s*年[\d\s一二三四五六七八九十月]{2,12}日(?:\s*印发)?[）)]?$/;
const PUBLISHED_WORDS = /(?:通知|意见|方案|要点|办法|决定|通告|函|计划|清单|规定|细则)[”》）)]*$/;

/** Paragraphs of text and rows of tables, in order. */
export function paragraphsOf({ text, layout }: PlanSource): readonly Line[] {
  const lines = withoutFurniture(rawLines(text), layout);
  const width = layout === "lines" ? brokenAt(lines) : null;
  const paragraphs: Line[] = [];
  let open: { flows: Flow[]; last: RawLine } | null = null;
  const close = () => {
    if (open) paragraphs.push({ flow: joinFlows(open.flows), kind: "text" });
    open = null;
  };
  for (const line of lines) {
    if (line.isRow) {
      close();
      paragraphs.push({ flow: line.flow, kind: "row" });
      continue;
    }
    const current = open as { flows: Flow[]; last: RawLine } | null;
    if (current && continues(current.flows, current.last, line, { width, layout })) {
      current.flows.push(...between(current.last, line, text), line.flow);
      current.last = line;
    } else {
      close();
      open = { flows: [line.flow], last: line };
    }
  }
  close();
  return paragraphs;
}

function rawLines(text: string): readonly RawLine[] {
  const found: RawLine[] = [];
  let end = 0;
  for (const match of text.matchAll(/[^\n\r\f\u2028\u2029]+/g)) {
    const written = match[0];
    const isPageStart = found.length === 0 || text.slice(end, match.index).includes("\f");
    if (written.trim() === "") continue;
    const cells = written.split("\t").length;
    const isRow = cells >= 3 || isPipeRow(written) || (cells === 2 && !/[。：:]/.test(written));
    const flow = isRow
      ? flowOf(text, match.index, match.index + written.length)
      : withoutMarks(flowOf(text, match.index, match.index + written.length));
    if (flow.text === "" && !isRow) continue;
    found.push({ flow, isIndented: /^(?:[　\u00a0]{2}|\s{4}|\t)/.test(written), isRow, isPageStart });
    end = match.index + written.length;
  }
  return found.filter((line, index) => !line.isRow || hasCompany(found, index)).length === found.length
    ? found
    : found.map((line, index) =>
        line.isRow && !hasCompany(found, index) ? { ...line, isRow: false, flow: withoutMarks(line.flow) } : line,
      );
}

function isPipeRow(line: string): boolean {
  return /^\s*\|.*\|.*\|\s*$/.test(line);
}

/** One line with a tab is no table. */
function hasCompany(lines: readonly RawLine[], index: number): boolean {
  return Boolean(lines[index - 1]?.isRow || lines[index + 1]?.isRow);
}

/** Without marks of Markdown (`## `, `**`) and blanks around. */
function withoutMarks(flow: Flow): Flow {
  const trimmed = trimFlow(flow);
  const head = /^(?:#{1,6}\s+|>\s+)/.exec(trimmed.text)?.[0].length ?? 0;
  const body = sliceFlow(trimmed, head);
  const parts: Flow[] = [];
  let from = 0;
  for (const match of body.text.matchAll(/\*\*|\u200b|\ufeff/g)) {
    parts.push(sliceFlow(body, from, match.index));
    from = match.index + match[0].length;
  }
  return from === 0 ? trimFlow(body) : trimFlow(joinFlows([...parts, sliceFlow(body, from)]));
}

function withoutFurniture(lines: readonly RawLine[], layout: PlanSource["layout"]): readonly RawLine[] {
  const repeated = layout === "lines" ? runningHeaders(lines) : new Set<string>();
  const seen = new Set<string>();
  return lines.filter(({ flow: { text }, isRow }) => {
    if (isRow) return true;
    if (PAGE_NUMBER.test(text) || CONTENTS_LINE.test(text)) return false;
    const key = digitless(text);
    // The first one may be the title itself.
    if (!repeated.has(key) || !seen.has(key)) {
      seen.add(key);
      return true;
    }
    return false;
  });
}

/** Headers and footers of pages: short lines that begin two pages, or come back at least three times, far from each other. */
function runningHeaders(lines: readonly RawLine[]): ReadonlySet<string> {
  const places = new Map<string, number[]>();
  for (const [index, { flow, isRow }] of lines.entries()) {
    if (isRow || flow.text.length > 40 || /[：:。；;，、]/.test(flow.text) || labelOf(flow.text)) continue;
    const key = digitless(flow.text);
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  const isFar = (at: number[]) => at.length >= 3 && at.every((place, n) => n === 0 || place - (at[n - 1] ?? 0) >= 8);
  const beginsPages = (at: number[]) => at.filter((place) => lines[place]?.isPageStart).length >= 2;
  return new Set([...places].filter(([, at]) => isFar(at) || beginsPages(at)).map(([key]) => key));
}

function digitless(text: string): string {
  return text.replace(/\d+/g, "#").replace(/\s/g, "");
}

/** The width at which lines are broken, in Chinese characters; null for text whose lines are whole paragraphs. */
function brokenAt(lines: readonly RawLine[]): number | null {
  const texts = lines.filter((line) => !line.isRow).map(({ flow }) => flow.text);
  const widths = texts.map(widthOf).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (widths.length < 6 || width < 12 || width > 60) return null;
  // A line that stops in the middle of a sentence was broken there, or is a heading.
  const unfinished = texts.filter((text) => !ENDS_SENTENCE.test(text) && !/[：:]$/.test(text));
  const full = unfinished.filter((text) => Math.abs(widthOf(text) - width) <= 2.5).length;
  return full >= 4 && full / unfinished.length >= 0.45 ? width : null;
}

/** In Chinese characters: a Latin letter or a digit takes half. */
function widthOf(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += text.charCodeAt(index) < 0x2000 ? 0.5 : 1;
  return width;
}

/** Whether `line` goes on with the paragraph that `last` ends so far. */
function continues(
  flows: readonly Flow[],
  last: RawLine,
  line: RawLine,
  { width, layout }: { readonly width: number | null; readonly layout: PlanSource["layout"] },
): boolean {
  const [before, after] = [last.flow.text, line.flow.text];
  const length = flows.reduce((sum, flow) => sum + flow.text.length, 0);
  if (DATE_AT_END.test(before) || isStart(before, after)) return false;
  if (length < 90 && hasOpenBracket(flows)) return true;
  if (isTitleBroken(before, after)) return true;
  if (layout === "paragraphs") return false;
  if (ROLE_LABEL_AT_START.test(/[^，,；;。]*$/.exec(before)?.[0] ?? "") && /[：:]$/.test(before)) return true;
  if (line.isIndented && last.isIndented !== line.isIndented) return false;
  if (/[，、,]$/.test(before)) return true;
  if (/[：:]$/.test(before)) return false;
  if (width !== null) return !line.isIndented && widthOf(before) >= width - 2.5;
  return length > 40 && !ENDS_SENTENCE.test(before) && !/[”）)》：:]$/.test(before);
}

/** A label begins a paragraph, unless the line before stops in the middle of a sentence and the label may be a plain number. */
function isStart(before: string, after: string): boolean {
  if (ROLE_LABEL_AT_START.test(after) || /^(?:附\s*件|联\s*系\s*人|联系电话|抄\s*送)/.test(after)) return true;
  if (DATE_ALONE.test(after)) return true;
  const label = labelOf(after);
  if (!label) return false;
  return label.rank < 7 || ENDS_SENTENCE.test(before) || !/[，、,]$/.test(before);
}

function hasOpenBracket(flows: readonly Flow[]): boolean {
  const text = flows.map((flow) => flow.text).join("");
  return [..."《（“"].some(
    (open) => text.lastIndexOf(open) > text.lastIndexOf({ "《": "》", "（": "）", "“": "”" }[open] ?? ""),
  );
}

/** 关于印发2019年某省 / 某某工作要点的通知 */
function isTitleBroken(before: string, after: string): boolean {
  const opens = /^(?:.{0,30})?关于/.test(before) && before.length < 45 && !PUBLISHED_WORDS.test(before);
  return opens && !/[。：:；;]/.test(before + after) && after.length < 45 && PUBLISHED_WORDS.test(after);
}

/** Latin words need the line end between them. */
function between(last: RawLine, line: RawLine, text: string): readonly Flow[] {
  if (!/[A-Za-z,.]$/.test(last.flow.text) || !/^[A-Za-z]/.test(line.flow.text)) return [];
  const piece = last.flow.pieces[last.flow.pieces.length - 1];
  const end = piece ? piece.start + piece.length : 0;
  return piece ? [flowOf(text, end, end + 1)] : [EMPTY_FLOW];
}
