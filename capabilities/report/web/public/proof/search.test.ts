import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { bitsFor } from "#capabilities/report/model/proof.ts";
import { hasZeroBits } from "#capabilities/report/model/zero-bits.ts";
import { searchNonce, sha256OfShort } from "./search.ts";

const real = (text: string) => createHash("sha256").update(text).digest("hex");

test("hashes as SHA-256 does, up to the longest text of one block", () => {
  for (const text of ["", "abc", "AAAAAAAAAAAAAAAAAAAAAA:zz", "x".repeat(55)]) {
    expect(Buffer.from(sha256OfShort(text)).toString("hex"), text).toBe(real(text));
  }
});

test("finds a nonce that the server accepts, and no earlier one would do", () => {
  const nonce = searchNonce("AAAAAAAAAAAAAAAAAAAAAA", 10, 0, 100_000);
  expect(nonce).not.toBeNull();
  expect(real(`AAAAAAAAAAAAAAAAAAAAAA:${nonce}`)).toMatch(/^00[0-3]/);
  expect(searchNonce("AAAAAAAAAAAAAAAAAAAAAA", 10, 0, Number.parseInt(nonce ?? "", 36))).toBeNull();
});

test("counts bits, not bytes", () => {
  expect(hasZeroBits([0, 0b0000_0011], 14)).toBe(true);
  expect(hasZeroBits([0, 0b0000_0100], 14)).toBe(false);
  expect(hasZeroBits([0, 255], 8)).toBe(true);
  expect(hasZeroBits([1, 0], 8)).toBe(false);
});

test("a busy address pays one bit more with every doubling, up to what an old phone bears", () => {
  expect([0, 1, 2, 3, 7, 31, 63, 10_000].map(bitsFor)).toEqual([14, 15, 15, 16, 17, 19, 20, 20]);
});
