/** Identifiers of the demonstration: made from names, so that every process finds the same ones without asking the database. */
import { createHash } from "node:crypto";

/** UUID version 8 from the SHA-256 of a name, `unit hc-municipal`. */
export function demoId(name: string): string {
  const hex = createHash("sha256").update(`fangyuan demonstration ${name}`).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const unitId = (key: string): string => demoId(`unit ${key}`);
export const personId = (key: string): string => demoId(`person ${key}`);
export const postId = (key: string): string => demoId(`post ${key}`);
