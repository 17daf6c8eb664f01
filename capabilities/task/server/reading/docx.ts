/** .docx: paragraphs with their automatic numbers, tables as rows with merged cells marked. Deleted text of revisions is left out. */
import { strFromU8, unzipSync } from "fflate";
import type { PlanSource } from "../../model/public.ts";
import { type Numbering, numberingOf } from "./docx-numbering.ts";
import { unreadable } from "./unreadable.ts";
import { elementsOf, findElement, parseXml, type XmlElement } from "./xml.ts";

/** Unpacked; guards against archives that are small and unpack to gigabytes. */
const LARGEST_BYTES = 40_000_000;
const WANTED = new Set(["word/document.xml", "word/numbering.xml", "word/styles.xml"]);
const SKIPPED = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:instrText",
  "w:delText",
  "w:pPr",
  "w:rPr",
  "w:footnoteReference",
]);

interface Writer {
  text: string;
  readonly mergedCells: number[];
  readonly numbering: Numbering;
  /** Numbers that a paragraph has by its style. */
  readonly styles: ReadonlyMap<string, XmlElement>;
}

export function readDocx(bytes: Uint8Array): PlanSource {
  const files = unpacked(bytes);
  const document = files.get("word/document.xml");
  if (!document) throw unreadable("这个文件不是 Word 文档（.docx），请检查后重新上传。");
  const writer: Writer = {
    text: "",
    mergedCells: [],
    numbering: numberingOf(files.get("word/numbering.xml")),
    styles: stylesOf(files.get("word/styles.xml")),
  };
  writeBlocks(writer, findElement(document, "w:document", "w:body"));
  return { text: writer.text, layout: "paragraphs", mergedCells: writer.mergedCells };
}

function unpacked(bytes: Uint8Array): ReadonlyMap<string, XmlElement> {
  let sum = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!WANTED.has(name)) return false;
        sum += originalSize;
        if (sum > LARGEST_BYTES) throw unreadable("文件解开后过大，请只上传方案正文和任务清单。");
        return true;
      },
    });
    return new Map(Object.entries(files).map(([name, content]) => [name, parseXml(strFromU8(content))]));
  } catch (error) {
    if (error instanceof Error && error.name === "Problem") throw error;
    throw unreadable("文件已损坏，解不开，请重新导出后上传。");
  }
}

function stylesOf(xml: XmlElement | undefined): ReadonlyMap<string, XmlElement> {
  const found = elementsOf(findElement(xml, "w:styles"), "w:style").flatMap((style) => {
    const number = findElement(style, "w:pPr", "w:numPr");
    return number ? [[style.attributes["w:styleId"] ?? "", number] as const] : [];
  });
  return new Map(found);
}

function writeBlocks(writer: Writer, container: XmlElement | undefined): void {
  for (const element of elementsOf(container)) {
    if (element.name === "w:p") writer.text += `${labelOf(writer, element)}${textOf(element)}\n`;
    else if (element.name === "w:tbl") writeTable(writer, element);
    else if (element.name === "w:sdt") writeBlocks(writer, findElement(element, "w:sdtContent"));
    else if (element.name === "w:ins" || element.name === "w:smartTag") writeBlocks(writer, element);
  }
}

function labelOf({ numbering, styles }: Writer, paragraph: XmlElement): string {
  const style = findElement(paragraph, "w:pPr", "w:pStyle")?.attributes["w:val"] ?? "";
  const own = findElement(paragraph, "w:pPr", "w:numPr");
  const inherited = styles.get(style);
  const numberId = wordValueOf(own, "w:numId") ?? wordValueOf(inherited, "w:numId");
  const level = wordValueOf(own, "w:ilvl") ?? wordValueOf(inherited, "w:ilvl") ?? "0";
  return numberId === undefined || numberId === "0" || textOf(paragraph).trim() === ""
    ? ""
    : numbering.next(numberId, Number(level));
}

function wordValueOf(element: XmlElement | undefined, name: string): string | undefined {
  return findElement(element, name)?.attributes["w:val"];
}

function textOf(element: XmlElement): string {
  let text = "";
  for (const child of elementsOf(element)) {
    if (SKIPPED.has(child.name)) continue;
    if (child.name === "w:t") text += child.children.filter((part) => typeof part === "string").join("");
    else if (child.name === "w:tab") text += " ";
    else if (child.name === "w:br" || child.name === "w:cr") text += child.attributes["w:type"] === "page" ? "" : "\n";
    else if (child.name === "w:noBreakHyphen") text += "-";
    else text += textOf(child);
  }
  return text;
}

function writeTable(writer: Writer, table: XmlElement): void {
  for (const row of elementsOf(table, "w:tr")) {
    const cells = [
      ...elementsOf(row, "w:tc"),
      ...elementsOf(row, "w:sdt").flatMap((sdt) => elementsOf(findElement(sdt, "w:sdtContent"), "w:tc")),
    ];
    if (cells.length === 1 && cells[0]) writeBlocks(writer, cells[0]);
    else writeRow(writer, cells);
  }
}

function writeRow(writer: Writer, cells: readonly XmlElement[]): void {
  for (const [index, cell] of cells.entries()) {
    if (index > 0) writer.text += "\t";
    const properties = findElement(cell, "w:tcPr");
    const merge = findElement(properties, "w:vMerge");
    const isContinued = merge !== undefined && merge.attributes["w:val"] !== "restart";
    if (isContinued) writer.mergedCells.push(writer.text.length);
    else writer.text += cellText(writer, cell);
    const width = Number(wordValueOf(properties, "w:gridSpan") ?? 1);
    writer.text += "\t".repeat(Math.min(Math.max(0, width - 1), 60));
  }
  writer.text += "\n";
}

/** Paragraphs of a cell stand in one line. */
function cellText(writer: Writer, cell: XmlElement): string {
  const parts = elementsOf(cell).flatMap((element) => {
    if (element.name === "w:p") return [`${labelOf(writer, element)}${textOf(element)}`];
    return element.name === "w:tbl"
      ? elementsOf(element, "w:tr").flatMap((row) => elementsOf(row, "w:tc").map((inner) => cellText(writer, inner)))
      : [];
  });
  return parts
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .join(" ");
}
