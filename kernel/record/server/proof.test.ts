/** Proofs of membership against the root as sealing computes it. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { provePlace, rootFrom } from "./proof.ts";
import { merkleRoot } from "./seal.ts";

const hashes = (count: number) =>
  Array.from({ length: count }, (_, n) => createHash("sha256").update(String(n)).digest("hex"));

describe("a proof of membership", () => {
  it.each([1, 2, 3, 4, 5, 7, 8, 13, 100])("leads every one of %i entries to the root, and nobody else", (count) => {
    const all = hashes(count);
    const root = merkleRoot(all);
    for (const [place, hash] of all.entries()) {
      const path = provePlace(all, place);
      expect(rootFrom(hash, path)).toBe(root);
      expect(rootFrom("0".repeat(64), path)).not.toBe(root);
    }
  });
});
