/** Signatures as others see them: checked with OpenSSL and, where it is there, with the tool of Poppler. */
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { millisOf, shanghaiTime } from "#base/instant.ts";
import { textOfPages } from "../test-pdf.ts";
import { typesetSheet } from "../typeset-sheet.ts";
import { agencySigner } from "./agency-signer.ts";
import { integer, oid, readValue, sequence, time } from "./der.ts";
import { signPdf } from "./sign-pdf.ts";
import type { Signer } from "./signer.ts";

const AT = shanghaiTime("2026-11-21 14:30");
const NAME = "示范市衡川区城市管理综合行政执法局";
const SHEET = {
  title: "通报",
  issuer: "指挥中心",
  number: "第 3 期",
  blocks: [{ kind: "paragraph", text: "本期无事。" }] as const,
  signed: [],
  foot: "",
  isAcross: false,
};

/** Tools of others, where the machine has them. */
const OPENSSL = "openssl";
const PDFSIG = "pdfsig";

let folder: string;
let signer: Signer;
let plain: Buffer;
let signed: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fangyuan-sign-"));
  signer = await agencySigner(folder, { id: "agency", name: NAME }, AT);
  plain = typesetSheet(SHEET, AT);
  signed = await signPdf(plain, { signer, at: AT, reason: "制发 第0001号" });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function partsOf(pdf: Buffer): { content: Buffer; cms: Buffer } {
  const [, first, second, length] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf.toString("latin1")) ?? [];
  const [a, b, c] = [Number(first), Number(second), Number(length)];
  const padded = Buffer.from(pdf.subarray(a + 1, b - 1).toString("latin1"), "hex");
  return { content: Buffer.concat([pdf.subarray(0, a), pdf.subarray(b, b + c)]), cms: readValue(padded).whole };
}

async function openssl(pdf: Buffer): Promise<string> {
  const { content, cms } = partsOf(pdf);
  const path = (name: string) => join(folder, name);
  await writeFile(path("content"), content);
  await writeFile(path("cms"), cms);
  await writeFile(path("ca.pem"), new X509Certificate(signer.certificate).toString());
  const words = [
    "cms",
    "-verify",
    "-binary",
    "-cades",
    "-inform",
    "DER",
    "-in",
    path("cms"),
    "-content",
    path("content"),
  ];
  return execFileSync(
    OPENSSL,
    [
      ...words,
      "-CAfile",
      path("ca.pem"),
      "-purpose",
      "any",
      "-attime",
      String(millisOf(AT) / 1000),
      "-out",
      "/dev/null",
    ],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  ).toString();
}

describe("a signed PDF", () => {
  it("keeps every byte of the unsigned one, covers the whole file and is still read", () => {
    expect(signed.subarray(0, plain.length).equals(plain)).toBe(true);
    const { content, cms } = partsOf(signed);
    expect(signed.length - content.length).toBe(2 * 8_192 + 2);
    expect(cms.length).toBeLessThan(8_192);
    expect(textOfPages(signed).join("")).toContain("本期无事。");
  });

  it("is verified by OpenSSL with the signing-certificate attribute", async () => {
    await expect(openssl(signed)).resolves.toBe("");
  });

  it("is refused by OpenSSL after one byte was changed", async () => {
    const changed = Buffer.from(signed);
    changed.write("8", changed.indexOf("%PDF-1.") + 7, "latin1");
    await expect(openssl(changed)).rejects.toThrow(/verification failure|digest/i);
  });

  it("has the same bytes for the same paper at the same moment", async () => {
    expect((await signPdf(plain, { signer, at: AT, reason: "制发 第0001号" })).equals(signed)).toBe(true);
  });

  it("names the agency, and the reader of Poppler finds the whole document signed", async (context) => {
    const file = join(folder, "signed.pdf");
    await writeFile(file, signed);
    let told: string;
    try {
      told = execFileSync(PDFSIG, ["-nocert", file], { stdio: ["ignore", "pipe", "ignore"] }).toString();
    } catch {
      return context.skip("pdfsig is not installed");
    }
    expect(told).toContain("Signature is Valid");
    expect(told).toContain("Total document signed");
    expect(told).toContain("ETSI.CAdES.detached");
    expect(new X509Certificate(signer.certificate).subject).toContain(NAME);
  });

  it("refuses a PDF of another shape, and one with fields already", async () => {
    await expect(signPdf(Buffer.from("%PDF-1.7\nnothing"), { signer, at: AT, reason: "" })).rejects.toThrow(/trailer/);
    await expect(signPdf(signed, { signer, at: AT, reason: "" })).rejects.toThrow(/already|trailer|dictionary/);
  });
});

describe("DER", () => {
  it("writes what X.690 and RFC 5280 give as examples", () => {
    expect(oid("1.2.840.113549").toString("hex")).toBe("06062a864886f70d");
    expect(integer(128).toString("hex")).toBe("02020080");
    expect(integer(127).toString("hex")).toBe("02017f");
    expect(sequence(Buffer.alloc(200)).subarray(0, 3).toString("hex")).toBe("3081c8");
    expect(time("2049-12-31T23:59:59.000Z").toString("latin1")).toContain("491231235959Z");
    expect(time("2050-01-01T00:00:00.000Z").toString("latin1")).toContain("20500101000000Z");
  });
});
