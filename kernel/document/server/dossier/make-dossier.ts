/** 卷宗 made: the PDF for reading, the signed papers and the evidence as they are, and the manifest that lets anybody check them. */
import { createPrivateKey, sign } from "node:crypto";
import { type Zippable, zipSync } from "fflate";
import { sql } from "kysely";
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import { formatInstant, type Instant, millisOf } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { MEDIA_TYPES, type MediaType } from "#kernel/evidence/model/public.ts";
import { evidenceStore } from "#kernel/evidence/server/public.ts";
import { type Engine, getMatterInScope, getWholeMatter } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { entriesOf, proveEntries } from "#kernel/record/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import { bindCover } from "../../model/dossier/bind-cover.ts";
import type { DossierPaper } from "../../model/dossier/dossier-paper.ts";
import {
  DOSSIER_FORMAT,
  DOSSIER_PDF,
  MANIFEST_FILE,
  type Manifest,
  SIGNATURE_FILE,
} from "../../model/dossier/manifest.ts";
import { frozenText } from "../../model/issued/issued.ts";
import { captionOf, numberEvidence } from "../../model/pictures.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { sha256 } from "../issued/issue.ts";
import { pageCount, paperOf, picturesOf, renditionOf, typesetArchival, voiding } from "../issued/rendition.ts";
import { type FullDocument, listDocuments, openDocuments } from "../issued/store.ts";
import { preparePictures } from "../pictures.ts";
import { agencySigner } from "../signing/agency-signer.ts";
import { signPdf } from "../signing/sign-pdf.ts";
import { publicHalfOf } from "./sealing-key.ts";

export interface Dossier {
  readonly packed: Buffer;
  readonly number: string | null;
}

interface Asked {
  readonly id: string;
  readonly caller: Actor;
  readonly now: Instant;
}

/** Papers read, or typeset and written, together: writing waits for the disk. */
const AT_ONCE = 16;

type Page = Awaited<ReturnType<typeof getWholeMatter>>;

/** A matter that has not moved since gives the dossier that was made of it then. @throws Problem not found, or when the caller may not read all of it */
export async function makeDossier(platform: Platform, engine: Engine, asked: Asked): Promise<Dossier> {
  const { core } = await getMatterInScope(engine, asked.id, asked.caller);
  const store = evidenceStore(platform.home);
  const known = await findRow(
    platform.database,
    sql<{
      sha256: string;
    }>`select sha256 from document_dossier where matter_id = ${core.id} and last_seq = ${core.version}
      order by made_at desc limit 1`,
  );
  const kept = known && (await store.get(known.sha256));
  const page = await getWholeMatter(engine, asked.id, asked.caller, asked.now);
  if (page.story.length !== core.version) throw new Problem(DOCUMENT_PROBLEMS.partlyHidden);
  if (kept && known && sha256(kept) === known.sha256) return { packed: kept, number: core.number };
  const { packed, pages } = await pack(platform, page, asked);
  const hash = sha256(packed);
  await store.put(hash, packed);
  await sql`insert into document_dossier (id, matter_id, last_seq, sha256, pages, size_bytes, made_at, made_by)
    values (${newId(asked.now)}, ${core.id}, ${core.version}, ${hash}, ${pages}, ${packed.length}, ${asked.now}, ${asked.caller.personId})`.execute(
    platform.database,
  );
  return { packed, number: core.number };
}

async function pack(platform: Platform, page: Page, { now }: Asked): Promise<{ packed: Buffer; pages: number }> {
  const { database, secrets, home } = platform;
  const matterId = page.row.id;
  const [documents, record] = await Promise.all([
    openDocuments(database, secrets, await listDocuments(database, matterId)),
    entriesOf(database, matterId),
  ]);
  const members: Record<string, Uint8Array> = {};
  const { pdf, pages } = await typesetDossier(platform, page, documents, now);
  members[DOSSIER_PDF] = pdf;
  const papers: Manifest["documents"][number][] = [];
  for (let from = 0; from < documents.length; from += AT_ONCE) {
    const some = documents.slice(from, from + AT_ONCE);
    const renditions = await Promise.all(some.map((document) => renditionOf(platform, document, now)));
    for (const [index, document] of some.entries()) {
      const path = `documents/${String(from + index + 1).padStart(3, "0")}-${document.form}.pdf`;
      members[path] = renditions[index]?.pdf ?? new Uint8Array();
      papers.push(await inManifest(home, document, path));
    }
  }
  const evidence: Manifest["evidence"][number][] = [];
  for (const { sha256: hash, seq, mediaType } of page.evidence) {
    const bytes = await evidenceStore(home).get(hash);
    if (!bytes) throw new Problem(DOCUMENT_PROBLEMS.fileFaulty);
    const path = `evidence/${hash}.${MEDIA_TYPES[mediaType as MediaType]?.extensions[0] ?? "bin"}`;
    members[path] = bytes;
    evidence.push({ seq, sha256: hash, path });
  }
  const last = record.at(-1);
  const manifest: Manifest = {
    format: DOSSIER_FORMAT,
    madeAt: now,
    matter: {
      id: matterId,
      kind: page.row.kind,
      number: page.row.number,
      title: page.row.title,
      version: last?.seq ?? 0,
      lastHash: last?.hash ?? "",
    },
    files: Object.entries(members).map(([path, bytes]) => ({ path, sha256: sha256(bytes), bytes: bytes.length })),
    documents: papers,
    evidence,
    record: [...record],
    sealedDays: (await proveEntries(database, record)).map(({ seal, entries }) => ({
      seal: { ...seal },
      entries: entries.map(({ seq, path }) => ({ seq, path: [...path] })),
    })),
  };
  const bytes = Buffer.from(canonicalJson(manifest as unknown as Json), "utf8");
  members[MANIFEST_FILE] = bytes;
  members[SIGNATURE_FILE] = Buffer.from(JSON.stringify(signatureOver(bytes, secrets.sealingKey)), "utf8");
  return { packed: Buffer.from(zipSync(packedWell(members), { mtime: new Date(millisOf(now)) })), pages };
}

