import sharp from "sharp";
import { expect, test } from "vitest";
import { drawScene, SCENE_KINDS, type SceneKind } from "./public.ts";

test.each(Object.keys(SCENE_KINDS) as SceneKind[])(
  "%s: drawn the same for a seed, and handling changes the picture",
  async (kind) => {
    const before = drawScene(kind, "before", 42);
    expect(drawScene(kind, "before", 42)).toBe(before);
    expect(drawScene(kind, "before", 43)).not.toBe(before);
    const [a, b] = await Promise.all([pixels(before), pixels(drawScene(kind, "after", 42))]);
    const changed = a.filter((value, i) => Math.abs(value - (b[i] as number)) > 24).length / a.length;
    expect(changed).toBeGreaterThan(0.01);
  },
);

async function pixels(svg: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(svg)).resize(160, 120).greyscale().raw().toBuffer());
}
