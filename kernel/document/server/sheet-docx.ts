/** 表文 in Word, to be edited further: headings are headings, tables are tables. It says the same as the PDF, and is no issued paper. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { SheetBlock, SheetPaper, SheetTable } from "../model/sheet.ts";

const SONG = { ascii: "Times New Roman", eastAsia: "宋体", hAnsi: "Times New Roman" };
const HEI = { ascii: "Times New Roman", eastAsia: "黑体", hAnsi: "Times New Roman" };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "808080" };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };

export async function sheetDocx({
  title,
  issuer,
  number,
  blocks,
  signed,
  foot,
  isAcross,
}: SheetPaper): Promise<Buffer> {
  const document = new Document({
    creator: issuer,
    title,
    styles: { default: { document: { run: { font: SONG, size: 24 } } } },
    sections: [
      {
        properties: {
          page: { size: { orientation: isAcross ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } },
        },
        footers: { default: new Footer({ children: [pageNumbers(foot)] }) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 200 },
            children: [new TextRun({ text: title, font: HEI, size: 36, bold: true })],
          }),
          line([issuer, number].filter(Boolean).join("　　"), AlignmentType.CENTER),
          ...blocks.flatMap(blockOf),
          ...signed.filter(Boolean).map((one) => line(one, AlignmentType.RIGHT)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function pageNumbers(foot: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [`${foot}　第 `, PageNumber.CURRENT, " 页"], size: 18 })],
  });
}

function blockOf(block: SheetBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [heading(block.text)];
    case "paragraph":
      return [line(block.text)];
    case "table":
      return [
        ...(block.table.title === "" ? [] : [heading(block.table.title)]),
        wordTable(block.table),
        ...block.table.notes.map((note) => line(note)),
      ];
  }
}

function heading(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text, font: HEI, size: 28, color: "000000" })],
  });
}

function line(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ text, font: SONG, size: 21 })] });
}

function wordTable({ columns, rows }: SheetTable): Table {
  const cell = (text: string, isHead: boolean, isFigure: boolean) =>
    new TableCell({
      borders: BORDERS,
      ...(isHead ? { shading: { fill: "EFEFEF" } } : {}),
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : isFigure ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, font: SONG, size: 20, bold: isHead })],
        }),
      ],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ title }) => cell(title, true, false)) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((text, at) => cell(text, false, columns[at]?.isFigure ?? false)),
          }),
      ),
    ],
  });
}
