/**
 * Typesetting: a template and its data become a PDF. The compiler is created when the first paper is asked for and kept, because it
 * reads 30 MB of fonts. Compiling is synchronous; what it costs was measured in README.md.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import { type Instant, millisOf } from "#base/instant.ts";

/** Names of the templates beside this file. */
export type Template = "matter" | "sheet" | "legal-document" | "dossier";

export interface Paper {
  readonly template: Template;
  /** What the template prints: it is handed over as JSON. */
  readonly data: object;
  /** JPEG or PNG by the name that the template asks for under `/pictures/`. */
  readonly pictures: ReadonlyMap<string, Buffer>;
  /** Becomes the PDF's date of creation: the same paper at the same moment has the same bytes. */
  readonly now: Instant;
  /** PDF/A-2b, for what is kept; refused where a character has no glyph. */
  readonly isArchival?: boolean;
}

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);
const FONTS = dirname(require.resolve("@expo-google-fonts/noto-serif-sc/package.json"));
const FONT_FOLDERS = [join(FONTS, "400Regular"), join(FONTS, "700Bold")];
/** Papers after which a memoised piece that was not used again is forgotten. Pictures are such pieces. */
const KEPT_FOR_PAPERS = 5;

let kept: NodeCompiler | null = null;

function compiler(): NodeCompiler {
  kept ??= NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: FONT_FOLDERS }] });
  return kept;
}

/** @throws Error when the template does not compile with the data */
export function typeset(paper: Paper): Buffer {
  const options = {
    creationTimestamp: Math.floor(millisOf(paper.now) / 1000),
    ...(paper.isArchival ? { pdfStandard: PdfStandard.A_2b } : {}),
  };
  return compileWith(paper, (compile, source) => Buffer.from(compile.pdf(source, options)));
}

/** All pages below each other as one SVG: a preview that every browser draws the same, without fonts. */
export function drawPages(paper: Paper): string {
  return onWhite(compileWith(paper, (compile, source) => compile.plainSvg(source)));
}

/** Points. */
const A4_HEIGHT = 841.89;

/** Pages have no ground of their own; between two of them lies a band. */
function onWhite(svg: string): string {
  const [head = ""] = /^<svg[^>]*>/.exec(svg) ?? [];
  const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(head)?.[1] ?? 0);
  const pages = Math.round(height / A4_HEIGHT);
  const seams = Array.from({ length: Math.max(0, pages - 1) }, (_, n) => `M0 ${(n + 1) * A4_HEIGHT}h600`).join("");
  const ground = '<rect width="100%" height="100%" fill="#fff"/>';
  return `${head}${ground}${svg.slice(head.length, svg.lastIndexOf("</svg>"))}<path d="${seams}" stroke="#dfe3e8" stroke-width="6"/></svg>`;
}

type Source = { mainFilePath: string; inputs: Record<string, string> };

function compileWith<T>({ template, data, pictures }: Paper, make: (compile: NodeCompiler, source: Source) => T): T {
  const compile = compiler();
  const shadows = [...pictures].map(([name, bytes]) => ({ path: join(FOLDER, "pictures", name), bytes }));
  for (const { path, bytes } of shadows) compile.mapShadow(path, bytes);
  try {
    return make(compile, {
      mainFilePath: join(FOLDER, `${template}.typ`),
      inputs: { data: JSON.stringify(data) },
    });
  } finally {
    for (const { path } of shadows) compile.unmapShadow(path);
    compile.evictCache(KEPT_FOR_PAPERS);
  }
}
