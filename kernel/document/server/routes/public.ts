/** Routes for everybody: verifying a paper by its code, signing on one's own phone by a link. */
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { type Actor, CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import { entriesOf, faultOfChain } from "#kernel/record/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { normalFollowCode } from "#platform/follow-code.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { type Route, route } from "#platform/http/route.ts";
import { getSigning, getSigningPages, signByLink, verifyDocument } from "../../contract.ts";
import { frozenText } from "../../model/issued/issued.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { fingerprintOf } from "../dossier/sealing-key.ts";
import { sha256 } from "../issued/issue.ts";
import { findLink, type SigningLink, useLink } from "../issued/links.ts";
import { sealOf, voiding } from "../issued/rendition.ts";
import { takeSignature } from "../issued/sign.ts";
import { type FullDocument, findDocument, findDocumentByCode, openDocuments } from "../issued/store.ts";
import { svgOf } from "./papers.ts";

export function publicRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database, secrets } = platform;
  const openLink = async (token: string): Promise<{ link: SigningLink; document: FullDocument }> => {
    const link = await findLink(database, token);
    const row = link && (await findDocument(database, link.documentId));
    const [document] = row ? await openDocuments(database, secrets, [row]) : [];
    if (!link || !document) throw new Problem(PROBLEMS.notFound, { detail: "没有这个签名链接，请让执法人员重新生成" });
    return { link, document };
  };
  /** The phone did not hear the first answer and asks again: what it signed stands. */
  const signedWith = async (token: string, name: string) => {
    const { link, document } = await openLink(token);
    const kept = document.signatures.find((one) => one.signer === link.signer && one.at === link.usedAt);
    return kept?.name === name ? { isSigned: true as const, at: kept.at } : null;
  };
  return [
    route(verifyDocument, async ({ params }) => {
      const code = normalFollowCode(params.code);
      const row = code === null ? null : await findDocumentByCode(database, code);
      const [document] = row ? await openDocuments(database, secrets, [row]) : [];
      if (!document) throw new Problem(PROBLEMS.notFound, { detail: "没有这个核验码对应的文书" });
      const voided = voiding(document);
      const delivered = document.events.find((event) => event.kind === "delivered") ?? null;
      return {
        name: document.name,
        number: document.number,
        agencyName: document.agencyName,
        issuedOn: plainDateOf(document.issuedAt),
        hash: document.hash,
        voidedOn: voided && plainDateOf(voided.at),
        deliveredOn: delivered && plainDateOf(delivered.at),
        record: await inRecord(platform, document),
        signatures: document.signatures.length,
        isSealed: sealOf(document) !== null,
        keyFingerprint: fingerprintOf(secrets.sealingKey),
      };
    }),
    route(getSigning, async ({ params, now }) => {
      const { link, document } = await openLink(params.token);
      if (!link.usedAt) mustBeOpen(link, document, now);
      return {
        name: document.name,
        number: document.number,
        agencyName: document.agencyName,
        signerLabel: document.formData.signers.find((one) => one.id === link.signer)?.label ?? "",
        expiresAt: link.expiresAt,
        isSigned: link.usedAt !== null,
      };
    }),
    route(getSigningPages, async ({ params, now }) => {
      const { link, document } = await openLink(params.token);
      mustBeOpen(link, document, now);
      return svgOf(platform, document);
    }),
    route(signByLink, async ({ params, body, now, ip }) => {
      const { token } = params;
      const { link, document } = await openLink(token);
      const kept = await signedWith(token, body.name);
      if (kept) return kept;
      mustBeOpen(link, document, now);
      const party = { personId: null, actor: CITIZEN_ACTOR, origin: { channel: "public", ip } };
      const signature = { ...body, ...party, signer: link.signer, opinion: "", method: "link", now } as const;
      try {
        await takeSignature(platform, document, signature, async (tx) => {
          if (!(await useLink(tx, link.id, now))) throw new Problem(DOCUMENT_PROBLEMS.linkOver);
        });
      } catch (problem) {
        // The same request ran at the same moment and was first.
        const done = await signedWith(token, body.name);
        if (!done) throw problem;
        return done;
      }
      return { isSigned: true as const, at: now };
    }),
  ];
}

function mustBeOpen(link: SigningLink, document: FullDocument, now: Instant): void {
  if (voiding(document)) throw new Problem(DOCUMENT_PROBLEMS.voided);
  if (link.usedAt !== null || link.expiresAt <= now) throw new Problem(DOCUMENT_PROBLEMS.linkOver);
}

/** Whether content, hash, entry and the whole chain of the matter still belong together. */
async function inRecord({ database }: Pick<Platform, "database">, document: FullDocument) {
  const { id, matterId, seq, form, key, number, formHash, issuedAt, code, content, hash } = document;
  const entries = await entriesOf(database, matterId);
  const entry = entries.find((one) => one.seq === seq);
  const listed = (entry?.changes as { documents?: readonly { id: string; hash: string; number: string }[] } | null)
    ?.documents;
  const isContained = listed?.some((one) => one.id === id && one.hash === hash && one.number === number) ?? false;
  const last = entries.at(-1);
  const broken = faultOfChain(entries, last?.seq ?? 0, last?.hash ?? "");
  const isSame = sha256(frozenText({ id, matterId, form, key, number, formHash, issuedAt, code, content })) === hash;
  const isFormSame = sha256(canonicalJson(document.formData as unknown as Json)) === formHash;
  const fault =
    !isSame || !isFormSame
      ? "文书内容与制发时的摘要不符"
      : !isContained
        ? "留痕里没有这份文书"
        : (broken?.what ?? null);
  return { isContained, seq, entryHash: entry?.hash ?? "", fault };
}
