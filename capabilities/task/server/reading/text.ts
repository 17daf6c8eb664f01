/** Bytes of a text file as text, with its encoding found out: UTF-8 and UTF-16 by their form, otherwise GB18030 if that gives Chinese. */
import { unreadable } from "./unreadable.ts";

/** Frequent in any official text; text decoded wrongly hardly holds them. */
const FREQUENT = new Set(
  "的一是在不了有和人这中大为上个国工作市理管城执法行局政部门任务开展实进加强责位单方案高全年月日组",
);
const LEAST_FREQUENT = 0.05;
const ENOUGH_TO_JUDGE = 40;

/** @throws Problem for what is no text */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes)
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n");
  if (isGarbled(text))
    throw unreadable("文字编码无法识别（或不是文本文件），请另存为 UTF-8 编码的文本，或改为上传 .docx。");
  return text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const wide = wideOrder(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** UTF-16 without a mark: no other text holds zero bytes; the order is the one that gives Chinese. */
function wideOrder(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (!bytes.includes(0)) return null;
  const head = bytes.subarray(0, 4000);
  return (["utf-16le", "utf-16be"] as const).find((order) => !isGarbled(new TextDecoder(order).decode(head))) ?? null;
}

function isGarbled(text: string): boolean {
  if ([...text].some((sign) => sign < " " && !"\n\t\f\v".includes(sign))) return true;
  const signs = [...text].filter((sign) => /[^\s\x20-\x7e]/.test(sign));
  const lost = signs.filter((sign) => sign === "\ufffd" || /[\ue000-\uf8ff]/.test(sign)).length;
  if (lost > signs.length * 0.01) return true;
  const letters = signs.filter((sign) => /\p{L}/u.test(sign));
  const frequent = letters.filter((sign) => FREQUENT.has(sign)).length;
  return letters.length >= ENOUGH_TO_JUDGE && frequent < letters.length * LEAST_FREQUENT;
}
