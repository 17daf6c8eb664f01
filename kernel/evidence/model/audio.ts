/**
 * How long a recording is, from its bytes: WAV, MP3, M4A, OGG (Opus, Vorbis), AMR. Readers of just enough of each format; what does
 * not say its length, or is cut off, gives null and never an error.
 */
import type { MediaType } from "./evidence.ts";

/** @returns milliseconds, or null when the bytes do not say */
export function audioDurationMs(type: MediaType, bytes: Uint8Array): number | null {
  try {
    const seconds = READERS[type]?.(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? null;
    return seconds === null || !Number.isFinite(seconds) || seconds <= 0 ? null : Math.round(seconds * 1000);
  } catch (error) {
    // Sizes that point outside the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Reader = (view: DataView) => number | null;

const READERS: Readonly<Partial<Record<MediaType, Reader>>> = {
  "audio/wav": wavSeconds,
  "audio/mpeg": mp3Seconds,
  "audio/mp4": mp4Seconds,
  "audio/ogg": oggSeconds,
  "audio/amr": amrSeconds,
};

function textAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)));
}

/** RIFF: bytes of `data` over bytes a second of `fmt `. A recorder that was cut off leaves a size beyond the end. */
function wavSeconds(view: DataView): number | null {
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    const name = textAt(view, at, 4);
    if (name === "fmt ") bytesPerSecond = view.getUint32(at + 16, true);
    if (name === "data") return Math.min(size, view.byteLength - at - 8) / bytesPerSecond;
    at += 8 + size + (size % 2);
  }
  return null;
}

/** kbit/s by index, for layer III of MPEG 1, and of MPEG 2 and 2.5. */
const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES = [44_100, 48_000, 32_000];

/** Walks the frames: right for a changing bitrate too. */
function mp3Seconds(view: DataView): number | null {
  let seconds = 0;
  let at = textAt(view, 0, 3) === "ID3" ? 10 + synchsafe(view, 6) : 0;
  while (at + 4 <= view.byteLength) {
    const frame = mp3Frame(view.getUint32(at));
    if (!frame) {
      at += 1;
      continue;
    }
    seconds += frame.seconds;
    at += frame.bytes;
  }
  return seconds === 0 ? null : seconds;
}

function synchsafe(view: DataView, at: number): number {
  return [0, 1, 2, 3].reduce((sum, i) => sum * 128 + (view.getUint8(at + i) & 0x7f), 0);
}

function mp3Frame(head: number): { bytes: number; seconds: number } | null {
  const version = (head >>> 19) & 3;
  const isLayer3 = ((head >>> 17) & 3) === 1;
  if (head >>> 21 !== 0x7ff || version === 1 || !isLayer3) return null;
  const bitrate = (version === 3 ? BITRATES_1 : BITRATES_2)[(head >>> 12) & 15];
  const full = RATES[(head >>> 10) & 3];
  if (!bitrate || !full) return null;
  const rate = version === 3 ? full : version === 2 ? full / 2 : full / 4;
  const samples = version === 3 ? 1152 : 576;
  const bytes = Math.floor((samples / 8) * ((bitrate * 1000) / rate)) + ((head >>> 9) & 1);
  return { bytes, seconds: samples / rate };
}

/** The movie header says it. */
function mp4Seconds(view: DataView): number | null {
  const movie = box(view, 0, view.byteLength, "moov");
  const header = movie && box(view, movie.from, movie.to, "mvhd");
  if (!header) return null;
  const isLong = view.getUint8(header.from) === 1;
  const scale = view.getUint32(header.from + (isLong ? 20 : 12));
  const length = isLong ? Number(view.getBigUint64(header.from + 24)) : view.getUint32(header.from + 16);
  return scale === 0 ? null : length / scale;
}

function box(view: DataView, from: number, to: number, name: string): { from: number; to: number } | null {
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at);
    const isLong = size === 1;
    const length = isLong ? Number(view.getBigUint64(at + 8)) : size === 0 ? to - at : size;
    if (length < 8) return null;
    if (textAt(view, at + 4, 4) === name) return { from: at + (isLong ? 16 : 8), to: Math.min(at + length, to) };
    at += length;
  }
  return null;
}

const OGG_HEAD_BYTES = 27;

/** The position of the last page over the rate of the first: Opus always counts 48 000 a second. */
function oggSeconds(view: DataView): number | null {
  let rate = 0;
  let last = 0n;
  for (let at = 0; at + OGG_HEAD_BYTES <= view.byteLength && textAt(view, at, 4) === "OggS"; ) {
    const segments = view.getUint8(at + 26);
    const body = at + OGG_HEAD_BYTES + segments;
    if (rate === 0) rate = textAt(view, body, 4) === "Opus" ? 48_000 : view.getUint32(body + 12, true);
    const position = view.getBigInt64(at + 6, true);
    if (position > last) last = position;
    at =
      body +
      Array.from({ length: segments }, (_, i) => view.getUint8(at + OGG_HEAD_BYTES + i)).reduce((a, b) => a + b, 0);
  }
  return rate === 0 ? null : Number(last) / rate;
}

/** Bytes of a frame by its mode, head included; each frame is 20 ms. */
const AMR_NARROW = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];
const AMR_WIDE = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];

function amrSeconds(view: DataView): number | null {
  const isWide = textAt(view, 0, 9) === "#!AMR-WB\n";
  if (!isWide && textAt(view, 0, 6) !== "#!AMR\n") return null;
  const sizes = isWide ? AMR_WIDE : AMR_NARROW;
  let frames = 0;
  for (let at = isWide ? 9 : 6; at < view.byteLength; frames += 1) {
    const size = sizes[(view.getUint8(at) >>> 3) & 15] ?? 0;
    if (size === 0) return null;
    at += size;
  }
  return frames * 0.02;
}
