/** A request id that is the same for the same cause: a job that runs twice acts once. */
import { createHash } from "node:crypto";

/** A UUID of version 5's form over the parts. */
export function sameId(...parts: readonly (string | number)[]): string {
  const hash = createHash("sha1").update(parts.join("\u0000")).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
