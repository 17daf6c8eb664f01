/** 签名: a hand or an opinion under an issued paper, chained to its hash; in order, once, and told in the record. */

import { sql } from "kysely";
import sharp from "sharp";
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { evidenceStore } from "#kernel/evidence/server/public.ts";
import { type DocumentEntryInput, SIGN_DOCUMENT } from "#kernel/matter/model/public.ts";
import { appendKernelEntry } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { newId } from "#platform/ids.ts";
import { encryptPersonal } from "#platform/personal-data.ts";
import { type SigningMethod, signatureText } from "../../model/issued/issued.ts";
import { signersOf } from "../../model/issued/standing.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { SIGNED_COLUMN, sha256 } from "./issue.ts";
import { eventsOf, type FullDocument, lockDocument, type Strokes, signaturesOf } from "./store.ts";

export interface NewSignature {
  readonly signer: string;
  readonly name: string;
  readonly opinion: string;
  readonly strokes: Strokes | null;
  readonly method: SigningMethod;
  /** Who signed, where that is a person of the city; null for a party. */
  readonly personId: string | null;
  readonly actor: Actor;
  readonly requestId: string;
  readonly now: Instant;
  readonly origin: { readonly channel: string; readonly ip: string | null };
}

type City = Pick<Platform, "database" | "home" | "secrets">;

/** @throws Problem when the paper is voided, the place is taken, or another one comes first */
export async function takeSignature(
  city: City,
  document: FullDocument,
  signature: NewSignature,
  /** In the same transaction, before anything is written. */
  before: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  const { strokes } = signature;
  const picture = strokes && (await drawStrokes(strokes));
  const image = picture && sha256(picture);
  if (picture && image) await evidenceStore(city.home).put(image, picture);
  await inTransaction(city.database, async (tx) => {
    await before(tx);
    const isNew = await appendKernelEntry(tx, {
      matterId: document.matterId,
      act: SIGN_DOCUMENT,
      input: inputOf(document, signature) as unknown as Json,
      changes: {},
      actor: signature.actor,
      now: signature.now,
      requestId: signature.requestId,
      origin: signature.origin,
    });
    if (isNew) await insertSignature(tx, city, document, signature, image);
  });
}

async function insertSignature(
  tx: Tx,
  { secrets }: City,
  document: FullDocument,
  signature: NewSignature,
  image: string | null,
): Promise<void> {
  const { id, formData, hash } = document;
  const { signer, name, opinion, strokes, method, personId, actor, requestId, now } = signature;
  await lockDocument(tx, id);
  const [kept, events] = await Promise.all([signaturesOf(tx, secrets, [id]), eventsOf(tx, [id])]);
  if (events.some((event) => event.kind === "voided")) throw new Problem(DOCUMENT_PROBLEMS.voided);
  const place = signersOf(formData, kept).find((one) => one.id === signer);
  if (!place) throw new Problem(DOCUMENT_PROBLEMS.notASigner);
  if (place.done.length >= place.count) throw new Problem(DOCUMENT_PROBLEMS.alreadySigned);
  if (!place.isNext) throw new Problem(DOCUMENT_PROBLEMS.outOfTurn);
  const ordinal = kept.length + 1;
  const previousHash = kept.at(-1)?.hash ?? hash;
  const words = canonicalJson({ name, opinion, ...(strokes ? { strokes: strokes as unknown as Json } : {}) });
  const signatureHash = sha256(
    signatureText({ documentId: id, signer, ordinal, at: now, method, words, image, previousHash }),
  );
  await sql`insert into document_signature (id, document_id, signer, ordinal, at, method, person_id, collected_by, sealed, image, request_id,
      previous_hash, hash)
    values (${newId(now)}, ${id}, ${signer}, ${ordinal}, ${now}, ${method}, ${personId}, ${actor.personId},
      ${encryptPersonal(secrets.personalDataKey, SIGNED_COLUMN, words)}, ${image}, ${requestId}, ${previousHash}, ${signatureHash})`.execute(
    tx,
  );
}

/** The name of a party stays out of the record: what it signed as is enough there. */
function inputOf(
  { id, name, number, formData }: FullDocument,
  { signer, personId, name: signedBy }: NewSignature,
): DocumentEntryInput {
  const label = formData.signers.find((one) => one.id === signer)?.label ?? signer;
  return { documentId: id, name, number, words: personId ? `${label} ${signedBy}` : `${label}签名` };
}

/** Pixels of the shortest line that counts as a signature. */
const SHORTEST = 60;

/** The strokes as a picture without a background. @throws Problem when there is hardly anything */
async function drawStrokes(strokes: Strokes): Promise<Buffer> {
  let length = 0;
  const paths = strokes.map((stroke) => {
    const [first, ...rest] = stroke;
    if (!first) return "";
    let [x, y] = first;
    let path = `M${x} ${y}`;
    for (const [nextX, nextY] of rest) {
      length += Math.hypot(nextX - x, nextY - y);
      [x, y] = [nextX, nextY];
      path += `L${x} ${y}`;
    }
    return rest.length === 0 ? `${path}h0.1` : path;
  });
  if (length < SHORTEST) throw new Problem(DOCUMENT_PROBLEMS.emptySignature);
  const line = 'fill="none" stroke="#111" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="240"><path d="${paths.join("")}" ${line}/></svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}
