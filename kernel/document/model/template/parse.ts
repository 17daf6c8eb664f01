/**
 * The language of template text, made so that a legal officer can read and mend it.
 *
 *     【顶格】{partyName}：             a line without indent; also 【居中】 【右】 【标题】
 *     经查，{facts}                     any other line is a paragraph
 *     | 案号 | {caseNo} | 案由 | {x} |   lines between bars are rows of a table; a cell without a field is a label
 *     |高| 主要事实 | {facts} |           a tall row, room to write
 *     【清单 items】                     the rows of a field as a numbered table
 *     【问答 qa】                        question and answer
 *     【意见 unit_head】                 a box of the approval: opinion, signature, date
 *     【签名 party officer】             lines to sign on
 *     【落款】 【分页】                   agency, date and seal; a new page
 *     {如 hearing}…{否则}…{完}            words that depend on a field, within a line or over several
 *     {如 pay=on_the_spot}…{完}
 *     {fineFen|大写}                     a format: 大写 元 日期 时间 日
 *     {pages|卷内页数}                   a line to write on; where the paper is bound in a file, how many pages the file has
 */
import type { DocumentForm } from "../form.ts";

export interface TemplateFault {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export const FORMATS = ["大写", "元", "日期", "时间", "日", "卷内页数"] as const;
export type Format = (typeof FORMATS)[number];

export type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "field"; readonly key: string; readonly format: Format | null };

export type LineStyle = "body" | "flush" | "centre" | "right" | "heading";
export type Line =
  | { readonly kind: "paragraph"; readonly style: LineStyle; readonly pieces: readonly Piece[] }
  | { readonly kind: "row"; readonly isTall: boolean; readonly cells: readonly (readonly Piece[])[] }
  | { readonly kind: "list" | "dialogue"; readonly key: string; readonly title: string }
  | { readonly kind: "opinion"; readonly signer: string }
  | { readonly kind: "signatures"; readonly signers: readonly string[] }
  | { readonly kind: "signOff" }
  | { readonly kind: "pageBreak" };

const STYLES: Readonly<Record<string, LineStyle>> = { 顶格: "flush", 居中: "centre", 右: "right", 标题: "heading" };

export interface Condition {
  readonly key: string;
  /** Null: the field is there and is not 否. */
  readonly value: string | null;
}

/** Everything wrong with a template text, each with its line: unknown fields, signers and directives, unclosed conditions. */
export function checkTemplate(form: DocumentForm, text: string): readonly TemplateFault[] {
  const fields = new Map(form.fields.map((field) => [field.key, field]));
  const signers = new Set(form.signers.map((signer) => signer.id));
  const faults: TemplateFault[] = [];
  let open = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const fault = (message: string) => faults.push({ line: index + 1, message });
    for (const [, inner = ""] of line.matchAll(/\{([^{}]*)\}/g)) {
      const condition = conditionOf(inner);
      if (inner === "完") {
        open -= 1;
        if (open < 0) fault("“{完}”前面没有“{如 …}”");
      } else if (inner === "否则") {
        if (open === 0) fault("“{否则}”前面没有“{如 …}”");
      } else if (condition) {
        open += 1;
        if (!fields.has(condition.key)) fault(`没有栏目“${condition.key}”`);
      } else {
        const [key = "", format] = inner.split("|");
        if (!fields.has(key)) fault(`没有栏目“${key}”`);
        if (format !== undefined && !FORMATS.includes(format as Format))
          fault(`没有格式“${format}”，可用：${FORMATS.join("、")}`);
      }
    }
    if (/\{[^}]*$/.test(line)) fault("“{”没有配对的“}”");
    const parsed = readLine(line.replace(/\{(如 [^{}]*|否则|完)\}/g, ""));
    if (parsed === null) fault(`不认识的指令“${line.slice(0, line.indexOf("】") + 1)}”`);
    else if (parsed.kind === "list" || parsed.kind === "dialogue") {
      const wanted = parsed.kind === "list" ? "rows" : "dialogue";
      if (fields.get(parsed.key)?.type !== wanted)
        fault(`“${parsed.key}”不是${wanted === "rows" ? "清单" : "问答"}栏目`);
    } else if (parsed.kind === "opinion" && !signers.has(parsed.signer)) fault(`没有签批人“${parsed.signer}”`);
    else if (parsed.kind === "signatures")
      for (const signer of parsed.signers) if (!signers.has(signer)) fault(`没有签名人“${signer}”`);
  }
  if (open > 0) faults.push({ line: text.split("\n").length, message: "有“{如 …}”没有“{完}”" });
  return faults;
}

/** `如 pay=on_the_spot` as a condition; null when the words between braces are something else. */
export function conditionOf(inner: string): Condition | null {
  const match = /^如 ([A-Za-z]\w*)(?:=(\w+))?$/.exec(inner);
  return match ? { key: match[1] ?? "", value: match[2] ?? null } : null;
}

/** One line without conditions; null: a directive nobody knows. */
export function readLine(line: string): Line | null {
  const directive = /^【([^】 ]+)(?: ([^】]*))?】(.*)$/.exec(line);
  if (directive) {
    const [, name = "", argument = "", rest = ""] = directive;
    const style = STYLES[name];
    if (style) return { kind: "paragraph", style, pieces: piecesOf(rest) };
    if (name === "清单") return { kind: "list", key: argument, title: rest };
    if (name === "问答") return { kind: "dialogue", key: argument, title: rest };
    if (name === "意见") return { kind: "opinion", signer: argument };
    if (name === "签名") return { kind: "signatures", signers: argument.split(" ").filter(Boolean) };
    if (name === "落款") return { kind: "signOff" };
    if (name === "分页") return { kind: "pageBreak" };
    return null;
  }
  const row = /^\|(高)?\|?(.*)\|$/.exec(line);
  if (row) return { kind: "row", isTall: row[1] !== undefined, cells: cellsOf(row[2] ?? "").map(piecesOf) };
  return { kind: "paragraph", style: "body", pieces: piecesOf(line) };
}

/** Bars inside braces belong to a format. */
function cellsOf(row: string): readonly string[] {
  return (row.match(/(?:\{[^}]*\}|[^|])+/g) ?? []).map((cell) => cell.trim());
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{([A-Za-z]\w*)(?:\|([^}]*))?\}/g)) {
    if (match.index > from) pieces.push({ kind: "words", text: text.slice(from, match.index) });
    pieces.push({ kind: "field", key: match[1] ?? "", format: (match[2] as Format | undefined) ?? null });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: "words", text: text.slice(from) });
  return pieces;
}
