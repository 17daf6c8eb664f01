/** A classifier as bytes: names as JSON, numbers as they lie in memory, compressed. */
import { deflateSync, inflateSync } from "node:zlib";
import type { Classifier } from "#capabilities/report/model/public.ts";

interface Head {
  readonly labels: readonly string[];
  readonly terms: readonly string[];
  readonly sharpness: number;
}

export function encodeClassifier({ labels, terms, sharpness, rarity, bias, weights }: Classifier): Uint8Array {
  const head = Buffer.from(JSON.stringify({ labels, terms: [...terms.keys()], sharpness } satisfies Head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const numbers = [rarity, bias, weights].map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength));
  return deflateSync(Buffer.concat([length, head, ...numbers]), { level: 1 });
}

export function decodeClassifier(bytes: Uint8Array): Classifier {
  const plain = inflateSync(bytes);
  const headEnd = 4 + plain.readUInt32LE(0);
  const { labels, terms, sharpness } = JSON.parse(plain.subarray(4, headEnd).toString("utf8")) as Head;
  // A copy, because numbers of four bytes must begin at a multiple of four.
  const numbers = new Float32Array(Uint8Array.from(plain.subarray(headEnd)).buffer);
  const [biasAt, weightsAt] = [terms.length, terms.length + labels.length];
  return {
    labels,
    sharpness,
    terms: new Map(terms.map((term, index) => [term, index])),
    rarity: numbers.subarray(0, biasAt),
    bias: numbers.subarray(biasAt, weightsAt),
    weights: numbers.subarray(weightsAt),
  };
}
