/** A template and the facts of a case become blocks of finished words. */
import type { Json } from "#base/canonical-json.ts";
import { columnsOf, type DocumentContent, type DocumentForm, isEmpty } from "../form.ts";
import type { Block, Cell, Opinion, Run } from "./blocks.ts";
import { type Condition, conditionOf, type Piece, readLine } from "./parse.ts";
import { dateWords, valueWords } from "./words.ts";

/** What one signer did: `on` a plain date. */
export interface Signature {
  readonly signer: string;
  readonly name: string;
  readonly opinion: string;
  readonly on: string;
  /** SHA-256 of the picture of a signature, or empty. */
  readonly image: string;
}

export interface Filling {
  readonly form: DocumentForm;
  /** The version of the template text in force, or the form's own. */
  readonly template: string;
  readonly content: DocumentContent;
  readonly signatures: readonly Signature[];
}

/** Fields without a value become lines to write on: a document can be previewed at any time. */
export function fillTemplate(filling: Filling): readonly Block[] {
  const blocks: Block[] = [];
  let rows: { cells: readonly Cell[]; isTall: boolean }[] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push(tableOf(rows));
    rows = [];
  };
  for (const text of chooseWords(filling.template, filling.content).split("\n")) {
    const line = readLine(text);
    if (line === null || (line.kind === "paragraph" && line.pieces.length === 0)) continue;
    if (line.kind === "row") {
      rows.push({ isTall: line.isTall, cells: line.cells.map((pieces) => cellOf(filling, pieces)) });
      continue;
    }
    endTable();
    const block = blockOf(filling, line);
    const last = blocks.at(-1);
    if (block.kind === "opinions" && last?.kind === "opinions")
      blocks[blocks.length - 1] = { kind: "opinions", opinions: [...last.opinions, ...block.opinions] };
    else blocks.push(block);
  }
  endTable();
  return blocks;
}

function blockOf(filling: Filling, line: Exclude<NonNullable<ReturnType<typeof readLine>>, { kind: "row" }>): Block {
  const { form, content } = filling;
  switch (line.kind) {
    case "paragraph":
      return { kind: "paragraph", style: line.style, runs: runsOf(filling, line.pieces) };
    case "list": {
      const field = form.fields.find((one) => one.key === line.key);
      const columns = field ? columnsOf(field) : [];
      const rows = objectsOf(content[line.key]);
      const words = rows.map((row, index) => [String(index + 1), ...columns.map(({ key }) => wordsOfCell(row[key]))]);
      return {
        kind: "list",
        title: line.title,
        columns: ["序号", ...columns.map(({ heading }) => heading)],
        rows: words,
      };
    }
    case "dialogue":
      return {
        kind: "dialogue",
        pairs: objectsOf(content[line.key]).map((pair) => ({
          question: wordsOfCell(pair.question),
          answer: wordsOfCell(pair.answer),
        })),
      };
    case "opinion":
      return { kind: "opinions", opinions: linesOf(filling, line.signer).slice(0, 1) };
    case "signatures":
      return { kind: "signatures", lines: line.signers.flatMap((signer) => linesOf(filling, signer)) };
    case "signOff":
      return {
        kind: "signOff",
        agency: wordsOfCell(content.agencyName),
        on: typeof content.issuedOn === "string" ? dateWords(content.issuedOn) : "",
        isSealed: form.isSealed,
      };
    case "pageBreak":
      return { kind: "pageBreak" };
  }
}

/** One line for each who must sign; those who did stand in it. */
function linesOf({ form, signatures }: Filling, signer: string): readonly Opinion[] {
  const known = form.signers.find((one) => one.id === signer);
  if (!known) return [];
  const done = signatures.filter((signature) => signature.signer === signer);
  return Array.from({ length: Math.max(known.count, done.length) }, (_, index) => {
    const { name = "", opinion = "", on = "", image = "" } = done[index] ?? {};
    return { label: known.label, text: opinion, name, on: on && dateWords(on), image };
  });
}

function cellOf(filling: Filling, pieces: readonly Piece[]): Cell {
  const isLabel = pieces.length > 0 && pieces.every((piece) => piece.kind === "words");
  return { runs: runsOf(filling, pieces), isLabel, span: 1 };
}

/** The last cell of a shorter row takes what is left of the line. */
function tableOf(rows: readonly { cells: readonly Cell[]; isTall: boolean }[]): Block {
  const columns = Math.max(...rows.map((row) => row.cells.length));
  return {
    kind: "table",
    columns,
    rows: rows.map(({ cells, isTall }) => ({
      isTall,
      cells: cells.map((cell, index) =>
        index === cells.length - 1 ? { ...cell, span: columns - cells.length + 1 } : cell,
      ),
    })),
  };
}

function runsOf({ form, content }: Filling, pieces: readonly Piece[]): readonly Run[] {
  return pieces.map((piece): Run => {
    if (piece.kind === "words") return { text: piece.text, kind: "fixed" };
    const field = form.fields.find((one) => one.key === piece.key);
    const value = content[piece.key];
    if (!field || value === undefined || isEmpty(value))
      return { text: "", kind: piece.format === "卷内页数" ? "folio" : "blank" };
    return { text: valueWords(field, value, piece.format), kind: "filled" };
  });
}

/** Keeps the words whose condition holds; conditions may stand inside one another. */
export function chooseWords(template: string, content: DocumentContent): string {
  let kept = "";
  const open: { isMet: boolean }[] = [];
  for (const token of template.split(/(\{(?:如 [^{}]*|否则|完)\})/)) {
    const inner = token.startsWith("{") ? token.slice(1, -1) : "";
    const condition = conditionOf(inner);
    const top = open.at(-1);
    if (condition) open.push({ isMet: isMet(condition, content) });
    else if (inner === "否则" && top) top.isMet = !top.isMet;
    else if (inner === "完") open.pop();
    else if (open.every((one) => one.isMet)) kept += token;
  }
  return kept;
}

function isMet({ key, value }: Condition, content: DocumentContent): boolean {
  const held = content[key];
  if (value !== null) return Array.isArray(held) ? held.includes(value) : held === value;
  return !isEmpty(held) && held !== false && held !== 0;
}

function objectsOf(value: Json | undefined): readonly Record<string, Json>[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (item): item is Record<string, Json> => item !== null && typeof item === "object" && !Array.isArray(item),
  );
}

function wordsOfCell(value: Json | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}
