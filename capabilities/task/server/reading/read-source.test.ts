/** Files of every kind become outlines; what cannot be read is answered with a sentence. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../model/public.ts";
import { readSource } from "./read-source.ts";
import { emptyPdf, excelList, pdfPlan, wordPlan } from "./samples.ts";

const GB18030_PLAN = Buffer.from(
  // 一、主要任务\n（一）整治占道经营。11月底前完成。\n牵头部门：市容科，责任部门：各中队。\n
  "d2bba1a2d6f7d2aac8cecef10aa3a8d2bba3a9d5fbd6ced5bcb5c0beadd3aaa1a33131d4c2b5d7c7b0cdeab3c9a1a30ac7a3cdb7b2bfc3c5a3bacad0c8ddbfc6a3acd4f0c8ceb2bfc3c5a3bab8f7d6d0b6d3a1a30a",
  "hex",
);

async function outlineOf(bytes: Uint8Array, name: string) {
  return readPlan(await readSource(bytes, name));
}

describe("Word", () => {
  it("rebuilds automatic numbers, takes merged cells from above, leaves deleted words out", async () => {
    const outline = await outlineOf(wordPlan(), "方案.docx");
    expect([outline.title, outline.issuer, outline.number, outline.date]).toEqual([
      "沁川市建筑垃圾专项整治行动方案",
      "沁川市城市管理局",
      "沁城管〔2026〕18号",
      "2026-02-27",
    ]);
    expect(outline.headings.map(({ level, label }) => `${level}${label}`).join(" ")).toBe(
      "1一、 2（一） 2（二） 31. 32. 1二、 2（一） 2（二） 1三、",
    );
    expect(outline.text).not.toContain("删去");
    const roles = Object.fromEntries(
      outline.tasks.map(({ id, lead, responsible }) => [id, `${lead.join("、")}|${responsible.join("、")}`]),
    );
    expect(roles).toMatchObject({
      "1.1": "市城管局|市住建局、各区（县）政府",
      "1.2.1": "|市发展和改革委、市城管局",
      "list1.1": "|渣土科、执法支队",
      "list1.2": "|渣土科、执法支队",
    });
    expect(outline.tasks.find(({ id }) => id === "list1.3")?.doubts.join()).toContain("错位");
    expect(outline.phases.map(({ name, from, to }) => [name, from, to])).toEqual([
      ["排查阶段", "2026-03-01", "2026-04-15"],
      ["整治阶段", "2026-04-16", "2026-10-31"],
    ]);
  });
});

describe("Excel", () => {
  it("reads rows with merged groups, dates and percentages", async () => {
    const outline = await outlineOf(await excelList(), "分解表.xlsx");
    expect(outline.title).toBe("岚桥区2026年城市管理重点工作任务分解表");
    expect(
      outline.tasks.map(({ id, heading, text, lead, responsible, periods }) => [
        id,
        heading,
        text,
        lead.join(),
        responsible.join(),
        periods[0]?.to,
      ]),
    ).toEqual([
      ["list1.1", "绿化", "新建口袋公园", "区园林中心", "各街道办事处", "2026-09-30"],
      ["list1.2", "绿化", "行道树补植", "区园林中心", "", "2026-04-30"],
      ["list1.3", "亮化", "背街小巷路灯改造", "区路灯所", "供电公司,各街道办事处", "2026-09-30"],
      ["list1.4", "亮化", "路灯完好率", "区路灯所", "", "2026-12-31"],
    ]);
    expect(outline.tasks.map(({ targets }) => `${targets[0]?.value}${targets[0]?.unit}`)).toEqual([
      "6个",
      "1200株",
      "45条",
      "98%",
    ]);
  });
});

describe("PDF", () => {
  it("joins lines over pages, without headers and page numbers", async () => {
    const outline = await outlineOf(pdfPlan(), "方案.pdf");
    expect(outline.title).toBe("浔水市城市照明提升行动方案");
    expect(outline.headings.map(({ level, label, text }) => `${level}${label}${text}`)).toEqual([
      "1一、主要任务",
      "2（一）消除暗盲区",
      "2（二）推进节能改造",
      "1二、工作要求",
    ]);
    expect(outline.tasks.map(({ id, lead, responsible }) => [id, lead.join(), responsible.join()])).toEqual([
      ["1.1", "", "市照明中心,各区住建局"],
      ["1.2", "市照明中心", "市发改委,国网浔水供电公司"],
      ["2", "", ""],
    ]);
    expect(outline.tasks[0]?.targets.map(({ value, unit, due }) => [value, unit, due])).toEqual([
      [860, "盏", "2026-08-31"],
      [99, "%", "2026-08-31"],
    ]);
    expect(outline.reporting.map(({ who, to, recurrence }) => [who, to.join(), recurrence])[0]).toEqual([
      "各区住建局",
      "市照明中心",
      "FREQ=MONTHLY;BYMONTHDAY=28",
    ]);
  });

  it("reads thirty pages; where speed is measured, within two seconds", async () => {
    const bytes = pdfPlan(30);
    await outlineOf(pdfPlan(), "一页.pdf");
    const before = performance.now();
    const outline = await outlineOf(bytes, "三十页.pdf");
    if (process.env.FANGYUAN_MEASURE) expect(performance.now() - before).toBeLessThan(2000);
    expect(outline.text.split("\f").length).toBeGreaterThanOrEqual(30);
    expect(outline.headings).toHaveLength(120);
  });
});

describe("text", () => {
  const words = new TextDecoder("gb18030").decode(GB18030_PLAN);
  const wide = Buffer.from(words, "utf16le");
  it.each([
    ["GB18030", GB18030_PLAN],
    ["UTF-8", Buffer.from(words)],
    ["UTF-8 with a mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(words)])],
    ["UTF-16 with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ["UTF-16 without one", wide],
    ["UTF-16 the other way round", Buffer.from(wide).swap16()],
  ])("knows %s", async (_, bytes) => {
    const [task] = (await outlineOf(bytes, "方案.txt")).tasks;
    expect([task?.id, task?.lead, task?.responsible]).toEqual(["1.1", ["市容科"], ["各中队"]]);
  });
});

describe("what cannot be read", () => {
  const big5 = Buffer.from("a440a142a5adb7c7a9caa148a640a4bda9d2a558b8cba6b3a8c6".repeat(6), "hex");
  const encrypted = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from("EncryptedPackage", "utf16le")]);
  it.each([
    ["an empty file", "空.txt", new Uint8Array(), /是空的/],
    ["blanks only", "空白.txt", strToU8(" \n\n"), /没有文字/],
    ["another encoding", "繁体.txt", big5, /编码/],
    ["bytes that are no text", "图.txt", new Uint8Array([0, 1, 2, 3, 0, 0, 0, 9]), /编码/],
    ["an old Word file", "旧.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /另存为/],
    ["a locked Word file", "密.docx", encrypted, /密码/],
    ["a broken Word file", "坏.docx", Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2]), /已损坏/],
    ["another archive", "包.docx", zipSync({ "a.txt": strToU8("甲") }), /不是 Word 文档/],
    ["a broken workbook", "坏.xlsx", Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2]), /已损坏/],
    ["a scan", "扫描.pdf", emptyPdf(), /扫描件/],
    ["a locked PDF", "密.pdf", emptyPdf({ locked: true }), /密码/],
    ["a broken PDF", "坏.pdf", strToU8("%PDF-1.4 nothing"), /已损坏/],
    ["200 pages", "汇编.pdf", emptyPdf({ pages: 200 }), /200 页/],
    ["a very long text", "长.txt", strToU8("城市管理工作。".repeat(30_000)), /20 万字/],
  ])("is answered with a sentence: %s", async (_, name, bytes, sentence) => {
    await expect(readSource(bytes, name)).rejects.toThrow(sentence);
  });
});
