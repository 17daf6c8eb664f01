/** Checks a packed dossier on any machine, without a server and without a database; names the first thing that does not hold. */
import { createHash, verify } from "node:crypto";
import { unzipSync } from "fflate";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { faultOfChain, rootFrom, sealHolds } from "#kernel/record/server/public.ts";
import {
  DOSSIER_PDF,
  MANIFEST_FILE,
  type Manifest,
  ManifestSchema,
  ManifestSignatureSchema,
  SIGNATURE_FILE,
} from "../../model/dossier/manifest.ts";
import { signatureText } from "../../model/issued/issued.ts";
import { faultOfSignedPdf } from "../signing/check-pdf.ts";

export interface DossierVerdict {
  readonly holds: boolean;
  /** Chinese; null when everything holds. */
  readonly fault: string | null;
  readonly number: string | null;
  readonly documents: number;
  readonly evidence: number;
  readonly entries: number;
  /** Entries under a signed root of their day; the others were not sealed yet when the dossier was made. */
  readonly sealedEntries: number;
  /** SHA-256 of the key that signed the manifest: to be compared with what the agency published. */
  readonly keyFingerprint: string | null;
}

const NOTHING = { number: null, documents: 0, evidence: 0, entries: 0, sealedEntries: 0, keyFingerprint: null };

type Members = Readonly<Record<string, Uint8Array>>;

/** @param expectedKey SHA-256 of the agency's published key; without one any key will do, and its fingerprint is to be compared by hand */
export function verifyDossier(packed: Uint8Array, expectedKey?: string): DossierVerdict {
  let members: Members;
  try {
    members = unzipSync(packed);
  } catch {
    return { ...NOTHING, holds: false, fault: "文件不是卷宗，或者已经损坏，打不开" };
  }
  const read = readManifest(members);
  if (typeof read === "string") return { ...NOTHING, holds: false, fault: read };
  const { manifest, publicKey } = read;
  const fault = keyFault(publicKey, expectedKey) ?? firstFault(members, manifest, publicKey);
  return {
    holds: fault === null,
    fault,
    number: manifest.matter.number,
    documents: manifest.documents.length,
    evidence: manifest.evidence.length,
    entries: manifest.record.length,
    sealedEntries: manifest.sealedDays.reduce((sum, day) => sum + day.entries.length, 0),
    keyFingerprint: sha256(publicKey),
  };
}

function readManifest(members: Members): string | { readonly manifest: Manifest; readonly publicKey: string } {
  const [bytes, signatureBytes] = [members[MANIFEST_FILE], members[SIGNATURE_FILE]];
  if (!bytes || !signatureBytes) return "卷宗里没有清单，或者没有清单的签名";
  const signature = ManifestSignatureSchema.safeParse(parseJson(signatureBytes));
  if (!signature.success) return "清单的签名不完整";
  const { publicKey } = signature.data;
  if (!isSigned(bytes, publicKey, signature.data.signature)) return "清单的签名不成立，清单被改过";
  const manifest = ManifestSchema.safeParse(parseJson(bytes));
  return manifest.success ? { manifest: manifest.data, publicKey } : "清单的格式不认识";
}

/** Whoever packs a dossier of their own signs it with a key of their own: only the published one says whose it is. */
function keyFault(publicKey: string, expected: string | undefined): string | null {
  if (expected === undefined || plainFingerprint(expected) === sha256(publicKey)) return null;
  return `清单不是用指纹为 ${expected} 的钥匙签的，而是 ${sha256(publicKey)}`;
}

/** As people copy it: with blanks, colons, capitals. */
const plainFingerprint = (text: string) => text.replace(/[\s:]/g, "").toLowerCase();

/** Lazily: the first that does not hold ends the work. */
function firstFault(members: Members, manifest: Manifest, publicKey: string): string | null {
  for (const check of [filesFault, recordFault, documentsFault, evidenceFault]) {
    const fault = check(members, manifest);
    if (fault) return fault;
  }
  return sealsFault(manifest, publicKey);
}

