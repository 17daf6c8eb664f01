/**
 * Typesetting: a template and its data become a PDF. The compiler is created when the first paper is asked for and kept, because it
 * reads 30 MB of fonts. Compiling is synchronous; what it costs was measured in README.md.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { type Instant, millisOf } from "#base/instant.ts";

/** Names of the templates beside this file. */
export type Template = "matter" | "sheet";

export interface Paper {
  readonly template: Template;
  /** What the template prints: it is handed over as JSON. */
  readonly data: object;
  /** JPEG or PNG by the name that the template asks for under `/pictures/`. */
  readonly pictures: ReadonlyMap<string, Buffer>;
  /** Becomes the PDF's date of creation: the same paper at the same moment has the same bytes. */
  readonly now: Instant;
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
export function typeset({ template, data, pictures, now }: Paper): Buffer {
  const compile = compiler();
  const shadows = [...pictures].map(([name, bytes]) => ({ path: join(FOLDER, "pictures", name), bytes }));
  for (const { path, bytes } of shadows) compile.mapShadow(path, bytes);
  try {
    const source = { mainFilePath: join(FOLDER, `${template}.typ`), inputs: { data: JSON.stringify(data) } };
    return Buffer.from(compile.pdf(source, { creationTimestamp: Math.floor(millisOf(now) / 1000) }));
  } finally {
    for (const { path } of shadows) compile.unmapShadow(path);
    compile.evictCache(KEPT_FOR_PAPERS);
  }
}
