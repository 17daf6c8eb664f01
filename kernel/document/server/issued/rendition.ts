/**
 * The PDF of an issued paper as it stands: typeset, signed by the agency, kept under its SHA-256. Made when it is first asked for
 * in a state, found again afterwards; made anew it would have the same bytes.
 */
import { sql } from "kysely";
import { canonicalJson } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { evidenceStore } from "#kernel/evidence/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow } from "#platform/database/query.ts";
import { guideOf } from "../../model/form.ts";
import { type LegalPaper, lastMoment, legalPaper, signatureOf, verifyNote } from "../../model/legal-paper.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { agencySigner } from "../signing/agency-signer.ts";
import { signPdf } from "../signing/sign-pdf.ts";
import { type Paper, typeset } from "../typeset.ts";
import { sha256 } from "./issue.ts";
import { qrCode } from "./qr.ts";
import type { FullDocument } from "./store.ts";

export type Renderer = Pick<Platform, "database" | "home" | "publicUrl">;

export interface Rendition {
  readonly pdf: Buffer;
  readonly sha256: string;
  readonly pages: number;
}

/** @throws Problem when the kept file is lost or was changed */
export async function renditionOf(platform: Renderer, document: FullDocument, now: Instant): Promise<Rendition> {
  const state = stateHash(document);
  const kept = await findRow(
    platform.database,
    sql<{ sha256: string; pages: number }>`select sha256, pages from document_rendition
      where document_id = ${document.id} and state_hash = ${state}`,
  );
  const store = evidenceStore(platform.home);
  if (kept) {
    const pdf = await store.get(kept.sha256);
    if (!pdf || sha256(pdf) !== kept.sha256) throw new Problem(DOCUMENT_PROBLEMS.fileFaulty);
    return { pdf, ...kept };
  }
  const made = await makePdf(platform, document);
  await store.put(made.sha256, made.pdf);
  await sql`insert into document_rendition (document_id, state_hash, sha256, pages, size_bytes, made_at)
    values (${document.id}, ${state}, ${made.sha256}, ${made.pages}, ${made.pdf.length}, ${now}) on conflict do nothing`.execute(
    platform.database,
  );
  return made;
}

/** What a reader of the paper would see change: signatures, seal, voiding. */
function stateHash(document: FullDocument): string {
  const { hash, signatures } = document;
  const last = signatures.at(-1)?.hash ?? null;
  return sha256(canonicalJson({ hash, last, seal: sealOf(document), isVoided: voiding(document) !== null }));
}

export function sealOf({ events }: Pick<FullDocument, "events">): string | null {
  return events.find((event) => event.kind === "sealed")?.sealImage ?? null;
}

export function voiding({ events }: Pick<FullDocument, "events">): FullDocument["events"][number] | null {
  return events.find((event) => event.kind === "voided") ?? null;
}

async function makePdf(platform: Renderer, document: FullDocument): Promise<Rendition> {
  const moments = [
    document.issuedAt,
    ...document.signatures.map((one) => one.at),
    ...document.events.filter((one) => one.kind === "sealed" || one.kind === "voided").map((one) => one.at),
  ];
  const at = lastMoment(moments);
  const paper: Paper = {
    template: "legal-document",
    data: paperOf(platform.publicUrl, document),
    pictures: await picturesOf(platform.home, [document]),
    now: at,
  };
  const plain = typesetArchival(paper);
  const signer = await agencySigner(platform.home, { id: document.agency, name: document.agencyName || "本机关" }, at);
  const pdf = await signPdf(plain, { signer, at, reason: `制发 ${document.number}` });
  return { pdf, sha256: sha256(pdf), pages: pageCount(plain) };
}

/** PDF/A-2b; a name with a character that no font has makes it a plain PDF rather than none. */
export function typesetArchival(paper: Paper): Buffer {
  try {
    return typeset({ ...paper, isArchival: true });
  } catch {
    return typeset(paper);
  }
}

export function pageCount(pdf: Buffer): number {
  return Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString("latin1"))?.[1] ?? 1);
}

export function paperOf(publicUrl: string, document: FullDocument): LegalPaper {
  const { code, hash, issuedAt } = document;
  const guide = guideOf(document.formData, document.content, publicUrl);
  return legalPaper({
    form: document.formData,
    content: document.content,
    number: document.number,
    agencyName: document.agencyName,
    signatures: document.signatures.map(signatureOf),
    standing: voiding(document) ? "voided" : "issued",
    seal: sealOf(document),
    verify: { qr: qrCode(`${publicUrl}/verify/${code}`), note: verifyNote(code, hash, issuedAt) },
    guide: guide && { qr: qrCode(guide.url), note: guide.note },
  });
}

/** Pictures of signatures and seals. One that is lost stops the paper: a decision without its signature must not go out. */
export async function picturesOf(
  home: string,
  documents: readonly FullDocument[],
): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = documents.flatMap((one) => [...one.signatures.map(({ image }) => image), sealOf(one)]);
  const pictures = new Map<string, Buffer>();
  for (const name of new Set(wanted)) {
    if (name === null) continue;
    const bytes = await evidenceStore(home).get(name);
    if (!bytes || sha256(bytes) !== name) throw new Problem(DOCUMENT_PROBLEMS.fileFaulty);
    pictures.set(name, bytes);
  }
  return pictures;
}