function filesFault(members: Members, { files }: Manifest): string | null {
  const listed = new Set([...files.map(({ path }) => path), MANIFEST_FILE, SIGNATURE_FILE]);
  const faults = files.flatMap(({ path, sha256: wanted, bytes }) => {
    const found = members[path];
    if (!found) return [`缺少文件 ${path}`];
    return found.length !== bytes || sha256(found) !== wanted ? [`文件 ${path} 与清单登记的摘要不符`] : [];
  });
  const stray = Object.keys(members).filter((path) => !listed.has(path));
  faults.push(...stray.map((path) => `多出清单没有的文件 ${path}`));
  if (faults.length > 0) return faults.join("；");
  return files.some(({ path }) => path === DOSSIER_PDF) ? null : "清单里没有卷宗 PDF";
}

function recordFault(_: Members, { record, matter }: Manifest): string | null {
  const stranger = record.find((entry) => entry.matterId !== matter.id);
  if (stranger) return `第 ${stranger.seq} 条留痕不是这件事项的`;
  return faultOfChain(record, matter.version, matter.lastHash)?.what ?? null;
}

function documentsFault(members: Members, { documents, record }: Manifest): string | null {
  for (const document of documents) {
    const { number, frozen, hash, path, certificate, signatures } = document;
    if (sha256(frozen) !== hash) return `${number} 的内容与摘要不符`;
    if ((JSON.parse(frozen) as { number?: unknown }).number !== number) return `${number} 的文号与冻结的内容不符`;
    if (!isNamed(record, document)) return `留痕第 ${document.seq} 条没有记载 ${number}`;
    let previous = hash;
    for (const signature of signatures) {
      const { previousHash, hash: own } = signature;
      if (previousHash !== previous) return `${number} 第 ${signature.ordinal} 处签名与前一处接不上`;
      if (sha256(signatureText({ ...signature, documentId: document.id })) !== own)
        return `${number} 第 ${signature.ordinal} 处签名的内容与摘要不符`;
      previous = own;
    }
    const fault = faultOfSignedPdf(Buffer.from(members[path] ?? []), Buffer.from(certificate, "base64"));
    if (fault) return `${number}：${fault}`;
  }
  return namedOf(record).find(({ id }) => !documents.some((one) => one.id === id))
    ? "留痕记载的文书没有全部收进卷宗"
    : null;
}

function isNamed(record: readonly RecordEntry[], wanted: Manifest["documents"][number]): boolean {
  const entry = record.find(({ seq }) => seq === wanted.seq);
  return namedOf(entry ? [entry] : []).some(
    ({ id, hash, number }) => id === wanted.id && hash === wanted.hash && number === wanted.number,
  );
}

interface Named {
  readonly id: string;
  readonly hash: string;
  readonly number: string;
}

function namedOf(record: readonly RecordEntry[]): readonly Named[] {
  return record.flatMap(({ changes }) => (changes as { documents?: readonly Named[] } | null)?.documents ?? []);
}

function evidenceFault(members: Members, { evidence, record }: Manifest): string | null {
  for (const { seq, sha256: wanted, path } of evidence) {
    const file = members[path];
    if (!file || sha256(file) !== wanted) return `证据 ${path} 与登记的哈希不符`;
    if (!record.find((entry) => entry.seq === seq)?.evidence.includes(wanted))
      return `留痕第 ${seq} 条没有用过证据 ${path}`;
  }
  return null;
}

function sealsFault({ sealedDays, record }: Manifest, publicKey: string): string | null {
  for (const { seal, entries } of sealedDays) {
    if (!sealHolds(seal)) return `${seal.day} 的封存签名不成立`;
    if (seal.public_key.trim() !== publicKey.trim()) return `${seal.day} 的封存不是用签清单的那把钥匙签的`;
    for (const { seq, path } of entries) {
      const entry = record.find((one) => one.seq === seq);
      if (!entry || rootFrom(entry.hash, path) !== seal.root) return `第 ${seq} 条留痕不在 ${seal.day} 的封存里`;
    }
  }
  return null;
}

function isSigned(bytes: Uint8Array, publicKey: string, signature: string): boolean {
  try {
    return verify(null, bytes, publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
