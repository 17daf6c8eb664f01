/** Photographs made ready for paper: small JPEGs that the typesetter puts into the PDF as they are. */
import sharp from "sharp";
import { Problem } from "#base/problem.ts";
import { MEDIA_TYPES, type MediaType } from "#kernel/evidence/model/public.ts";
import { derivedPicture, FILE_FAULTS, verifyFile } from "#kernel/evidence/server/public.ts";
import type { PictureFinding } from "../model/matter-paper.ts";
import { type Evidence, numberEvidence, pairOf } from "../model/pictures.ts";

/** Pixels. A photograph of the pair is 84 mm wide on paper and comes from the large copy: 270 dots per inch. */
const PAIR_WIDTH = 900;
/** The others are 55 mm wide, from the thumbnail of 400 pixels: 185 dots per inch. */
const JPEG_QUALITY = 80;

export interface PreparedPictures {
  /** By SHA-256. */
  readonly pictures: ReadonlyMap<string, Buffer>;
  readonly findings: ReadonlyMap<string, PictureFinding>;
}

/** Originals held in memory together: enough to keep the processors busy. */
const AT_ONCE = 4;

/** A few at a time, so that memory holds no more originals. Every original is hashed again: nobody should file a paper over changed bytes. */
export async function preparePictures(
  home: string,
  evidence: readonly Evidence[],
  areAllLarge = false,
): Promise<PreparedPictures> {
  const pair = pairOf(numberEvidence(evidence));
  const chosen = areAllLarge ? evidence : [pair?.before, pair?.after].flatMap((one) => (one ? [one.evidence] : []));
  const large = new Set(chosen.map((one) => one.sha256));
  const pictures = new Map<string, Buffer>();
  const findings = new Map<string, PictureFinding>();
  const waiting = [...new Map(evidence.map(({ sha256, mediaType }) => [sha256, mediaType as MediaType]))];
  const prepareNext = async (): Promise<void> => {
    const next = waiting.shift();
    if (!next) return;
    const [sha256, mediaType] = next;
    const fault = await verifyFile({ home }, sha256);
    const drawn = await draw(home, sha256, mediaType, large.has(sha256));
    if (drawn.picture) pictures.set(sha256, drawn.picture);
    findings.set(sha256, { isDrawn: drawn.picture !== null, fault: fault ? FILE_FAULTS[fault] : drawn.fault });
    return prepareNext();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, prepareNext));
  return { pictures, findings };
}

async function draw(
  home: string,
  sha256: string,
  mediaType: MediaType,
  isLarge: boolean,
): Promise<{ picture: Buffer | null; fault: string }> {
  const { label, isDrawable } = MEDIA_TYPES[mediaType];
  if (!isDrawable) return { picture: null, fault: `${label}，见系统中的原件` };
  try {
    const copy = await derivedPicture(home, sha256, mediaType, isLarge ? "public" : "thumbnail");
    const resized = isLarge ? sharp(copy).resize({ width: PAIR_WIDTH, withoutEnlargement: true }) : sharp(copy);
    const picture = await resized.flatten({ background: "white" }).jpeg({ quality: JPEG_QUALITY }).toBuffer();
    return { picture, fault: "" };
  } catch (error) {
    // A picture that cannot be made is a finding on the paper, not a reason to have no paper.
    if (error instanceof Problem) return { picture: null, fault: error.extras.detail ?? error.problemType.title };
    throw error;
  }
}
