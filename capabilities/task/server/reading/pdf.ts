/** .pdf with text: lines put together from where the words stand, indents kept as two blanks, wide gaps as tabs. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PlanSource } from "../../model/public.ts";
import { unreadable } from "./unreadable.ts";

const MOST_PAGES = 120;
/** Fewer signs a page than this: a scan with a stamp or a page number over it. */
const LEAST_SIGNS_A_PAGE = 15;
const FOLDER = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface TextLine {
  readonly words: Word[];
  readonly y: number;
}

export async function readPdf(bytes: Uint8Array): Promise<PlanSource> {
  const pages = await pagesOf(bytes);
  const signs = pages.flat().reduce((sum, { text }) => sum + text.trim().length, 0);
  if (signs < pages.length * LEAST_SIGNS_A_PAGE) {
    throw unreadable("这份 PDF 是扫描件，没有可以读取的文字，请上传 Word 版本，或先做文字识别。");
  }
  const lines = pages.map(linesOf);
  const margin = marginOf(lines.flat());
  return {
    text: lines.map((page) => page.map((line) => written(line, margin)).join("\n")).join("\n\f"),
    layout: "lines",
  };
}

async function pagesOf(bytes: Uint8Array): Promise<readonly (readonly Word[])[]> {
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${join(FOLDER, "cmaps")}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(FOLDER, "standard_fonts")}/`,
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES) {
      throw unreadable(
        `这份 PDF 有 ${document.numPages} 页，超过一次能读的 ${MOST_PAGES} 页，请只上传方案正文和任务清单。`,
      );
    }
    const pages: Word[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const content = await (await document.getPage(number)).getTextContent();
      pages.push(content.items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [wordOf(item)] : [])));
    }
    return pages;
  } catch (error) {
    if (error instanceof Error && error.name === "Problem") throw error;
    if (error instanceof Error && error.name === "PasswordException")
      throw unreadable("这份 PDF 设有打开密码，请去掉密码后重新上传。");
    throw unreadable("这份 PDF 已损坏，打不开，请重新导出后上传。");
  } finally {
    await task.destroy();
  }
}

function wordOf(item: {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}): Word {
  const [, , , scale = 12, x = 0, y = 0] = item.transform;
  return { text: item.str, x, y, width: item.width, size: item.height || Math.abs(scale) || 12 };
}

/** Words on one height, from left to right; lines from top to bottom. */
function linesOf(words: readonly Word[]): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (const word of [...words].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines[lines.length - 1];
    if (line && Math.abs(line.y - word.y) < word.size * 0.5) line.words.push(word);
    else lines.push({ y: word.y, words: [word] });
  }
  for (const line of lines) line.words.sort((a, b) => a.x - b.x);
  return lines;
}

/** Where most lines begin. */
function marginOf(lines: readonly TextLine[]): number {
  const counts = new Map<number, number>();
  for (const { words } of lines) {
    const x = Math.round((words[0]?.x ?? 0) / 2) * 2;
    counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

function written({ words }: TextLine, margin: number): string {
  const first = words[0];
  let text = first && first.x - margin > first.size * 1.2 ? "　　" : "";
  let end = first?.x ?? 0;
  for (const word of words) {
    const gap = word.x - end;
    if (gap > word.size * 1.2) text += "\t";
    else if (gap > word.size * 0.2 && /[\w]$/.test(text) && /^\w/.test(word.text)) text += " ";
    text += word.text;
    end = word.x + word.width;
  }
  return text.replace(/\t+/g, "\t").replace(/^(　　)?\t/, "　　");
}
