/**
 * Photographs of the demonstration: drawn scenes, each with a camera's facts of its own, kept by the store of evidence like any
 * other photograph. Pictures are drawn once (0.05–0.2 s each); what differs from photograph to photograph is the EXIF.
 */
import sharp from "sharp";
import { addMillis, type Instant } from "#base/instant.ts";
import { type Position, position } from "#base/position.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { drawScene, type SceneKind, type ScenePhase } from "../city/public.ts";
import { randomOf } from "../city/random.ts";
import { withExif } from "./exif.ts";

export interface PhotoOrder {
  /** Another one for each photograph. */
  readonly key: string;
  readonly scene: SceneKind;
  /** `paper`: a signed form instead of a scene. */
  readonly phase: ScenePhase | "paper";
  readonly variant: number;
  readonly near: Position;
  /** Moment of the act; the photograph was taken shortly before. */
  readonly at: Instant;
  readonly personId: string | null;
  readonly role: string;
}

/** @returns SHA-256 of the stored file */
export type Photographer = (order: PhotoOrder) => Promise<string>;

export interface Album {
  /** Pixels; the picture is 4:3. */
  readonly width: number;
  /** Pictures of a scene and phase. */
  readonly variants: number;
}

/** Fictional devices. */
const CAMERAS = [
  { make: "XIHE", model: "XH-P30", device: "城管通手持终端 XH-P30" },
  { make: "XIHE", model: "XH-P40", device: "城管通手持终端 XH-P40" },
  { make: "Yunfan", model: "YF 12", device: "手机 Yunfan 12" },
  { make: "Lanting", model: "LT-9 Pro", device: "手机 Lanting 9 Pro" },
] as const;

const QUALITY = 62;

export function photographerOf(
  platform: Pick<Platform, "database" | "home">,
  seed: number,
  album: Album,
): Photographer {
  const pictures = new Map<string, Promise<Buffer>>();
  return async (order) => {
    const variant = (order.variant % album.variants) + 1;
    const name = `${order.scene} ${order.phase} ${variant}`;
    const picture = pictures.get(name) ?? render(order.scene, order.phase, variant, album.width);
    pictures.set(name, picture);
    const random = randomOf(seed, `photo:${order.key}`);
    const isHandset = order.role === "supervisor" || order.role === "crew" || order.role === "unit_desk";
    const camera = random.pick(isHandset ? CAMERAS.slice(0, 2) : CAMERAS.slice(2));
    const takenAt = addMillis(order.at, -Math.round(random.between(20_000, 200_000)));
    // Three to twelve metres off, as one stands before a thing; phones of the public often keep their place to themselves.
    const standing = offset(order.near, random.between(3, 12), random.between(0, 2 * Math.PI));
    const hasPlace = isHandset || random.chance(0.6);
    const bytes = withExif(await picture, { ...camera, takenAt, position: hasPlace ? standing : null });
    const upload = {
      personId: order.personId,
      role: order.role,
      takenAt,
      position: hasPlace ? standing : null,
      accuracyMetres: hasPlace ? Math.round(random.between(3, 14)) : null,
      device: camera.device,
    };
    return (await storeFile(platform, { bytes, upload, now: order.at })).sha256;
  };
}

async function render(scene: SceneKind, phase: PhotoOrder["phase"], variant: number, width: number): Promise<Buffer> {
  const svg = (phase === "paper" ? drawPaper(variant) : drawScene(scene, phase, variant)).replace(
    'width="800" height="600"',
    `width="${width}" height="${Math.round((width * 3) / 4)}"`,
  );
  return sharp(Buffer.from(svg)).jpeg({ quality: QUALITY }).toBuffer();
}

/** A form with lines of writing and a round stamp: illustration only. */
function drawPaper(seed: number): string {
  const random = randomOf(seed, "paper");
  const lines = Array.from({ length: 9 }, (_, n) => {
    const width = n === 8 ? random.int(60, 120) : random.int(190, 214);
    return `<rect x="52" y="${68 + n * 15}" width="${width}" height="3" rx="1.5" fill="#8b8f97"/>`;
  }).join("");
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 320 240">',
    '<rect width="320" height="240" fill="#8d8377"/>',
    `<g transform="rotate(${random.between(-2, 2).toFixed(2)} 160 120)">`,
    '<rect x="34" y="18" width="252" height="210" fill="#fbfaf6"/><rect x="112" y="36" width="96" height="9" rx="2" fill="#3b3f47"/>',
    `${lines}<g fill="none" stroke="#c63a32" opacity=".8"><circle cx="228" cy="188" r="24" stroke-width="3"/>`,
    '<circle cx="228" cy="188" r="6" stroke-width="5"/></g></g></svg>',
  ].join("");
}

const METRES_PER_DEGREE = 111_195;
function offset(from: Position, metres: number, angle: number): Position {
  const north = (Math.sin(angle) * metres) / METRES_PER_DEGREE;
  const east = (Math.cos(angle) * metres) / (METRES_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180));
  return position(from.longitude + east, from.latitude + north);
}
