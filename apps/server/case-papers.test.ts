/** The forms of casework as PDFs, read back: every word of the sample stands on the paper, in a font that has it. */
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { CASE_FORMS } from "#capabilities/case/model/papers/index.ts";
import { sampleContent } from "#capabilities/case/model/papers/sample.ts";
import { legalPaper } from "#kernel/document/model/legal-paper.ts";
import { type DocumentForm, fillTemplate, type Signature } from "#kernel/document/model/public.ts";
import { pageCount } from "#kernel/document/server/issued/rendition.ts";
import { textOfPages } from "#kernel/document/server/test-pdf.ts";
import { drawPages, type Paper, typeset } from "#kernel/document/server/typeset.ts";

const NOW = shanghaiTime("2026-11-18 10:00");
const signed = (form: DocumentForm): readonly Signature[] =>
  form.signers.flatMap(({ id, count }) =>
    Array.from({ length: count }, () => ({
      signer: id,
      name: "顾明川",
      opinion: "同意。",
      on: "2026-11-18",
      image: "",
    })),
  );

function paper(form: DocumentForm, change: Partial<Parameters<typeof legalPaper>[0]> = {}): Paper {
  const data = legalPaper({
    form,
    content: sampleContent(form),
    number: "衡城管罚告〔2026〕第0061号",
    agencyName: "示范市衡川区城市管理综合行政执法局",
    signatures: signed(form),
    standing: "issued",
    seal: null,
    verify: { qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', note: "扫码核验" },
    ...change,
  });
  return { template: "legal-document", data, pictures: new Map(), now: NOW };
}

/** Without what a typesetter adds or takes at the ends of lines. */
const bare = (text: string) => text.replace(/[\s\u200b]/g, "");

/** Every word that the blocks hold, list cells and dialogue included. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (value === null || typeof value !== "object") return [];
  const { kind, style: _style, image: _image, ...rest } = value as Record<string, unknown>;
  // A line to sign on has no room for an opinion.
  const lines =
    kind === "signatures" ? { lines: (rest.lines as object[]).map((line) => ({ ...line, text: "" })) } : rest;
  return Object.values(lines).flatMap(wordsOf);
}

describe("the forms on paper", () => {
  it.each(CASE_FORMS.map((form) => [form.code, form.name, form] as const))("%s %s", (_, name, form) => {
    // PDF/A refuses a character without a glyph: what comes out has every one.
    const pdf = typeset({ ...paper(form), isArchival: true });
    const pages = textOfPages(pdf);
    expect(pages).toHaveLength(pageCount(pdf));
    expect(pages.length).toBeLessThanOrEqual(4);
    const whole = bare(pages.join("").replaceAll(/— \d+ \/ \d+ —/g, ""));
    expect(whole).not.toContain("\ufffd");
    expect(whole).toContain(bare(name));
    expect(whole).toContain("衡城管罚告〔2026〕第0061号");
    const blocks = fillTemplate({
      form,
      template: form.template,
      content: sampleContent(form),
      signatures: signed(form),
    });
    for (const words of wordsOf(blocks).flatMap((text) => text.split("\n"))) expect(whole).toContain(bare(words));
  });

  it("show every page on the screen, none behind another; the code that verifies takes no page of its own", async () => {
    const form = CASE_FORMS.find(({ code }) => code === "DOC-34");
    if (!form) throw new Error("no decision");
    const svg = drawPages(paper(form));
    const picture = sharp(Buffer.from(svg)).flatten({ background: "white" }).greyscale();
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const pages = Math.round(info.height / info.width / Math.SQRT2);
    expect(pages).toBe(2);
    const height = Math.floor(info.height / pages);
    for (let page = 0; page < pages; page++) {
      const of = data.subarray(page * height * info.width, (page + 1) * height * info.width);
      expect(of.filter((value) => value < 100).length / of.length, `ink on page ${page + 1}`).toBeGreaterThan(0.005);
    }
    expect(pageCount(typeset(paper(form)))).toBe(pages);
  });

  it("leave lines to write on where nothing is known, and say that they are drafts", () => {
    for (const form of CASE_FORMS.slice(0, 12)) {
      const pages = textOfPages(typeset(paper(form, { content: {}, signatures: [], standing: "draft" })));
      expect(bare(pages.join(""))).toContain("草稿");
    }
  });

  it("take 30 ms or less each when the compiler is warm, and a batch of them does not let memory grow", () => {
    const papers = CASE_FORMS.map((form) => paper(form));
    for (const one of papers) typeset(one);
    const before = process.memoryUsage().rss;
    const start = performance.now();
    const busy = process.cpuUsage();
    const rounds = 5;
    for (let round = 0; round < rounds; round++) for (const one of papers) typeset(one);
    const count = rounds * papers.length;
    const { user, system } = process.cpuUsage(busy);
    const [wall, spent] = [(performance.now() - start) / count, (user + system) / 1000 / count];
    process.stdout.write(
      `a document: ${wall.toFixed(1)} ms, of processors ${spent.toFixed(1)} ms, ${count} documents\n`,
    );
    // Judged by the time of the processors, which other work on the machine does not lengthen.
    expect(spent).toBeLessThan(40);
    expect(process.memoryUsage().rss - before).toBeLessThan(80e6);
  });

  it("name what is wrong with a template that does not fit, and print nothing", () => {
    const [form] = CASE_FORMS;
    if (!form) throw new Error("there are no forms");
    const broken = { ...form, template: "{如 nobody}未完" };
    expect(() => typeset(paper(broken))).not.toThrow();
    expect(bare(textOfPages(typeset(paper(broken))).join(""))).not.toContain("未完");
  });
});
