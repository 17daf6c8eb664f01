/** Routes of issued papers: seen by whoever sees their matter. */
import type { z } from "zod";
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import { addMillis, HOUR_MS, type Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { type DocumentEntryInput, SEAL_DOCUMENT, VOID_DOCUMENT } from "#kernel/matter/model/public.ts";
import { appendKernelEntry, type Engine, getMatterInScope, kindOf } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import { loadSettings } from "#platform/settings/store.ts";
import {
  getDocumentPages,
  getDocumentPdf,
  type IssuedDocumentSchema,
  listIssuedDocuments,
  makeSigningLink,
  sealDocument,
  signDocument,
  VOIDING_ROLES,
  voidDocument,
} from "../../contract.ts";
import { maySignAs, signersOf, stateOf, stateWords } from "../../model/issued/standing.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { DOCUMENT_SETTINGS } from "../../model/settings.ts";
import { addEvent, eventsOf, lockDocument } from "../issued/events.ts";
import { insertLink } from "../issued/links.ts";
import { qrCode } from "../issued/qr.ts";
import { paperOf, picturesOf, renditionOf, sealOf, voiding } from "../issued/rendition.ts";
import { findSealFor } from "../issued/seals.ts";
import { takeSignature } from "../issued/sign.ts";
import { type FullDocument, findDocument, listDocuments, openDocuments } from "../issued/store.ts";
import { drawPages } from "../typeset.ts";

const NO_STORE = { "cache-control": "no-store" };

export function paperRoutes(platform: Platform, engine: Engine): readonly Route<Actor>[] {
  const { database, secrets } = platform;
  const open = async (documentId: string, caller: Actor): Promise<FullDocument> => {
    const row = await findDocument(database, documentId);
    if (!row) throw new Problem(PROBLEMS.notFound);
    await getMatterInScope(engine, row.matterId, caller);
    const [document] = await openDocuments(database, secrets, [row]);
    if (!document) throw new Problem(PROBLEMS.notFound);
    return document;
  };
  const change = (tx: Tx, document: FullDocument, act: string, words: string, by: By) =>
    appendKernelEntry(tx, {
      matterId: document.matterId,
      act,
      input: told(document, words),
      changes: {},
      actor: by.caller,
      now: by.now,
      requestId: by.requestId,
      origin: { channel: "console", ip: by.ip },
    });
  const rolesOf = async (document: FullDocument, caller: Actor) =>
    signerRoles(engine, await kindOfMatter(engine, document.matterId, caller));
  return [
    route(listIssuedDocuments, async ({ params, caller, now }) => {
      const { core } = await getMatterInScope(engine, params.id, caller);
      const documents = await openDocuments(database, secrets, await listDocuments(database, params.id));
      const roles = signerRoles(engine, core.kind);
      return { documents: await Promise.all(documents.map((one) => present(platform, one, roles, caller, now))) };
    }),
    route(getDocumentPdf, async ({ params, query, caller, now }) => {
      const document = await open(params.documentId, caller);
      const { pdf, sha256 } = await renditionOf(platform, document, now);
      if (query.purpose === "print") {
        const event = { documentId: document.id, kind: "printed", at: now, name: caller.name, reason: "" } as const;
        await inTransaction(database, (tx) => addEvent(tx, { ...event, personId: caller.personId }));
      }
      return new FileAnswer("application/pdf", pdf, {
        ...NO_STORE,
        etag: `"${sha256}"`,
        "content-disposition": `inline; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(`${document.name} ${document.number}.pdf`)}`,
      });
    }),
    route(getDocumentPages, async ({ params, caller }) => svgOf(platform, await open(params.documentId, caller))),
    route(voidDocument, async ({ params, body, caller, now, ip }) => {
      const document = await open(params.documentId, caller);
      await inTransaction(database, async (tx) => {
        const isNew = await change(tx, document, VOID_DOCUMENT, body.reason, {
          caller,
          now,
          ip,
          requestId: body.requestId,
        });
        if (!isNew) return;
        await mustStand(tx, document.id);
        const event = {
          documentId: document.id,
          kind: "voided",
          at: now,
          name: caller.name,
          reason: body.reason,
        } as const;
        await addEvent(tx, { ...event, personId: caller.personId });
      });
      return { id: document.id };
    }),
    route(sealDocument, async ({ params, body, caller, now, ip }) => {
      const document = await open(params.documentId, caller);
      await inTransaction(database, async (tx) => {
        const seal = document.formData.isSealed ? await findSealFor(tx, document.agency, caller.role, now) : null;
        if (!seal) throw new Problem(DOCUMENT_PROBLEMS.noSeal);
        const isNew = await change(tx, document, SEAL_DOCUMENT, seal.name, {
          caller,
          now,
          ip,
          requestId: body.requestId,
        });
        if (!isNew) return;
        const events = await mustStand(tx, document.id);
        if (events.some((event) => event.kind === "sealed")) throw new Problem(DOCUMENT_PROBLEMS.sealed);
        const event = { documentId: document.id, kind: "sealed", at: now, name: caller.name, reason: "用印" } as const;
        await addEvent(tx, { ...event, personId: caller.personId, sealId: seal.id });
      });
      return { id: document.id };
    }),
    route(signDocument, async ({ params, body, caller, now, ip }) => {
      const document = await open(params.documentId, caller);
      const roles = await rolesOf(document, caller);
      const isOwn = roles[body.signer] !== undefined;
      if (!maySignAs(roles, body.signer, caller.role)) throw new Problem(DOCUMENT_PROBLEMS.notASigner);
      if (!isOwn && (body.name === "" || body.strokes === null)) throw new Problem(DOCUMENT_PROBLEMS.emptySignature);
      await takeSignature(platform, document, {
        ...body,
        name: isOwn ? caller.name : body.name,
        method: isOwn ? "desk" : "tablet",
        personId: isOwn ? caller.personId : null,
        actor: caller,
        now,
        origin: { channel: "console", ip },
      });
      return { id: document.id };
    }),
    route(makeSigningLink, async ({ params, body, caller, now }) => {
      const document = await open(params.documentId, caller);
      const roles = await rolesOf(document, caller);
      const place = signersOf(document.formData, document.signatures).find((one) => one.id === body.signer);
      if (!place || roles[body.signer] || caller.personId === null) throw new Problem(DOCUMENT_PROBLEMS.notASigner);
      if (voiding(document)) throw new Problem(DOCUMENT_PROBLEMS.voided);
      if (place.done.length >= place.count) throw new Problem(DOCUMENT_PROBLEMS.alreadySigned);
      const settings = (await loadSettings(DOCUMENT_SETTINGS, database))(plainDateOf(now));
      const expiresAt = addMillis(now, settings.signing_link_hours * HOUR_MS);
      const token = await insertLink(database, {
        documentId: document.id,
        signer: body.signer,
        createdBy: caller.personId,
        expiresAt,
        now,
      });
      const url = `${platform.publicUrl}/sign/${token}`;
      return { url, qr: qrCode(url), expiresAt };
    }),
  ];
}

interface By {
  readonly caller: Actor;
  readonly now: Instant;
  readonly ip: string;
  readonly requestId: string;
}

/** The paper's pages as they are printed, without the agency's signature. */
export async function svgOf(
  platform: Pick<Platform, "publicUrl" | "home">,
  document: FullDocument,
): Promise<FileAnswer> {
  const svg = drawPages({
    template: "legal-document",
    data: paperOf(platform.publicUrl, document),
    pictures: await picturesOf(platform.home, [document]),
    now: document.issuedAt,
  });
  return new FileAnswer("image/svg+xml", svg, NO_STORE);
}

function told({ id, name, number }: FullDocument, words: string): Json {
  const input: DocumentEntryInput = { documentId: id, name, number, words };
  return JSON.parse(canonicalJson(input as unknown as Json)) as Json;
}

async function mustStand(tx: Tx, documentId: string) {
  await lockDocument(tx, documentId);
  const events = await eventsOf(tx, [documentId]);
  if (events.some((event) => event.kind === "voided")) throw new Problem(DOCUMENT_PROBLEMS.voided);
  return events;
}

async function kindOfMatter(engine: Engine, matterId: string, caller: Actor): Promise<string> {
  return (await getMatterInScope(engine, matterId, caller)).core.kind;
}

function signerRoles(engine: Engine, kind: string): Readonly<Record<string, readonly string[]>> {
  return kindOf(engine, kind).documents?.signerRoles ?? {};
}

async function present(
  { database }: Platform,
  document: FullDocument,
  roles: Readonly<Record<string, readonly string[]>>,
  caller: Actor,
  now: Instant,
): Promise<z.input<typeof IssuedDocumentSchema>> {
  const { id, form, key, name, number, issuedAt, hash, code, templateVersion, formData, signatures, events, missing } =
    document;
  const isVoided = voiding(document) !== null;
  const isSealed = sealOf(document) !== null;
  const state = stateOf(formData, { signed: signatures, isSealed, isVoided });
  const needsSeal = formData.isSealed && !isSealed && !isVoided;
  return {
    ...{ id, form, key, name, number, issuedAt, hash, code, templateVersion, state },
    stateLabel: stateWords(
      formData,
      state,
      events.some((event) => event.kind === "delivered"),
    ),
    missing: formData.fields.filter((field) => missing.includes(field.key)).map((field) => field.label),
    signers: signersOf(formData, signatures).map((signer) => ({
      id: signer.id,
      label: signer.label,
      count: signer.count,
      done: signer.done.map((one) => ({ name: one.name, opinion: one.opinion, at: one.at, method: one.method })),
      isNext: signer.isNext && !isVoided,
      isMine: maySignAs(roles, signer.id, caller.role),
    })),
    events: events.map(({ kind, at, name: by, reason }) => ({ kind, at, name: by, reason })),
    maySeal: needsSeal && (await findSealFor(database, document.agency, caller.role, now)) !== null,
    mayVoid: !isVoided && (VOIDING_ROLES as readonly string[]).includes(caller.role),
  };
}
