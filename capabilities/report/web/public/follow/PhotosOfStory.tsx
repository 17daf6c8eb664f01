import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import type { FollowedReport } from "./followed-report.ts";

const PHASES: Readonly<Record<string, string>> = {
  report: "反映时",
  verify: "核实时",
  resolve: "处理后",
  recheck: "复查时",
};

/** Before and after beside each other: only what was made public is in the answer. */
export function PhotosOfStory({ photos }: { readonly photos: FollowedReport["photos"] }) {
  const now = useNow();
  if (photos.length === 0) return null;
  return (
    <ul className="story-photos">
      {photos.map((photo) => {
        const name = PHASES[photo.phase] ?? "照片";
        return (
          <li key={photo.sha256}>
            <a href={`/api/evidence/${photo.sha256}/public`}>
              <span className="photo">
                <img src={`/api/evidence/${photo.sha256}/thumbnail`} alt={`${name}的照片，点开看大图`} loading="lazy" />
              </span>
            </a>
            <span className="item-detail">
              {name} {photo.takenAt && formatShort(photo.takenAt, now)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
