/** Looks for the nonce: SHA-256 over one block, written out so that it runs on any phone, without a secure page and without a library. */
import { hasZeroBits } from "#capabilities/report/model/zero-bits.ts";

/** Fractions of the cube roots of the first 64 primes, and of the square roots of the first eight (FIPS 180-4, 4.2.2 and 5.3.3). */
const ROUND = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) >>> 0;
}

/** Of at most 55 ASCII characters: one block. */
export function sha256OfShort(text: string): Uint8Array {
  const block = new Uint8Array(64);
  for (let i = 0; i < text.length; i++) block[i] = text.charCodeAt(i);
  block[text.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setUint32(60, text.length * 8);
  const hash = new DataView(new ArrayBuffer(32));
  compress(view).forEach((word, i) => {
    hash.setUint32(i * 4, word);
  });
  return new Uint8Array(hash.buffer);
}

const schedule = new Uint32Array(64);

function compress(block: DataView): Uint32Array {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = block.getUint32(i * 4);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [at(w, i - 15), at(w, i - 2)];
    const small0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const small1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = (at(w, i - 16) + small0 + at(w, i - 7) + small1) | 0;
  }
  const state = Uint32Array.from(START);
  for (let i = 0; i < 64; i++) {
    const [a, e] = [at(state, 0), at(state, 4)];
    const choice = (e & at(state, 5)) ^ (~e & at(state, 6));
    const majority = (a & at(state, 1)) ^ (a & at(state, 2)) ^ (at(state, 1) & at(state, 2));
    const one = at(state, 7) + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + at(ROUND, i) + at(w, i);
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
    state.copyWithin(1, 0, 7);
    state[4] = (at(state, 4) + one) | 0;
    state[0] = (one + two) | 0;
  }
  return state.map((word, i) => (word + at(START, i)) | 0);
}

function at(words: Uint32Array, i: number): number {
  return words[i] as number;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first of `count` nonces from `from` on that solves it, or null. */
export function searchNonce(seed: string, bits: number, from: number, count: number): string | null {
  for (let n = from; n < from + count; n++) {
    const nonce = n.toString(36);
    if (hasZeroBits(sha256OfShort(`${seed}:${nonce}`), bits)) return nonce;
  }
  return null;
}
