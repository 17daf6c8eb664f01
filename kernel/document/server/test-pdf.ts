/**
 * Reads the text of a PDF for tests: page by page, through the fonts' own ToUnicode tables, as a reader's search and copy do.
 * Knows what the typesetter writes (objects in the open, Flate streams, two-byte codes, hexadecimal or literal strings), not every PDF.
 */
import { inflateSync } from "node:zlib";

interface PdfObject {
  /** What stands before the stream, or the whole object. */
  readonly words: string;
  readonly stream: Buffer | null;
}
type Objects = ReadonlyMap<number, PdfObject>;

/** @returns the text of each page, in the order of the pages; lines are not kept apart */
export function textOfPages(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  const root = [...objects.values()].find(({ words }) => /\/Type\s*\/Catalog/.test(words));
  return pagesBelow(objects, referenceIn(root?.words ?? "", "Pages")).map((page) => textOf(objects, page));
}

function objectsOf(pdf: Buffer): Objects {
  const objects = new Map<number, PdfObject>();
  const bytes = pdf.toString("latin1");
  for (const match of bytes.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)(?:stream\r?\n|endobj)/g)) {
    const [whole, id, words = ""] = match;
    const length = /\/Length\s+(\d+)/.exec(words);
    const start = match.index + whole.length;
    const isStream = whole.endsWith("stream\n") || whole.endsWith("stream\r\n");
    const raw = isStream ? pdf.subarray(start, start + Number(length?.[1])) : null;
    objects.set(Number(id), { words, stream: raw && (words.includes("/FlateDecode") ? inflateSync(raw) : raw) });
  }
  return objects;
}

export interface Bookmark {
  /** 1: a part of the file; 2: within one. */
  readonly level: number;
  readonly title: string;
  /** From 1. */
  readonly page: number;
}

/** The bookmarks in the order in which a reader lists them. */
export function bookmarksOf(pdf: Buffer): readonly Bookmark[] {
  const objects = objectsOf(pdf);
  const root = [...objects.values()].find(({ words }) => /\/Type\s*\/Catalog/.test(words))?.words ?? "";
  const pages = pagesBelow(objects, referenceIn(root, "Pages"));
  const siblings = (id: number, level: number): readonly Bookmark[] => {
    const words = objects.get(id)?.words;
    if (words === undefined) return [];
    const place = objects.get(referenceIn(words, "Dest"))?.words ?? words;
    const target = objects.get(Number(/\[\s*(\d+) 0 R/.exec(place)?.[1]));
    return [
      { level, title: titleIn(words), page: target ? pages.indexOf(target) + 1 : 0 },
      ...siblings(referenceIn(words, "First"), level + 1),
      ...siblings(referenceIn(words, "Next"), level),
    ];
  };
  return siblings(referenceIn(objects.get(referenceIn(root, "Outlines"))?.words ?? "", "First"), 1);
}

/** Titles are written in UTF-16, big end first, behind a mark, or as they are where they are Latin. */
function titleIn(words: string): string {
  const hex = /\/Title\s*<([0-9A-Fa-f]+)>/.exec(words)?.[1];
  const literal = words.indexOf("(", words.indexOf("/Title"));
  const bytes = hex
    ? Buffer.from(hex, "hex")
    : Buffer.from(unescaped(words.slice(literal + 1, endOfLiteral(words, literal))), "latin1");
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString("utf16le")
    : bytes.toString("latin1");
}

function referenceIn(words: string, name: string): number {
  return Number(new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(words)?.[1]);
}

function pagesBelow(objects: Objects, id: number): readonly PdfObject[] {
  const node = objects.get(id);
  if (!node) throw new Error(`the PDF has no object ${id}`);
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node.words)?.[1];
  if (kids === undefined) return [node];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((kid) => pagesBelow(objects, Number(kid[1])));
}

function textOf(objects: Objects, page: PdfObject): string {
  const content = objects.get(referenceIn(page.words, "Contents"))?.stream?.toString("latin1") ?? "";
  const resources = page.words.includes("/Resources <<")
    ? page.words
    : (objects.get(referenceIn(page.words, "Resources"))?.words ?? "");
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = "", id] of resources.matchAll(/\/(f\d+)\s+(\d+) 0 R/g)) {
    const font = objects.get(Number(id));
    fonts.set(name, unicodeTable(objects.get(referenceIn(font?.words ?? "", "ToUnicode"))?.stream ?? null));
  }
  let table: ReadonlyMap<string, string> = new Map();
  let text = "";
  for (const token of tokensOf(content)) {
    if (token.kind === "font") table = fonts.get(token.name) ?? new Map();
    else for (const [code] of token.codes.matchAll(/.{4}/g)) text += table.get(code) ?? "\ufffd";
  }
  return text;
}

type Token = { readonly kind: "font"; readonly name: string } | { readonly kind: "string"; readonly codes: string };

/** Font changes and shown strings, in their order; strings outside of text (names of languages) are left out. */
function* tokensOf(content: string): Generator<Token> {
  for (const [, block = ""] of content.matchAll(/\bBT\n([\s\S]*?)\nET\b/g)) {
    const font = /\/(f\d+)\s+[\d.]+\s+Tf/.exec(block);
    if (font?.[1]) yield { kind: "font", name: font[1] };
    for (let at = 0; at < block.length; at++) {
      if (block[at] === "<") {
        const end = block.indexOf(">", at);
        yield { kind: "string", codes: block.slice(at + 1, end).toLowerCase() };
        at = end;
      } else if (block[at] === "(") {
        const end = endOfLiteral(block, at);
        const bytes = Buffer.from(unescaped(block.slice(at + 1, end)), "latin1");
        yield { kind: "string", codes: bytes.toString("hex") };
        at = end;
      }
    }
  }
}

/** Brackets inside a literal string are either escaped or in pairs. */
function endOfLiteral(block: string, start: number): number {
  let depth = 0;
  for (let at = start; at < block.length; at++) {
    if (block[at] === "\\") at++;
    else if (block[at] === "(") depth++;
    else if (block[at] === ")" && --depth === 0) return at;
  }
  throw new Error("a string of the PDF has no end");
}

function unescaped(literal: string): string {
  const named: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  return literal.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, of: string) =>
    /^[0-7]/.test(of) ? String.fromCharCode(Number.parseInt(of, 8)) : (named[of] ?? of),
  );
}

/** Code, four hexadecimal digits → text. */
function unicodeTable(cmap: Buffer | null): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [, part = ""] of cmap?.toString("latin1").matchAll(/beginbfchar([\s\S]*?)endbfchar/g) ?? []) {
    for (const [, code = "", to = ""] of part.matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>/g)) {
      table.set(code.toLowerCase(), Buffer.from(to, "hex").swap16().toString("utf16le"));
    }
  }
  return table;
}
