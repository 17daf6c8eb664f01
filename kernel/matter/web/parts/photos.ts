/** Evidence as photographs on a page. */
import { type Instant, millisOf } from "#base/instant.ts";
import { metresBetween, type Position } from "#base/position.ts";
import { originalUrl, thumbnailUrl } from "#kernel/evidence/web/public.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { formatDistance, formatShort } from "#ui/format.ts";
import type { Photo } from "#ui/work/photos.tsx";

export type Evidence = MatterPage["evidence"][number];

const PHASES: Readonly<Record<string, string>> = {
  report: "上报",
  verify: "核实",
  resolve: "处置后",
  recheck: "核查",
  visit: "回访",
  other: "附件",
};

export function isPhoto(evidence: Evidence): boolean {
  return evidence.mediaType.startsWith("image/");
}

export function photoOf(evidence: Evidence, now: Instant): Photo {
  const taken = evidence.takenAt ? ` ${formatShort(evidence.takenAt, now)}` : "";
  const name = `${PHASES[evidence.phase] ?? "照片"}${taken}`;
  return {
    id: evidence.sha256,
    thumbnailUrl: thumbnailUrl(evidence.sha256),
    url: originalUrl(evidence.sha256),
    alt: name,
    caption: name,
  };
}

/** Photographs in the order in which they were taken; those without a time keep the order of the record. */
export function photosInOrder(evidence: readonly Evidence[]): Evidence[] {
  const at = (one: Evidence) => (one.takenAt ? millisOf(one.takenAt) : Number.POSITIVE_INFINITY);
  return evidence.filter(isPhoto).sort((a, b) => a.seq - b.seq || at(a) - at(b));
}

/** 前后对照: the first photograph of the report and the latest of handling or re-checking. */
export function beforeAndAfter(evidence: readonly Evidence[]): { before: Evidence | null; after: Evidence | null } {
  const ordered = photosInOrder(evidence);
  const before = ordered.find((one) => one.phase === "report") ?? ordered[0] ?? null;
  const after = ordered.findLast((one) => ["resolve", "recheck"].includes(one.phase) && one !== before) ?? null;
  return { before, after };
}

/** `点位相距 3 m`, when both photographs carry a position. */
export function distanceBetween(before: Evidence | null, after: Evidence | null): string | undefined {
  if (!before?.position || !after?.position) return undefined;
  const metres = metresBetween(before.position as Position, after.position as Position);
  return `点位相距 ${formatDistance(metres)}`;
}
