/** What bytes are: their type, and for pictures their size, time and place. */
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { Problem } from "#base/problem.ts";
import { audioDurationMs } from "#kernel/evidence/model/audio.ts";
import { type Claims, contradiction, sameName } from "#kernel/evidence/model/claims.ts";
import { isAudio, isMediaType, MAX_FILE_BYTES, MEDIA_TYPES, type MediaType } from "#kernel/evidence/model/evidence.ts";
import { type ExifFacts, readExif } from "#kernel/evidence/model/exif.ts";
import { EVIDENCE_PROBLEMS } from "#kernel/evidence/model/problems.ts";

/** A small file can unpack to a huge picture; cameras of phones stay below this. */
export const MAX_PIXELS = 120_000_000;

export interface Judgement extends ExifFacts {
  readonly mediaType: MediaType;
  /** As seen, the camera's turn applied; null for what is not a picture that can be drawn. */
  readonly width: number | null;
  readonly height: number | null;
  /** Of a recording, as its bytes say; null for anything else, and for a recording that does not say. */
  readonly durationMs: number | null;
}

/**
 * @param allowed types taken from this sender
 * @throws Problem for what is empty, too large, of no allowed type, called something else than it is, or unreadable
 */
export async function judgeFile(bytes: Buffer, claims: Claims, allowed: readonly MediaType[]): Promise<Judgement> {
  if (bytes.length === 0) throw new Problem(EVIDENCE_PROBLEMS.empty);
  if (bytes.length > MAX_FILE_BYTES) {
    throw new Problem(EVIDENCE_PROBLEMS.tooLarge, {
      detail: `文件有 ${(bytes.length / 1024 / 1024).toFixed(1)} MB，最多 20 MB`,
    });
  }
  const mediaType = await mediaTypeOf(bytes, allowed);
  const lie = contradiction(claims, mediaType);
  if (lie) throw new Problem(EVIDENCE_PROBLEMS.typeDenied, { detail: `${lie}，请用原文件上传` });
  const durationMs = isAudio(mediaType) ? audioDurationMs(mediaType, bytes) : null;
  if (!MEDIA_TYPES[mediaType].isDrawable)
    return { mediaType, width: null, height: null, durationMs, takenAt: null, position: null };
  return { mediaType, durationMs, ...(await pictureFacts(bytes)) };
}

async function mediaTypeOf(bytes: Buffer, allowed: readonly MediaType[]): Promise<MediaType> {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  const type = sameName(found);
  if (isMediaType(type) && allowed.includes(type)) return type;
  const wanted = allowed.map((each) => MEDIA_TYPES[each].label).join("、");
  throw new Problem(EVIDENCE_PROBLEMS.typeNotTaken, {
    detail: `${type ? `文件内容是 ${type}` : "认不出文件的内容"}，可以上传的有：${wanted}`,
  });
}

async function pictureFacts(bytes: Buffer): Promise<Omit<Judgement, "mediaType" | "durationMs">> {
  const metadata = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .metadata()
    .catch((cause: Error) => {
      throw new Problem(EVIDENCE_PROBLEMS.unreadable, {
        detail: cause.message.includes("pixel limit") ? "图片尺寸过大，请缩小后再传" : "图片内容不完整",
      });
    });
  const isTurned = (metadata.orientation ?? 1) >= 5;
  const exif = metadata.exif ? readExif(metadata.exif) : { takenAt: null, position: null };
  return {
    width: (isTurned ? metadata.height : metadata.width) ?? null,
    height: (isTurned ? metadata.width : metadata.height) ?? null,
    ...exif,
  };
}
