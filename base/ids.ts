/** Identifiers: UUID version 7, ordered by time of making. Randomness and time are arguments (`platform/ids.ts` has both). */
import { z } from "zod";

/**
 * @param ms time of making, milliseconds since 1970
 * @param random ten random bytes
 */
export function uuidV7(ms: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let rest = ms;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const IdSchema = z.uuid("须为标识符（UUID）");
