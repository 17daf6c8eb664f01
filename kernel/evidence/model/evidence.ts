/**
 * 证据 evidence: photographs and papers that acts stand on.
 *
 * - file 证据文件: bytes, known by their SHA-256; never changed, never deleted
 * - upload 提交: who brought a file, and what their device said about it
 * - link 关联: the act of a matter that uses a file, in a phase
 * - public copy 公开副本: the picture without EXIF
 */
import { z } from "zod";

export const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "须为 64 位十六进制的 SHA-256");

export const EVIDENCE_PHASES = {
  report: "上报",
  verify: "核实",
  resolve: "处置",
  recheck: "核查",
  visit: "回访",
  other: "其他",
} as const;
export type EvidencePhase = keyof typeof EVIDENCE_PHASES;
export const EvidencePhaseSchema = z.enum(Object.keys(EVIDENCE_PHASES) as [EvidencePhase, ...EvidencePhase[]]);

interface MediaTypeFacts {
  readonly label: string;
  readonly extensions: readonly string[];
  readonly isImage: boolean;
  /** Whether a thumbnail and a copy without EXIF can be made. */
  readonly isDrawable: boolean;
  readonly isAudio?: true;
}
/** What is taken in. HEIC is kept whole but cannot be drawn by the image library. */
export const MEDIA_TYPES = {
  "image/jpeg": { label: "JPEG 照片", extensions: ["jpg", "jpeg"], isImage: true, isDrawable: true },
  "image/png": { label: "PNG 图片", extensions: ["png"], isImage: true, isDrawable: true },
  "image/webp": { label: "WebP 图片", extensions: ["webp"], isImage: true, isDrawable: true },
  "image/heic": { label: "HEIC 照片", extensions: ["heic", "heif"], isImage: true, isDrawable: false },
  "video/mp4": { label: "MP4 视频", extensions: ["mp4", "m4v"], isImage: false, isDrawable: false },
  "application/pdf": { label: "PDF 文件", extensions: ["pdf"], isImage: false, isDrawable: false },
  "audio/wav": { label: "WAV 录音", extensions: ["wav"], isImage: false, isDrawable: false, isAudio: true },
  "audio/mpeg": { label: "MP3 录音", extensions: ["mp3"], isImage: false, isDrawable: false, isAudio: true },
  "audio/mp4": { label: "M4A 录音", extensions: ["m4a", "mp4"], isImage: false, isDrawable: false, isAudio: true },
  "audio/ogg": {
    label: "OGG 录音",
    extensions: ["ogg", "oga", "opus"],
    isImage: false,
    isDrawable: false,
    isAudio: true,
  },
  "audio/amr": { label: "AMR 录音", extensions: ["amr"], isImage: false, isDrawable: false, isAudio: true },
} as const satisfies Record<string, MediaTypeFacts>;
export type MediaType = keyof typeof MEDIA_TYPES;

/** What the public may send: pictures of which a copy without EXIF can be made. */
export const PUBLIC_MEDIA_TYPES: readonly MediaType[] = ["image/jpeg", "image/png", "image/webp"];

export function isAudio(type: MediaType): boolean {
  return "isAudio" in MEDIA_TYPES[type];
}

export function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(MEDIA_TYPES, text);
}

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** One address per width: the thumbnail of lists and galleries, pixels. */
export const THUMBNAIL_WIDTH = 400;
export const PUBLIC_COPY_WIDTH = 2048;
