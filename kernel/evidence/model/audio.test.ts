import { describe, expect, test } from "vitest";
import { audioDurationMs } from "./audio.ts";
import type { MediaType } from "./evidence.ts";

const text = (words: string) => [...words].map((letter) => letter.charCodeAt(0));
const big = (value: number, bytes = 4) =>
  Array.from({ length: bytes }, (_, i) => (value / 256 ** (bytes - 1 - i)) & 255);
const little = (value: number, bytes = 4) => big(value, bytes).reverse();
const zeros = (count: number) => Array.from({ length: count }, () => 0);

/** 8 kHz, 16 bit, one channel. */
const wav = (seconds: number) => [
  ...[...text("RIFF"), ...little(36 + seconds * 16_000), ...text("WAVEfmt "), ...little(16), ...little(1, 2)],
  ...[...little(1, 2), ...little(8000), ...little(16_000), ...little(2, 2), ...little(16, 2)],
  ...[...text("data"), ...little(seconds * 16_000), ...zeros(seconds * 16_000)],
];
/** MPEG 1 layer III, 32 kbit/s at 32 kHz: 144 bytes and 36 ms a frame. */
const mp3 = (frames: number) => [
  ...[...text("ID3"), 3, 0, 0, 0, 0, 0, 4, ...zeros(4)],
  ...Array.from({ length: frames }, () => [0xff, 0xfb, 0x18, 0, ...zeros(140)]).flat(),
];
const mvhd = [...big(28), ...text("mvhd"), ...zeros(12), ...big(1000), ...big(61_500)];
const m4a = [...big(12), ...text("ftypM4A "), ...big(8 + mvhd.length), ...text("moov"), ...mvhd];
const page = (position: number, body: readonly number[]) => [
  ...[...text("OggS"), 0, 0, ...little(position, 8), ...zeros(12), 1, body.length],
  ...body,
];
const opus = [...page(0, [...text("OpusHead"), ...zeros(11)]), ...page(48_000 * 3, zeros(20))];
const vorbis = [
  ...page(0, [1, ...text("vorbis"), ...zeros(4), 1, ...little(16_000), ...zeros(2)]),
  ...page(16_000 * 2, [0]),
];
const amr = [...text("#!AMR\n"), ...Array.from({ length: 100 }, () => [0x3c, ...zeros(31)]).flat()];

test.each<readonly [string, MediaType, readonly number[], number]>([
  ["WAV by its bytes a second", "audio/wav", wav(3), 3000],
  ["a WAV cut off in the middle has what is there", "audio/wav", wav(4).slice(0, 44 + 32_000), 2000],
  ["MP3 frame by frame, behind a tag", "audio/mpeg", mp3(50), 1800],
  ["M4A by its movie header", "audio/mp4", m4a, 61_500],
  ["Opus by its last page", "audio/ogg", opus, 3000],
  ["Vorbis by its last page and own rate", "audio/ogg", vorbis, 2000],
  ["AMR by its frames of 20 ms", "audio/amr", amr, 2000],
])("%s", (_, type, bytes, expected) => {
  expect(audioDurationMs(type, Uint8Array.from(bytes))).toBe(expected);
});

describe("bytes that do not say", () => {
  test.each(["audio/wav", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/amr"] as const)("%s give null", (type) => {
    expect(audioDurationMs(type, new Uint8Array())).toBeNull();
    for (let length = 1; length < 80; length++)
      expect(
        audioDurationMs(
          type,
          Uint8Array.from({ length }, (_, i) => (i * 89) % 251),
        ),
      ).toBeNull();
  });
  test("a photograph has no length", () => {
    expect(audioDurationMs("image/jpeg", Uint8Array.from(wav(1)))).toBeNull();
  });
});
