/**
 * EXIF put into a JPEG as a camera writes it: make, model, time and place. A block of its own right after the start of the image;
 * the picture is not encoded anew. EXIF 2.32, little-endian.
 */
import { type Instant, instantOf, millisOf, SHANGHAI_OFFSET_MS } from "#base/instant.ts";
import type { Position } from "#base/position.ts";

export interface CameraFacts {
  readonly make: string;
  readonly model: string;
  readonly takenAt: Instant;
  /** Null: the camera does not know, or was not allowed to. */
  readonly position: Position | null;
}

const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;
/** Offset of the TIFF header inside the block: `Exif\0\0`. */
const HEAD = Buffer.from("Exif\0\0", "latin1");

type Value =
  | { readonly type: typeof ASCII; readonly text: string }
  | { readonly type: typeof LONG; readonly number: number }
  | { readonly type: typeof RATIONAL; readonly ratios: readonly (readonly [number, number])[] };
type Field = readonly [tag: number, value: Value];

export function withExif(jpeg: Buffer, facts: CameraFacts): Buffer {
  const block = Buffer.concat([HEAD, tiffOf(facts)]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(block.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), marker, block, jpeg.subarray(2)]);
}

function tiffOf({ make, model, takenAt, position }: CameraFacts): Buffer {
  const header = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  const exif: Field[] = [
    [0x9003, text(localTime(takenAt))],
    [0x9011, text("+08:00")],
  ];
  const main = (exifAt: number, gpsAt: number): Field[] => [
    [0x010f, text(make)],
    [0x0110, text(model)],
    [0x8769, { type: LONG, number: exifAt }],
    ...(position ? [[0x8825, { type: LONG, number: gpsAt }] as const] : []),
  ];
  // The first directory is as long whatever its pointers say.
  const exifAt = header.length + directory(main(0, 0), header.length).length;
  const exifBytes = directory(exif, exifAt);
  const gpsAt = exifAt + exifBytes.length;
  const gps = position ? directory(gpsFields(position), gpsAt) : Buffer.alloc(0);
  return Buffer.concat([header, directory(main(exifAt, gpsAt), header.length), exifBytes, gps]);
}

/** @param at where the directory will lie, counted from the TIFF header */
function directory(fields: readonly Field[], at: number): Buffer {
  const table = Buffer.alloc(2 + fields.length * 12 + 4);
  table.writeUInt16LE(fields.length, 0);
  const further: Buffer[] = [];
  let end = at + table.length;
  for (const [index, [tag, value]] of fields.entries()) {
    const entry = 2 + index * 12;
    const bytes = bytesOf(value);
    table.writeUInt16LE(tag, entry);
    table.writeUInt16LE(value.type, entry + 2);
    table.writeUInt32LE(countOf(value, bytes), entry + 4);
    if (bytes.length <= 4) bytes.copy(table, entry + 8);
    else {
      table.writeUInt32LE(end, entry + 8);
      further.push(bytes);
      end += bytes.length;
    }
  }
  return Buffer.concat([table, ...further]);
}

function bytesOf(value: Value): Buffer {
  switch (value.type) {
    case ASCII: {
      // Values begin at even offsets.
      const bytes = Buffer.from(`${value.text}\0`, "latin1");
      return bytes.length % 2 === 0 || bytes.length <= 4 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
    }
    case LONG: {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(value.number);
      return bytes;
    }
    case RATIONAL: {
      const bytes = Buffer.alloc(value.ratios.length * 8);
      for (const [index, [numerator, denominator]] of value.ratios.entries()) {
        bytes.writeUInt32LE(numerator, index * 8);
        bytes.writeUInt32LE(denominator, index * 8 + 4);
      }
      return bytes;
    }
  }
}

function countOf(value: Value, bytes: Buffer): number {
  if (value.type === ASCII) return bytes.length;
  return value.type === LONG ? 1 : value.ratios.length;
}

function gpsFields({ longitude, latitude }: Position): Field[] {
  return [
    [1, text(latitude < 0 ? "S" : "N")],
    [2, { type: RATIONAL, ratios: degrees(Math.abs(latitude)) }],
    [3, text(longitude < 0 ? "W" : "E")],
    [4, { type: RATIONAL, ratios: degrees(Math.abs(longitude)) }],
  ];
}

/** Degrees, minutes, and seconds to a thousandth (3 cm). */
function degrees(value: number): readonly (readonly [number, number])[] {
  const whole = Math.floor(value);
  const minutes = Math.floor((value - whole) * 60);
  const seconds = Math.round(((value - whole) * 60 - minutes) * 60_000);
  return [
    [whole, 1],
    [minutes, 1],
    [seconds, 1_000],
  ];
}

function text(value: string): Value {
  return { type: ASCII, text: value };
}

/** `2026:11:21 14:30:05`, in China. */
function localTime(instant: Instant): string {
  return instantOf(millisOf(instant) + SHANGHAI_OFFSET_MS)
    .slice(0, 19)
    .replaceAll("-", ":")
    .replace("T", " ");
}
