/** 通话录音 of the demonstration: a soft tone of the call's length, another pitch for each call. Small: 2 kHz, eight bits. */
const RATE = 2000;

/** WAV. */
export function toneOf(seconds: number, hertz: number): Buffer {
  const samples = Buffer.from(
    Array.from({ length: seconds * RATE }, (_, n) => 128 + Math.round(24 * Math.sin((2 * Math.PI * hertz * n) / RATE))),
  );
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
