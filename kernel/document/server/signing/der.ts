/** DER (ITU-T X.690): the few types that certificates and signatures are made of. Lengths and tags as bytes, nothing clever. */

export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
/** Members of a SET stand in the order of their encodings. */
export const set = (...parts: readonly Uint8Array[]) => der(0x31, ...[...parts].sort(Buffer.compare));
export const octets = (bytes: Uint8Array) => der(0x04, bytes);
export const nothing = () => der(0x05);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text, "utf8"));
export const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);
export const yes = () => der(0x01, Buffer.from([0xff]));
/** `[n]` around a value. */
export const explicit = (n: number, ...parts: readonly Uint8Array[]) => der(0xa0 | n, ...parts);

/** A whole number of any length, not negative. */
export function integer(value: number | Uint8Array): Buffer {
  const bytes = typeof value === "number" ? Buffer.from(evenHex(value), "hex") : Buffer.from(value);
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const short = bytes.subarray(start);
  return (short[0] ?? 0) >= 0x80 ? der(0x02, Buffer.from([0]), short) : der(0x02, short);
}

function evenHex(value: number): string {
  const hex = value.toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

/** `1.2.840.113549.1.7.2`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(inSevenBits)]));
}

function inSevenBits(value: number): readonly number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

/** UTCTime until 2049, GeneralizedTime after it, as RFC 5280 4.1.2.5 asks. @param instant ISO 8601 in UTC */
export function time(instant: string): Buffer {
  const digits = instant.replace(/\.\d+/, "").replace(/[-:T]/g, "");
  const isLate = Number(instant.slice(0, 4)) >= 2050;
  return isLate ? der(0x18, Buffer.from(digits, "ascii")) : der(0x17, Buffer.from(digits.slice(2), "ascii"));
}

/** The value at the start of `bytes` as its tag, its content and what follows. */
export function readValue(bytes: Buffer): {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
  readonly rest: Buffer;
} {
  const first = bytes[1] ?? 0;
  const size = first < 0x80 ? 0 : first & 0x7f;
  const length = size === 0 ? first : bytes.readUIntBE(2, size);
  const end = 2 + size + length;
  if (bytes.length < end) throw new Error("a DER value ends too early");
  return {
    tag: bytes[0] ?? 0,
    whole: bytes.subarray(0, end),
    content: bytes.subarray(2 + size, end),
    rest: bytes.subarray(end),
  };
}
