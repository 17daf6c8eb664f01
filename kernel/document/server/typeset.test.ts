/** Real PDFs, read back: what is on each page. */
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import type { MatterPaper } from "../model/matter-paper.ts";
import { textOfPages } from "./test-pdf.ts";
import { typeset } from "./typeset.ts";

const NOW = shanghaiTime("2026-11-21 14:30");
const SHA = "ab".repeat(32);

const ENTRY: MatterPaper["story"][number] = {
  seq: 1,
  on: "2026-11-18",
  time: "09:10",
  act: "受理",
  move: "待受理 → 待立案",
  by: "衡川区监督中心\n程雨（受理员）",
  text: "证据充分，予以受理。",
  used: "",
  hash: "a91c…07e4",
};

const PAPER: MatterPaper = {
  city: "平江市",
  number: "HC-2026-000123",
  title: "暴露垃圾·文渡路菜场北门",
  state: "待处置",
  flags: [],
  stages: [
    { label: "信息收集", status: "done" },
    { label: "任务处理", status: "now" },
    { label: "核查结案", status: "later" },
  ],
  facts: [{ label: "程序", value: "案卷闭环" }],
  place: [{ label: "位置", value: "柳荫街 1 号" }],
  clocks: [],
  clockNote: "",
  people: [],
  story: [ENTRY],
  pair: null,
  pictures: [],
  chain: "留痕 1 条，链完整",
  chainFault: "",
  lastHash: "9f3a".repeat(16),
  hasMasked: false,
  printed: "2026-11-21 14:30　程雨（受理员，衡川区监督中心）",
};

function print(change: Partial<MatterPaper> = {}, pictures: ReadonlyMap<string, Buffer> = new Map()): Buffer {
  return typeset({ template: "matter", data: { ...PAPER, ...change }, pictures, now: NOW });
}

const fontsOf = (pdf: Buffer) =>
  new Set([...pdf.toString("latin1").matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name));

describe("a typeset matter", () => {
  it("is a PDF whose only page has the number, the state, the story, the chain and its own place among the pages", () => {
    const pdf = print();
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const pages = textOfPages(pdf);
    expect(pages).toHaveLength(1);
    for (const words of [PAPER.number, PAPER.title, "状态：待处置", "任务处理（现在）", ENTRY.text, ENTRY.hash]) {
      expect(pages[0]).toContain(words);
    }
    expect(pages[0]).toContain("第 1 页，共 1 页");
    expect(pages[0]).toContain(PAPER.printed);
    expect(pages[0]).toContain(`末条哈希（SHA-256）：${PAPER.lastHash}`);
  });

  it("is the same, byte for byte, for the same matter at the same moment", () => {
    expect(print().equals(print())).toBe(true);
    expect(print().equals(print({ state: "已结案" }))).toBe(false);
  });

  it("leaves out what there is not, and counts on without a gap", () => {
    const [page = ""] = textOfPages(print());
    for (const absent of ["时限", "经办人员", "照片与附件"]) expect(page).not.toContain(absent);
    expect(page).toContain("三、办理经过（留痕）");
  });

  it("has every character of the trade in its own fonts", () => {
    const words = "王喆、李赟：“￥500.00”‘¥12’ 12㎡ 3m² 〇一·二——①②℃±№《办法》〔2026〕12号";
    const pdf = print({ facts: [{ label: "问题描述", value: words }], title: words });
    expect(textOfPages(pdf).join("")).toContain(words);
    expect(fontsOf(pdf)).toEqual(new Set(["NotoSerifSC-Regular", "NotoSerifSC-Bold"]));
  });

  it("prints words that look like markup as they are", () => {
    const words = `#panic("x") *a* _b_ $c$ <d> @e \\f [g] {h} // i`;
    expect(textOfPages(print({ facts: [{ label: "问题描述", value: words }] })).join("")).toContain(words);
  });

  it("carries sixty entries over several pages, each with the header, the head of the table and its page number", () => {
    const story = Array.from({ length: 60 }, (_, n) => ({ ...ENTRY, seq: n + 1, text: `第 ${n + 1} 步的意见` }));
    const pages = textOfPages(print({ story }));
    expect(pages.length).toBeGreaterThan(2);
    for (const [n, page] of pages.entries()) {
      expect(page).toContain(`案卷号　${PAPER.number}`);
      expect(page).toContain("序时间动作经办内容哈希");
      expect(page).toContain(`第 ${n + 1} 页，共 ${pages.length} 页`);
    }
    const whole = pages.join("");
    expect(story.map(({ text }) => whole.split(text).length - 1)).toEqual(story.map(() => 1));
  });

  it("breaks an entry that is longer than a page, and loses none of it", () => {
    const sentences = Array.from({ length: 400 }, (_, n) => `其${n}，路面积水未退。`);
    const pages = textOfPages(print({ story: [{ ...ENTRY, text: sentences.join("") }] }));
    expect(pages.length).toBeGreaterThan(2);
    const betweenPages = /打印：.{0,60}?链完整平江市　案卷案卷号　.{0,20}?序时间动作经办内容哈希/g;
    expect(pages.join("").replace(ENTRY.hash, "").replaceAll(betweenPages, "")).toContain(sentences.join(""));
  });

  it("breaks addresses and codes that know no space, so that they stay in their column", () => {
    const address = `https://example.cn/${"a1b2".repeat(1200)}`;
    const pages = textOfPages(print({ story: [{ ...ENTRY, text: address }] }));
    expect(pages.length, "a line that is not broken runs off the first page").toBeGreaterThan(1);
    expect(pages[0]).toContain(address.slice(0, 400));
  });

  it("marks a provisional deadline and explains the mark", () => {
    const clock = { label: "处置", limit: "4 工作时", source: "立案条件", startedAt: "2026-12-31 09:10" };
    const running = { ...clock, dueAt: "2027-01-04 09:40", standing: "绿灯，剩 3 时" };
    const clockNote = "暂定：放假安排尚未公布。";
    const [page = ""] = textOfPages(print({ clocks: [{ ...running, isProvisional: true }], clockNote }));
    expect(page).toContain("2027-01-04 09:40　暂定");
    expect(page).toContain(clockNote);
    expect(textOfPages(print({ clocks: [{ ...running, isProvisional: false }] })).join("")).not.toContain("暂定");
  });

  it("draws photographs, and says why one is not drawn", async () => {
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#567" } })
      .jpeg()
      .toBuffer();
    const drawn = { sha256: SHA, caption: "照片 1　上报", fault: "", isDrawn: true };
    const absent = { ...drawn, sha256: "cd".repeat(32), caption: "照片 2　核实", fault: "文件不见了", isDrawn: false };
    const pdf = print({ pictures: [drawn, absent] }, new Map([[SHA, bytes]]));
    const [page = ""] = textOfPages(pdf);
    expect(page).toContain("照片 1　上报");
    expect(page).toContain("文件不见了");
    const images = pdf.toString("latin1").match(/\/Subtype \/Image/g) ?? [];
    expect(images).toHaveLength(1);
    expect(pdf.includes(bytes.subarray(200)), "the JPEG goes in as it is").toBe(true);
  });
});
