/** Checks the signature of a PDF that `sign-pdf.ts` made: digest, signed attributes, certificate. Trust in the certificate is the caller's. */
import { createHash, verify, X509Certificate } from "node:crypto";
import { readValue } from "./der.ts";

const MESSAGE_DIGEST = "06092a864886f70d010904";

/** @returns what does not hold, in Chinese, or null */
export function faultOfSignedPdf(pdf: Buffer, certificate: Buffer): string | null {
  try {
    return judge(pdf, certificate);
  } catch {
    return "PDF 签名的结构不完整";
  }
}

function judge(pdf: Buffer, certificate: Buffer): string | null {
  const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf.toString("latin1"));
  if (!range) return "PDF 没有签名";
  const [hole = 0, after = 0, rest = 0] = range.slice(1).map(Number);
  if (after + rest !== pdf.length) return "PDF 在签名之后又被加了内容";
  const signed = Buffer.concat([pdf.subarray(0, hole), pdf.subarray(after)]);
  const cms = readValue(Buffer.from(pdf.subarray(hole + 1, after - 1).toString("latin1"), "hex"));
  const { attributes, signature } = signerInfoOf(cms.content);
  const digest = createHash("sha256").update(signed).digest("hex");
  const place = attributes.toString("hex").indexOf(MESSAGE_DIGEST);
  // Behind the name of the attribute: a SET of one OCTET STRING of 32 bytes.
  const kept = attributes.toString("hex").slice(place + MESSAGE_DIGEST.length + 8, place + MESSAGE_DIGEST.length + 72);
  if (place < 0 || kept !== digest) return "PDF 的内容与签名时不一致";
  const asSet = Buffer.concat([Buffer.from([0x31]), attributes.subarray(1)]);
  const { publicKey } = new X509Certificate(certificate);
  return verify("sha256", asSet, publicKey, signature) ? null : "PDF 的签名与证书不符";
}

/** ContentInfo → SignedData → the one signer: its signed attributes (whole, under [0]) and its signature. */
function signerInfoOf(contentInfo: Buffer): { readonly attributes: Buffer; readonly signature: Buffer } {
  const type = readValue(contentInfo);
  const signedData = readValue(readValue(type.rest).content).content;
  const [version, digests] = firstTwo(signedData);
  const [content, certificates] = firstTwo(digests.rest);
  const signerInfos = readValue(certificates.rest);
  const signer = readValue(signerInfos.content).content;
  const [number, id] = firstTwo(signer);
  const digestAlgorithm = readValue(id.rest);
  const attributes = readValue(digestAlgorithm.rest);
  const algorithm = readValue(attributes.rest);
  const signature = readValue(algorithm.rest);
  if (version.tag !== 2 || content.tag !== 0x30 || number.tag !== 2 || attributes.tag !== 0xa0)
    throw new Error("no SignedData as we write it");
  return { attributes: attributes.whole, signature: signature.content };
}

function firstTwo(bytes: Buffer) {
  const first = readValue(bytes);
  return [first, readValue(first.rest)] as const;
}
