/** 卷宗 of a case that went its whole way: its cover, its only contents, its bookmarks, read back from the bytes of the PDF. */
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { actorOf } from "#capabilities/case/server/story/cast.ts";
import { makeDossier } from "#kernel/document/server/dossier/make-dossier.ts";
import { verifyDossier } from "#kernel/document/server/dossier/verify-dossier.ts";
import { listDocuments } from "#kernel/document/server/issued/store.ts";
import { type Bookmark, bookmarksOf, textOfPages } from "#kernel/document/server/test-pdf.ts";
import { type CaseStage, openCaseStage } from "./case-stage.ts";

const ARCHIVED = `
故事: 归档
开头: 决定送达
经过:
  - { 时间: 2026-12-02 09:00, 谁: 方知夏, 做: 公开处罚决定, 填: { 公开的依据: 具有一定社会影响, 已隐去住址、证件号码、联系方式等应当保护的信息: 是 } }
  - { 时间: 2026-12-14 15:00, 谁: 钱伯衡, 做: 登记缴款, 填: { 金额: 70000 元, 缴款日期: 2026-12-14, 渠道: 银行缴纳, 回单号: B1001 } }
  - { 时间: 2026-12-15 09:00, 谁: 顾明川, 做: 呈报结案, 填: { 结案理由: 处罚决定履行完毕, 处理结果和履行情况: 已缴清, 对当事人的教育情况: 已当面教育 } }
  - { 谁: 江临渊, 做: 批准结案, 填: { 意见: 同意结案 } }
  - { 谁: 温故, 做: 归档, 填: { 保管期限: 定期三十年, 卷内情况说明: 签名、印章在纸质原件上，已入卷 } }
`;

let stage: CaseStage;
let matterId: string;
let packed: Buffer;
let pages: readonly string[];
let bookmarks: readonly Bookmark[];
const bare = (text: string) => text.replace(/\s/g, "");

beforeAll(async () => {
  stage = await openCaseStage();
  matterId = await stage.lay(ARCHIVED);
  const caller = actorOf("温故");
  if (!caller) throw new Error("nobody keeps the archive");
  const now = shanghaiTime("2026-12-16 09:00");
  ({ packed } = await makeDossier(stage.platform, stage.engine, { id: matterId, caller, now }));
  const pdf = Buffer.from(unzipSync(packed)["dossier.pdf"] ?? []);
  pages = textOfPages(pdf).map(bare);
  bookmarks = bookmarksOf(pdf);
});
afterAll(() => stage?.close());

describe("the dossier of an archived case", () => {
  it("holds on its own", () => {
    expect(verifyDossier(packed)).toMatchObject({ holds: true, fault: null });
  });

  it("opens with the cover of the case, which says how many pages the file has", () => {
    expect(pages[0]).toContain("行政处罚案卷");
    expect(pages[0]).toContain(`页数${pages.length}立卷人`);
    expect(pages[0]).toContain(`卷内第1页，共${pages.length}页`);
  });

  it("has one page of contents behind the cover, and every paper on the page that is named there", async () => {
    const contents = pages.flatMap((page, n) => (page.includes("卷内目录") ? [n + 1] : []));
    expect(contents).toEqual([2]);
    const documents = (await listDocuments(stage.platform.database, matterId)).filter(({ form }) => form !== "DOC-53");
    expect(documents.length).toBeGreaterThan(8);
    for (const { name, number } of documents) {
      const place = bookmarks.find(({ title }) => title === `${name} ${number}`);
      expect(place?.page, name).toBeGreaterThan(2);
      const page = pages[(place?.page ?? 0) - 1];
      expect(page).toContain(bare(name));
      expect(page).toContain(bare(number));
      expect(pages[1]).toMatch(
        new RegExp(
          `${bare(name)}${bare(number).replaceAll(/[[\]().-]/g, "\\$&")}\\d{4}-\\d{2}-\\d{2}${place?.page}(?!\\d{3})`,
        ),
      );
    }
  });

  it("has bookmarks for cover, contents, each paper, each piece of evidence and the last page, in their order", async () => {
    const documents = await listDocuments(stage.platform.database, matterId);
    const bound = documents.filter(({ form }) => form !== "DOC-53").map(({ name, number }) => `${name} ${number}`);
    expect(bookmarks.filter(({ level }) => level === 1).map(({ title }) => title)).toEqual([
      "封面",
      "卷内目录",
      ...bound,
      "证据照片",
      "备考表",
    ]);
    const evidence = bookmarks.filter(({ level }) => level === 2);
    expect(evidence.length).toBeGreaterThan(0);
    for (const { title, page } of evidence) expect(pages[page - 1]).toContain(bare(title));
    const order = bookmarks.map(({ page }) => page);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it("ends with what the archivist explained", () => {
    expect(pages.at(-1)).toContain("备考表");
    expect(pages.at(-1)).toContain("签名、印章在纸质原件上，已入卷");
    expect(pages.at(-1)).toContain(`卷内第${pages.length}页`);
  });
});