/** PDFs and pictures are compressed already: only words are made smaller. */
function packedWell(members: Readonly<Record<string, Uint8Array>>): Zippable {
  return Object.fromEntries(
    Object.entries(members).map(([path, bytes]) => [path, [bytes, { level: path.endsWith(".json") ? 6 : 0 }]]),
  );
}

function signatureOver(bytes: Buffer, sealingKey: string): { readonly publicKey: string; readonly signature: string } {
  const signature = sign(null, bytes, createPrivateKey(sealingKey)).toString("base64");
  return { publicKey: publicHalfOf(sealingKey), signature };
}

async function inManifest(home: string, document: FullDocument, path: string): Promise<Manifest["documents"][number]> {
  const { id, name, number, seq, hash, signatures, agency, agencyName, issuedAt } = document;
  const signer = await agencySigner(home, { id: agency, name: agencyName }, issuedAt);
  return {
    ...{ id, name, number, seq, hash, path },
    frozen: frozenText(document),
    certificate: signer.certificate.toString("base64"),
    isVoided: voiding(document) !== null,
    signatures: signatures.map(({ signer: as, ordinal, at, method, words, image, previousHash, hash: own }) => {
      return { signer: as, ordinal, at, method, words, image, previousHash, hash: own };
    }),
  };
}

async function typesetDossier(
  platform: Platform,
  page: Page,
  documents: readonly FullDocument[],
  now: Instant,
): Promise<{ pdf: Buffer; pages: number }> {
  const { pictures, findings } = await preparePictures(platform.home, page.evidence, true);
  const agency = documents.find((one) => one.agencyName !== "")?.agencyName ?? page.row.unitName ?? "";
  const drawn = numberEvidence(page.evidence).map((one, index) => {
    const { sha256: hash } = one.evidence;
    const finding = findings.get(hash) ?? { fault: "", isDrawn: true };
    return { id: `picture-${index}`, sha256: hash, caption: captionOf(one), ...finding };
  });
  const all = documents.map((document) => ({
    id: document.id,
    bookmark: `${document.name} ${document.number}${voiding(document) ? "（作废）" : ""}`,
    paper: paperOf(platform.publicUrl, document),
  }));
  const cover = all.findLast(({ paper }) => paper.layout === "cover" && !paper.isVoided);
  const papers = all.filter((one) => one !== cover);
  const data: DossierPaper = {
    agency,
    number: page.row.number ?? "",
    title: page.row.title,
    facts: coverFacts(page, documents.length, drawn.length, now),
    contents: [
      ...documents
        .filter(({ id }) => id !== cover?.id)
        .map((one) => {
          const name = `${one.name}${voiding(one) ? "（作废）" : ""}`;
          return { id: one.id, name, number: one.number, on: plainDateOf(one.issuedAt) };
        }),
      ...(drawn.length > 0
        ? [{ id: "pictures", name: `证据照片与附件（${drawn.length} 件）`, number: "", on: "" }]
        : []),
    ],
    ...(cover && bindCover(cover)),
    papers,
    pictures: drawn,
  };
  const plain = typesetArchival({
    template: "dossier",
    data,
    pictures: new Map([...pictures, ...(await picturesOf(platform.home, documents))]),
    now,
  });
  const [first] = documents;
  const id = first?.agency ?? page.divisionCode;
  const signer = await agencySigner(platform.home, { id, name: agency || "本机关" }, now);
  return { pdf: await signPdf(plain, { signer, at: now, reason: "立卷" }), pages: pageCount(plain) };
}

function coverFacts({ row, kindLabel }: Page, papers: number, pictures: number, now: Instant): DossierPaper["facts"] {
  return [
    { label: "程序", value: kindLabel },
    { label: "案号", value: row.number ?? "未编号" },
    { label: "题名", value: [row.subject, row.title].filter(Boolean).join("·") },
    { label: "登记", value: formatInstant(row.openedAt) },
    { label: "状态", value: row.stateLabel },
    { label: "卷内", value: `文书 ${papers} 件，证据 ${pictures} 件` },
    { label: "立卷", value: formatInstant(now) },
  ].filter(({ value }) => value !== "");
}
