/** 骑缝章, looked at: the strips of a paper's pages laid side by side are the whole seal. */
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import type { LegalPaper } from "../model/legal-paper.ts";
import { drawPages, type Template } from "./typeset.ts";

const SEAL = "5ea1".repeat(16);
/** Of the page and of the seal, as the template has them. */
const [PAGE_MM, SEAL_MM] = [210, 40];
const DOTS_PER_MM = 4;

/** From blue at the left to red at the right, without a gap. */
async function sealPicture(): Promise<Buffer> {
  const side = 160;
  const dots = Buffer.alloc(side * side * 3);
  for (let at = 0; at < side * side; at++) {
    const share = Math.round((255 * (at % side)) / (side - 1));
    dots.set([share, 0, 255 - share], at * 3);
  }
  return sharp(dots, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

function paperOf(pages: number, hasSeal: boolean): LegalPaper {
  const break_ = { kind: "pageBreak" } as const;
  const words = (n: number) =>
    ({ kind: "paragraph", style: "body", runs: [{ kind: "fixed", text: `第 ${n + 1} 页` }] }) as const;
  return {
    ...{ layout: "letter", name: "行政处罚决定书", number: "第1号", agency: "示范局", isDraft: false, isVoided: false },
    blocks: Array.from({ length: pages }, (_, n) => (n === 0 ? [words(n)] : [break_, words(n)])).flat(),
    ...{ everyPage: [], seal: hasSeal ? SEAL : "", hasSeam: hasSeal, verify: null, guide: null },
  };
}

interface Strip {
  /** Left and right edge in dots. */
  readonly from: number;
  readonly to: number;
  readonly red: readonly number[];
}

const stripsOf = (pages: number, hasSeal = true) => look("legal-document", paperOf(pages, hasSeal), pages);

/** The coloured dots of one line across the middle of each page; the rest of the page is black on white. */
async function look(template: Template, data: object, pages: number): Promise<readonly (Strip | null)[]> {
  const pictures = new Map([[SEAL, await sealPicture()]]);
  const svg = drawPages({ template, data, pictures, now: shanghaiTime("2026-11-18 10:00") });
  const width = PAGE_MM * DOTS_PER_MM;
  const drawn = await sharp(Buffer.from(svg), { limitInputPixels: false })
    .resize({ width })
    .flatten({ background: "white" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const height = drawn.info.height / pages;
  return Array.from({ length: pages }, (_, page) => {
    const line = Math.round((page + 0.5) * height);
    const coloured = Array.from({ length: width }, (_, x) => {
      const [red = 0, green = 0, blue = 0] = drawn.data.subarray((line * width + x) * 3);
      return { x, red, isSeal: green < 30 && Math.max(red, blue) > 100 };
    }).filter(({ isSeal }) => isSeal);
    const [first, last] = [coloured[0], coloured.at(-1)];
    return first && last ? { from: first.x, to: last.x, red: coloured.map(({ red }) => red) } : null;
  });
}

/** Strips side by side: as wide as the seal, and its colours run on from page to page. */
function isWhole(strips: readonly (Strip | null)[]): void {
  for (const strip of strips) {
    expect(strip?.to, "it lies at the right edge of the page").toBeGreaterThanOrEqual(PAGE_MM * DOTS_PER_MM - 2);
    const wide = 1 + (strip?.to ?? 0) - (strip?.from ?? 0);
    expect(Math.abs(wide - (SEAL_MM * DOTS_PER_MM) / strips.length), "dots").toBeLessThan(2);
  }
  const red = strips.flatMap((strip) => strip?.red ?? []);
  expect(red.length / DOTS_PER_MM).toBeGreaterThan(SEAL_MM * 0.93);
  expect(red[0]).toBeLessThan(20);
  expect(red.at(-1)).toBeGreaterThan(235);
  const jumps = red.slice(1).map((value, at) => Math.abs(value - (red[at] ?? 0)));
  expect(Math.max(...jumps)).toBeLessThan(16);
}

describe("the seal over the edges of a paper", () => {
  it.each([2, 4, 5, 12])("is parted among %i pages, whole when they lie side by side", async (pages) => {
    isWhole(await stripsOf(pages));
  });

  it("of more pages than a fan shows lies over each of several fans whole, no page without", async () => {
    const strips = await stripsOf(13);
    isWhole(strips.slice(0, 7));
    isWhole(strips.slice(7));
  });

  it("is not on a single page, nor on a paper that is not sealed", async () => {
    expect(await stripsOf(1)).toEqual([null]);
    expect(await stripsOf(3, false)).toEqual([null, null, null]);
  });

  it("counts from the paper's own first page where it is bound with others", async () => {
    const bound = (id: string, pages: number) => ({ id, bookmark: id, paper: paperOf(pages, true) });
    const data = {
      ...{ agency: "示范局", number: "1", title: "案卷", facts: [], contents: [], pictures: [] },
      papers: [bound("a", 3), bound("b", 1), bound("c", 4)],
    };
    const [cover, contents, ...strips] = await look("dossier", data, 10);
    expect([cover, contents, strips[3]]).toEqual([null, null, null]);
    isWhole(strips.slice(0, 3));
    isWhole(strips.slice(4));
  });
});
