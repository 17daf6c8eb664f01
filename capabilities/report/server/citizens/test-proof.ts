/** For tests: solves a challenge as a phone does. */
import { createHash } from "node:crypto";
import type { Challenge, Proof } from "#capabilities/report/model/proof.ts";
import { hasZeroBits } from "#capabilities/report/model/zero-bits.ts";

export function solve({ token, seed, bits }: Challenge): Proof {
  for (let n = 0; ; n++) {
    const nonce = n.toString(36);
    if (hasZeroBits(createHash("sha256").update(`${seed}:${nonce}`).digest(), bits)) return { token, nonce };
  }
}
