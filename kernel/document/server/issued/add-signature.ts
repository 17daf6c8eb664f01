/** One more signature under an issued paper, chained to the one before it. */
import { sql } from "kysely";
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { ProblemType } from "#base/problem.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import { encryptPersonal } from "#platform/personal-data.ts";
import { type SigningMethod, signatureText } from "../../model/issued/issued.ts";
import { signersOf } from "../../model/issued/standing.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { eventsOf, lockDocument } from "./events.ts";
import { SIGNED_COLUMN, sha256 } from "./issue.ts";
import { type FullDocument, openDocuments, rowsOf, type Strokes, signaturesOf } from "./store.ts";

type Keys = Pick<Secrets, "personalDataKey">;

export interface AddedSignature {
  readonly signer: string;
  readonly name: string;
  readonly opinion: string;
  readonly strokes: Strokes | null;
  /** SHA-256 of the picture drawn from the strokes. */
  readonly image: string | null;
  readonly method: SigningMethod;
  readonly personId: string | null;
  readonly collectedBy: string | null;
  readonly requestId: string | null;
  readonly now: Instant;
}

/** @returns why it cannot be added, or null */
export async function addSignature(
  tx: Tx,
  { personalDataKey }: Keys,
  { id, formData, hash }: Pick<FullDocument, "id" | "formData" | "hash">,
  added: AddedSignature,
): Promise<ProblemType | null> {
  const { signer, name, opinion, strokes, image, method, personId, collectedBy, requestId, now } = added;
  await lockDocument(tx, id);
  const [kept, events] = await Promise.all([signaturesOf(tx, { personalDataKey }, [id]), eventsOf(tx, [id])]);
  if (events.some((event) => event.kind === "voided")) return DOCUMENT_PROBLEMS.voided;
  const place = signersOf(formData, kept).find((one) => one.id === signer);
  if (!place) return DOCUMENT_PROBLEMS.notASigner;
  if (place.done.length >= place.count) return DOCUMENT_PROBLEMS.alreadySigned;
  // An act of the procedure has its own order: only hands wait for each other.
  if (!place.isNext && method !== "act") return DOCUMENT_PROBLEMS.outOfTurn;
  const ordinal = kept.length + 1;
  const previousHash = kept.at(-1)?.hash ?? hash;
  const words = canonicalJson({ name, opinion, ...(strokes ? { strokes: strokes as unknown as Json } : {}) });
  const ownHash = sha256(
    signatureText({ documentId: id, signer, ordinal, at: now, method, words, image, previousHash }),
  );
  await sql`insert into document_signature (id, document_id, signer, ordinal, at, method, person_id, collected_by, sealed, image, request_id,
      previous_hash, hash)
    values (${newId(now)}, ${id}, ${signer}, ${ordinal}, ${now}, ${method}, ${personId}, ${collectedBy},
      ${encryptPersonal(personalDataKey, SIGNED_COLUMN, words)}, ${image}, ${requestId}, ${previousHash}, ${ownHash})`.execute(
    tx,
  );
  return null;
}

export interface OpinionOfAct {
  readonly matterId: string;
  readonly form: string;
  /** Null: the latest of the form. */
  readonly key: string | null;
  readonly signer: string;
  readonly personId: string | null;
  readonly name: string;
  readonly opinion: string;
  readonly at: Instant;
}

/** 后续签批: an act gives its opinion on a paper that an earlier one issued. Nothing where there is no place for it any more. */
export async function signByAct(tx: Tx, keys: Keys, given: OpinionOfAct): Promise<void> {
  const { matterId, form, key, signer, personId, name, opinion, at } = given;
  const found = await findRow(
    tx,
    sql<{ id: string }>`select id from document_issued where matter_id = ${matterId} and form = ${form}
      and (${key}::text is null or key = ${key}) order by issued_at desc, id desc limit 1`,
  );
  const [document] = found ? await openDocuments(tx, keys, await rowsOf(tx, [found.id])) : [];
  if (!document) return;
  await addSignature(tx, keys, document, {
    ...{ signer, name, opinion, personId, strokes: null, image: null, method: "act", requestId: null },
    collectedBy: personId,
    now: at,
  });
}
