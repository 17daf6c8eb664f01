/** Files that the tests make: a Word document with automatic numbers and a merged table, a workbook, PDFs. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import ExcelJS from "exceljs";
import { strToU8, zipSync } from "fflate";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = `<?xml version="1.0"?><w:numbering ${W}><w:abstractNum w:abstractNumId="7">${level(0, "chineseCountingThousand", "%1、")}${level(1, "chineseCounting", "（%2）")}${level(2, "decimal", "%3.")}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
const STYLES = `<w:styles ${W}><w:style w:styleId="Chapter"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>`;

const plain = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const chapter = (text: string) =>
  `<w:p><w:pPr><w:pStyle w:val="Chapter"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const numbered = (at: number, text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r><w:del><w:r><w:delText>删去的字</w:delText></w:r></w:del></w:p>`;
const cell = (text: string, merge?: "restart" | "continue") =>
  `<w:tc><w:tcPr>${merge ? `<w:vMerge${merge === "restart" ? ' w:val="restart"' : ""}/>` : ""}</w:tcPr>${plain(text)}</w:tc>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.join("")}</w:tr>`;

/** Fictional: 专项整治行动方案 of a county, with a list whose last column is merged. */
export function wordPlan(): Uint8Array {
  const body = [
    plain("沁川市城市管理局文件"),
    plain("沁城管〔2026〕18号"),
    plain("沁川市建筑垃圾专项整治行动方案"),
    chapter("工作任务"),
    numbered(1, "严查源头。城管部门每周检查在建工地不少于10处。"),
    plain("（牵头单位：市城管局；责任单位：市住建局，各区（县）政府；完成时限：2026年9月底）"),
    numbered(1, "规范消纳"),
    numbered(2, "新建资源化处置厂2座，处置率提高到70%以上。（市发展和改革委、市城管局按职责分工负责）"),
    numbered(2, "建立台账 &amp; 联单制度。"),
    chapter("实施步骤"),
    numbered(1, "排查阶段（3月1日—4月15日）。"),
    numbered(1, "整治阶段（4月16日－10月31日）。"),
    chapter("任务清单"),
    `<w:tbl>${[
      row(...["序号", "重点任务", "时间节点", "牵头领导", "责任单位"].map((text) => cell(text))),
      row(
        cell("1"),
        cell("工地冲洗设施全覆盖"),
        cell("5月底前"),
        cell("周局长", "restart"),
        cell("渣土科、执法支队", "restart"),
      ),
      row(cell("2"), cell("查处带泥上路"), cell("每月"), cell("", "continue"), cell("", "continue")),
      row(cell("3"), cell("约谈企业负责人"), cell("法规科"), cell(""), cell("8月")),
    ].join("")}</w:tbl>`,
    plain("沁川市城市管理局"),
    plain("2026年2月27日"),
  ].join("");
  return zipSync({
    "word/document.xml": strToU8(`<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`),
    "word/numbering.xml": strToU8(NUMBERING),
    "word/styles.xml": strToU8(STYLES),
  });
}

/** Fictional: 重点工作任务分解表 with merged groups and a date as Excel keeps it. */
export async function excelList(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("任务分解表");
  sheet.addRows([
    ["岚桥区2026年城市管理重点工作任务分解表"],
    ["序号", "类别", "工作任务", "目标值", "完成时限", "牵头单位", "配合单位"],
    [1, "绿化", "新建口袋公园", "6个", new Date(Date.UTC(2026, 8, 30)), "区园林中心（牵头）", "各街道办事处"],
    [2, null, "行道树补植", "1200株", "3月-4月", "区园林中心", null],
    [3, "亮化", "背街小巷路灯改造", "45条", "第三季度", "区路灯所", "供电公司、各街道办事处"],
    [4, null, "路灯完好率", 0.98, "全年", "区路灯所", null],
  ]);
  sheet.mergeCells("A1:G1");
  sheet.mergeCells("B3:B4");
  sheet.mergeCells("B5:B6");
  sheet.getCell("D6").numFmt = "0%";
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const FONTS = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/noto-serif-sc/package.json"));
const PDF_PLAN = `#set page(width: 180mm, height: 120mm, header: align(center)[浔水市城市照明提升行动方案], numbering: "— 1 —")
#set text(font: "Noto Serif SC", size: 12pt)
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
#align(center)[浔水市城市照明提升行动方案]

为提升城市照明品质，保障群众夜间出行安全，根据年度重点工作安排，结合我市城市照明设施运行实际，制定本方案。

一、主要任务

（一）消除暗盲区。全面排查背街小巷和老旧小区周边照明盲区，逐一登记造册、分类处置，2026年8月底前新装路灯不少于860盏，亮灯率达到99%以上。

责任单位：市照明中心、各区住建局

（二）推进节能改造。对使用年限超过十年的高压钠灯实施节能更换，单灯能耗下降35%，改造期间同步完善智能控制终端和运行监测平台。

责任单位：市照明中心；配合单位：市发改委、国网浔水供电公司

二、工作要求

各区住建局每月28日前向市照明中心报送进展情况，进度滞后的由市照明中心书面提醒，连续两个月滞后的提请市政府督查室督办处理，并在全市范围内予以通报。
`;

/** Fictional: a plan as PDF, with headers and page numbers, over \`pages\` copies of its text. */
export function pdfPlan(copies = 1): Uint8Array {
  const compiler = NodeCompiler.create({ workspace: FONTS, fontArgs: [{ fontPaths: [join(FONTS, "400Regular")] }] });
  const [head = "", ...rest] = PDF_PLAN.split(/(?<=方案\]\n\n)/);
  return new Uint8Array(compiler.pdf({ mainFileContent: head + rest.join("").repeat(copies) }));
}

/** A PDF of empty pages, as a scanner makes them; with \`locked\`, one that asks for a password. */
export function emptyPdf({ pages = 1, locked = false } = {}): Uint8Array {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from({ length: pages }, () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"),
  ].map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`);
  const secret = "00".repeat(32);
  const lock = locked
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -4 >> /ID [<00> <00>]`
    : "";
  return strToU8(`%PDF-1.4\n${objects.join("")}trailer\n<< /Root 1 0 R /Size ${pages + 3} ${lock} >>\n%%EOF\n`);
}
