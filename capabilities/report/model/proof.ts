/**
 * 防滥发证明: a phone does a little arithmetic before it sends. It costs a person nothing but a moment, needs no picture, no sound and no third
 * party, and makes a thousand sendings dear. It proves work, not humanity: what machines send one by one still reaches the desk.
 */
import { z } from "zod";

/** Half a second on a phone ten years old. */
const LEAST_BITS = 14;
/** About ten seconds on such a phone; more would shut out people who share a busy network. */
const MOST_BITS = 20;

/** A challenge is good for so long: enough for a slow network, too short to hoard. */
export const PROOF_MINUTES = 15;
/** What was sent from an address within this time makes the next one dearer. */
export const PROOF_WINDOW_MINUTES = 30;

export const ChallengeSchema = z.object({
  /** Signed by the server; goes back with the answer. */
  token: z.string(),
  /** What is hashed, before a colon and the nonce. */
  seed: z.string(),
  /** Leading zero bits that SHA-256 of `seed:nonce` must have. */
  bits: z.int(),
});
export type Challenge = z.output<typeof ChallengeSchema>;

export const ProofSchema = z.object({ token: z.string().max(200), nonce: z.string().regex(/^[0-9a-z]{1,12}$/) });
export type Proof = z.output<typeof ProofSchema>;

/** One bit more each time the number of sendings doubles. @param sent from the same address within the window */
export function bitsFor(sent: number): number {
  return Math.min(LEAST_BITS + Math.floor(Math.log2(1 + sent)), MOST_BITS);
}
