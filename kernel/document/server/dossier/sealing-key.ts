/** The key that seals the record and signs dossiers (Ed25519): its public half, and the fingerprint by which people compare it. */
import { createHash, createPrivateKey, createPublicKey } from "node:crypto";

/** PEM, as a dossier carries it. @param sealingKey private key, PEM */
export function publicHalfOf(sealingKey: string): string {
  return createPublicKey(createPrivateKey(sealingKey)).export({ type: "spki", format: "pem" }).toString();
}

/** SHA-256 of the public half. */
export function fingerprintOf(sealingKey: string): string {
  return createHash("sha256").update(publicHalfOf(sealingKey)).digest("hex");
}
