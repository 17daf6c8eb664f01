/** Pictures made from pictures: smaller, turned upright, without EXIF. Kept beside evidence; can be made again at any time. */
import sharp from "sharp";
import { Problem } from "#base/problem.ts";
import { MEDIA_TYPES, type MediaType, PUBLIC_COPY_WIDTH, THUMBNAIL_WIDTH } from "#kernel/evidence/model/evidence.ts";
import { EVIDENCE_PROBLEMS } from "#kernel/evidence/model/problems.ts";
import { derivedStore, evidenceStore } from "./file-store.ts";
import { MAX_PIXELS } from "./judge.ts";

export type Derived = "thumbnail" | "public";

/** The library leaves all metadata out unless told otherwise; a test looks for it in the result. */
const RECIPES: Readonly<Record<Derived, { width: number; quality: number }>> = {
  thumbnail: { width: THUMBNAIL_WIDTH, quality: 78 },
  public: { width: PUBLIC_COPY_WIDTH, quality: 86 },
};

/**
 * A WebP made from a stored picture.
 * @throws Problem when there is no picture to make it from
 */
export async function derivedPicture(
  home: string,
  sha256: string,
  mediaType: MediaType,
  kind: Derived,
): Promise<Buffer> {
  if (!MEDIA_TYPES[mediaType].isDrawable) throw new Problem(EVIDENCE_PROBLEMS.noPicture);
  const derived = derivedStore(home);
  const name = `${sha256}.${kind}.webp`;
  const kept = await derived.get(name);
  if (kept) return kept;
  const original = await evidenceStore(home).get(sha256);
  if (!original) throw new Problem(EVIDENCE_PROBLEMS.changed, { detail: "原件不见了" });
  const { width, quality } = RECIPES[kind];
  const picture = await sharp(original, { limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .resize({ width, height: width, fit: "inside", withoutEnlargement: true })
    .webp({ quality })
    .toBuffer()
    .catch(() => {
      throw new Problem(EVIDENCE_PROBLEMS.unreadable);
    });
  await derived.put(name, picture);
  return picture;
}
