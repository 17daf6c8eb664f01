/** A file becomes the text that `readPlan` reads. What a file is follows from its bytes first, from its name only then. */
import type { PlanSource } from "../../model/public.ts";
import { readDocx } from "./docx.ts";
import { readPdf } from "./pdf.ts";
import { decodeText } from "./text.ts";
import { unreadable } from "./unreadable.ts";
import { readXlsx } from "./xlsx.ts";

/** Longer than any plan; what is longer is a compilation, and reading it as one plan would mix its numbers up. */
const LONGEST_CHARACTERS = 200_000;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = [0x25, 0x50, 0x44, 0x46];

/**
 * Reads .txt (UTF-8, UTF-16, GB18030), .docx, .xlsx and .pdf.
 * @throws Problem with a sentence for the person who uploaded it
 */
export async function readSource(bytes: Uint8Array, fileName: string): Promise<PlanSource> {
  if (bytes.length === 0) throw unreadable("文件是空的，请检查后重新上传。");
  const source = await read(bytes, fileName);
  if (source.text.trim() === "") throw unreadable("文件里没有文字，请检查是否选错了文件。");
  if (source.text.length > LONGEST_CHARACTERS) {
    const count = Math.round(source.text.length / 10_000);
    throw unreadable(`文件约 ${count} 万字，超过一次能读的 20 万字，请只上传方案正文和任务清单。`);
  }
  return source;
}

async function read(bytes: Uint8Array, fileName: string): Promise<PlanSource> {
  if (begins(bytes, PDF)) return readPdf(bytes);
  if (begins(bytes, OLE)) throw unreadable(oleSentence(bytes));
  if (begins(bytes, ZIP))
    return /\.xlsx$/i.test(fileName) || holds(bytes, "xl/workbook.xml") ? readXlsx(bytes) : readDocx(bytes);
  return { text: decodeText(bytes), layout: "lines" };
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes).includes(name, 0, "latin1");
}

/** Office encrypts into the old container, which .doc and .xls are too. */
function oleSentence(bytes: Uint8Array): string {
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
  return isEncrypted
    ? "文件设有打开密码，请去掉密码后重新上传。"
    : "这是旧格式的 .doc 或 .xls 文件，请另存为 .docx 或 .xlsx 后重新上传。";
}
