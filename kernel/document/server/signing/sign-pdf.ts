/**
 * A PDF signed by an incremental update: the bytes that were there stay as they are, the signature stands behind them. Knows what
 * our typesetter writes (one cross-reference table, objects in the open), not every PDF.
 */
import { createHash } from "node:crypto";
import type { Instant } from "#base/instant.ts";
import { signDetached } from "./cms.ts";
import type { Signer } from "./signer.ts";

/** Room for the signature, in bytes: certificate and signature of RSA 2048 take 1,800. */
const ROOM = 8_192;
const RANGE_ROOM = "/ByteRange [0 ********** ********** **********]";

export interface Signing {
  readonly signer: Signer;
  /** Time of signing as claimed by the signer; without a time stamp of others it proves nothing. */
  readonly at: Instant;
  /** Why: `制发 衡城管罚告〔2026〕第0061号`. */
  readonly reason: string;
}

/** @throws Error for a PDF of another shape */
export async function signPdf(pdf: Buffer, { signer, at, reason }: Signing): Promise<Buffer> {
  const text = pdf.toString("latin1");
  if (text.includes("/ByteRange")) throw new Error("the PDF is signed already");
  const trailer = trailerOf(text);
  const [signature, widget] = [trailer.size, trailer.size + 1];
  const page = objectAt(text, firstPage(text, trailer.root));
  const catalog = objectAt(text, trailer.root);
  const objects: readonly (readonly [id: number, body: string])[] = [
    [trailer.root, withMember(catalog.body, `/AcroForm << /Fields [${widget} 0 R] /SigFlags 3 >>`)],
    [page.id, withMember(page.body, `/Annots [${widget} 0 R]`)],
    [signature, signatureDictionary(signer.name, at, reason)],
    [
      widget,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V ${signature} 0 R /F 132 /Rect [0 0 0 0] /P ${page.id} 0 R >>`,
    ],
  ];
  const update = updateOf(pdf.length, text.endsWith("\n"), objects, trailer);
  return fillIn(Buffer.concat([pdf, update]), signer);
}

interface Trailer {
  readonly size: number;
  readonly root: number;
  /** `/Info 41 0 R`, or empty. */
  readonly info: string;
  readonly ids: string;
  readonly start: number;
}

function trailerOf(text: string): Trailer {
  const last = text.slice(text.lastIndexOf("\ntrailer"));
  const number = (pattern: RegExp) => Number(pattern.exec(last)?.[1] ?? Number.NaN);
  const found = { size: number(/\/Size (\d+)/), root: number(/\/Root (\d+) 0 R/), start: number(/startxref\s+(\d+)/) };
  if (Object.values(found).some(Number.isNaN)) throw new Error("the PDF has no trailer as our typesetter writes it");
  const info = /\/Info \d+ 0 R/.exec(last)?.[0] ?? "";
  const [, first = ""] = /\/ID \[\((.*?)\) \(/s.exec(last) ?? [];
  return { ...found, info, ids: first };
}

interface Found {
  readonly id: number;
  /** From `<<` to `>>`. */
  readonly body: string;
}

function objectAt(text: string, id: number): Found {
  const start = text.search(new RegExp(`(?:^|\\n)${id} 0 obj\\s`));
  const end = text.indexOf("endobj", start);
  const body = text.slice(text.indexOf("<<", start), end).trim();
  if (start < 0 || !body.endsWith(">>")) throw new Error(`the PDF has no dictionary ${id}`);
  return { id, body };
}

function firstPage(text: string, root: number): number {
  let id = referenceIn(objectAt(text, root).body, /\/Pages (\d+) 0 R/);
  for (let node = objectAt(text, id); /\/Type \/Pages/.test(node.body); node = objectAt(text, id))
    id = referenceIn(node.body, /\/Kids \[\s*(\d+) 0 R/);
  return id;
}

function referenceIn(body: string, pattern: RegExp): number {
  const id = pattern.exec(body)?.[1];
  if (!id) throw new Error("the PDF has no pages as our typesetter writes them");
  return Number(id);
}

function withMember(dictionary: string, member: string): string {
  if (/\/(AcroForm|Annots)\b/.test(dictionary)) throw new Error("the PDF has fields or notes already");
  return `${dictionary.slice(0, -2).trimEnd()}\n  ${member}\n>>`;
}

function signatureDictionary(name: string, at: Instant, reason: string): string {
  const when = `D:${at.slice(0, 19).replace(/[-:T]/g, "")}Z`;
  return [
    "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached",
    `/M (${when}) /Name ${hexText(name)} /Reason ${hexText(reason)}`,
    RANGE_ROOM,
    `/Contents <${"0".repeat(2 * ROOM)}> >>`,
  ].join("\n");
}

function hexText(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}

function updateOf(
  length: number,
  endsWithLine: boolean,
  objects: readonly (readonly [id: number, body: string])[],
  trailer: Trailer,
): Buffer {
  let words = endsWithLine ? "" : "\n";
  const places = objects.map(([id, body]) => {
    const at = length + Buffer.byteLength(words, "latin1");
    words += `${id} 0 obj\n${body}\nendobj\n`;
    return `${id} 1\n${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = length + Buffer.byteLength(words, "latin1");
  const size = Math.max(...objects.map(([id]) => id)) + 1;
  // The first id says which document it is and stays; the second says which version.
  const id = createHash("sha256").update(words).digest("hex").slice(0, 32).toUpperCase();
  const first = trailer.ids === "" ? `<${id}>` : `(${trailer.ids})`;
  words += `xref\n${places.join("")}trailer\n<< /Size ${size} /Root ${trailer.root} 0 R ${trailer.info} /ID [${first} <${id}>] /Prev ${trailer.start} >>\n`;
  words += `startxref\n${start}\n%%EOF\n`;
  return Buffer.from(words, "latin1");
}

/** Everything but the signature itself is signed. */
async function fillIn(file: Buffer, signer: Signer): Promise<Buffer> {
  const hole = file.lastIndexOf(`/Contents <${"0".repeat(64)}`) + "/Contents ".length;
  const after = hole + 2 * ROOM + 2;
  const range = `/ByteRange [0 ${hole} ${after} ${file.length - after}]`.padEnd(RANGE_ROOM.length, " ");
  file.write(range, file.lastIndexOf(RANGE_ROOM), "latin1");
  const cms = await signDetached(signer, [file.subarray(0, hole), file.subarray(after)]);
  if (cms.length > ROOM) throw new Error(`the signature takes ${cms.length} bytes, there is room for ${ROOM}`);
  file.write(cms.toString("hex"), hole + 1, "latin1");
  return file;
}
