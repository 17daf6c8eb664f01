/**
 * Personal data at rest: AES-256-GCM, a fresh nonce for each value, the name of the column as additional data, so that a value
 * moved to another column does not open. Form: `v1.<nonce>.<tag>.<ciphertext>`, base64url.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { preparedKey } from "./prepared-key.ts";

export function encryptPersonal(key: Buffer, column: string, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", preparedKey(key), nonce).setAAD(Buffer.from(column));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return ["v1", nonce, cipher.getAuthTag(), text]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

/** @throws Error when the value was altered or belongs to another column */
export function decryptPersonal(key: Buffer, column: string, sealed: string): string {
  const [version, nonce, tag, text] = sealed.split(".");
  if (version !== "v1" || !nonce || !tag || text === undefined) throw new Error("not an encrypted value");
  const decipher = createDecipheriv("aes-256-gcm", preparedKey(key), Buffer.from(nonce, "base64url"));
  decipher.setAAD(Buffer.from(column)).setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
}

/** A keyed fingerprint, to find equal values (a phone number) without opening them. */
export function fingerprint(key: Buffer, column: string, plain: string): string {
  return createHmac("sha256", preparedKey(key)).update(`${column}\u0000${plain}`).digest("base64url");
}

/** `13900001234` → `139****1234`; short values keep their first character only. */
export function maskPersonal(plain: string): string {
  const characters = [...plain];
  if (characters.length <= 4) return characters.map((character, index) => (index === 0 ? character : "*")).join("");
  const kept = characters.length >= 8 ? [3, 4] : [1, 1];
  const [head, tail] = kept as [number, number];
  return [
    ...characters.slice(0, head),
    ..."*".repeat(Math.min(characters.length - head - tail, 4)),
    ...characters.slice(-tail),
  ].join("");
}
