/** 签名: a hand or an opinion under an issued paper, chained to its hash; in order, once, and told in the record. */

import sharp from "sharp";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { evidenceStore } from "#kernel/evidence/server/public.ts";
import { type DocumentEntryInput, SIGN_DOCUMENT } from "#kernel/matter/model/public.ts";
import { appendKernelEntry } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import type { SigningMethod } from "../../model/issued/issued.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { addSignature } from "./add-signature.ts";
import { sha256 } from "./issue.ts";
import type { FullDocument, Strokes } from "./store.ts";

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
    if (!isNew) return;
    const { signer, name, opinion, method, personId, requestId, now } = signature;
    const added = { signer, name, opinion, strokes, image, method, personId, requestId, now };
    const fault = await addSignature(tx, city.secrets, document, { ...added, collectedBy: signature.actor.personId });
    if (fault) throw new Problem(fault);
  });
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
  const line = 'fill="none" stroke="#111" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="240"><path d="${paths.join("")}" ${line}/></svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}
