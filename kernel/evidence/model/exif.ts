/**
 * The two facts of EXIF that matter as evidence: when and where (DateTimeOriginal, GPS). A reader of TIFF directories, no more:
 * faulty or foreign data gives nulls, never an error. EXIF 2.32 tags; GPS is WGS 84.
 */
import { type Instant, parseInstant } from "#base/instant.ts";
import { type Position, position } from "#base/position.ts";

export interface ExifFacts {
  /** Without a zone in the file, read as China's time. */
  readonly takenAt: Instant | null;
  readonly position: Position | null;
}

const NOTHING: ExifFacts = { takenAt: null, position: null };

const TAG = { exif: 0x8769, gps: 0x8825, takenAt: 0x9003, offset: 0x9011 } as const;
const GPS = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const;
const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;

/** @param bytes the EXIF block, with or without its `Exif\0\0` head */
export function readExif(bytes: Uint8Array): ExifFacts {
  const hasHead = bytes.length > 6 && String.fromCharCode(...bytes.subarray(0, 4)) === "Exif";
  const tiff = bytes.subarray(hasHead ? 6 : 0);
  try {
    return factsOf(new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength));
  } catch (error) {
    // Offsets that point outside the block.
    if (error instanceof RangeError) return NOTHING;
    throw error;
  }
}

type Values = readonly number[] | string;
type Directory = ReadonlyMap<number, Values>;

function factsOf(view: DataView): ExifFacts {
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return NOTHING;
  const isLittle = order === 0x4949;
  const main = readDirectory(view, view.getUint32(4, isLittle), isLittle);
  const directoryAt = (tag: number): Directory => {
    const offset = main.get(tag)?.[0];
    return typeof offset === "number" ? readDirectory(view, offset, isLittle) : new Map();
  };
  const exif = directoryAt(TAG.exif);
  const gps = directoryAt(TAG.gps);
  return { takenAt: takenAtOf(exif.get(TAG.takenAt), exif.get(TAG.offset)), position: positionOf(gps) };
}

function readDirectory(view: DataView, offset: number, isLittle: boolean): Directory {
  const entries = new Map<number, Values>();
  const count = view.getUint16(offset, isLittle);
  for (let i = 0; i < count; i++) {
    const at = offset + 2 + i * 12;
    const values = readValues(view, at, isLittle);
    if (values !== null) entries.set(view.getUint16(at, isLittle), values);
  }
  return entries;
}

function readValues(view: DataView, entry: number, isLittle: boolean): Values | null {
  const type = view.getUint16(entry + 2, isLittle);
  const count = view.getUint32(entry + 4, isLittle);
  const size = type === ASCII ? 1 : type === LONG ? 4 : type === RATIONAL ? 8 : 0;
  // Strings and numbers of interest are short; a huge count is a broken file.
  if (size === 0 || count > 64) return null;
  const at = size * count <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittle);
  if (type === ASCII) {
    return Array.from({ length: count }, (_, i) => String.fromCharCode(view.getUint8(at + i)))
      .join("")
      .replace(/\0.*$/s, "");
  }
  return Array.from({ length: count }, (_, i) =>
    type === LONG
      ? view.getUint32(at + i * 4, isLittle)
      : view.getUint32(at + i * 8, isLittle) / view.getUint32(at + i * 8 + 4, isLittle),
  );
}

function takenAtOf(time: Values | undefined, offset: Values | undefined): Instant | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(typeof time === "string" ? time.trim() : "");
  if (!match) return null;
  const zone = typeof offset === "string" && /^[+-]\d\d:\d\d$/.test(offset.trim()) ? offset.trim() : "+08:00";
  try {
    return parseInstant(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`);
  } catch (error) {
    // A camera that was never set writes 0000:00:00.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function positionOf(gps: Directory): Position | null {
  const latitude = degreesOf(gps.get(GPS.latitude), gps.get(GPS.latitudeRef) === "S");
  const longitude = degreesOf(gps.get(GPS.longitude), gps.get(GPS.longitudeRef) === "W");
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? position(longitude, latitude) : null;
}

/** Degrees, minutes, seconds. */
function degreesOf(values: Values | undefined, isNegative: boolean): number | null {
  if (!values || typeof values === "string" || values.length < 3) return null;
  const [degrees, minutes, seconds] = values as readonly [number, number, number];
  const sum = degrees + minutes / 60 + seconds / 3600;
  return Number.isFinite(sum) ? (isNegative ? -sum : sum) : null;
}
