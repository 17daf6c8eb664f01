/**
 * 照片与附件 on paper: numbered in the order of the record, so that the story can point at them.
 *
 * - numbered evidence: a use of a file by an act, with its name on the paper (照片 3, 附件 1)
 * - pair 前后对照: the first photograph of the report and the latest of handling or re-checking
 */
import { formatInstant, type Instant } from "#base/instant.ts";
import { metresBetween, type Position } from "#base/position.ts";
import { EVIDENCE_PHASES, type EvidencePhase, MEDIA_TYPES, type MediaType } from "#kernel/evidence/model/public.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";

export type Evidence = MatterPage["evidence"][number];

export interface NumberedEvidence {
  readonly evidence: Evidence;
  readonly isPhoto: boolean;
  /** `照片 3`, `附件 1` */
  readonly name: string;
}

export interface Pair {
  readonly before: NumberedEvidence;
  readonly after: NumberedEvidence;
}

/** In the order of the acts that used them, then of capture; those without a time come last within their act. */
export function numberEvidence(evidence: readonly Evidence[]): readonly NumberedEvidence[] {
  const at = (one: Evidence) => one.takenAt ?? "9999";
  const ordered = [...evidence].sort((a, b) => a.seq - b.seq || (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
  const last = { photo: 0, other: 0 };
  return ordered.map((one) => {
    const isPhoto = one.mediaType.startsWith("image/");
    const name = isPhoto ? `照片 ${++last.photo}` : `附件 ${++last.other}`;
    return { evidence: one, isPhoto, name };
  });
}

/** Twin of `beforeAndAfter` on the matter page (kernel/matter/web), which chooses among photographs not yet numbered. */
export function pairOf(numbered: readonly NumberedEvidence[]): Pair | null {
  const photos = numbered.filter((one) => one.isPhoto);
  const before = photos.find((one) => one.evidence.phase === "report") ?? photos[0];
  const after = photos.findLast((one) => ["resolve", "recheck"].includes(one.evidence.phase) && one !== before);
  return before && after ? { before, after } : null;
}

/** `照片 3　处置　2026-11-18 10:05 拍摄`; what is not a photograph says its kind. */
export function captionOf({ evidence, isPhoto, name }: NumberedEvidence): string {
  const phase = EVIDENCE_PHASES[evidence.phase as EvidencePhase] ?? evidence.phase;
  const kind = isPhoto ? "" : (MEDIA_TYPES[evidence.mediaType as MediaType]?.label ?? evidence.mediaType);
  const taken = evidence.takenAt ? `${formatInstant(evidence.takenAt as Instant)} 拍摄` : "";
  return [name, phase, kind, taken].filter(Boolean).join("　");
}

/** `点位相距 3 m`, when both photographs carry a position. */
export function distanceOf({ before, after }: Pair): string {
  const [from, to] = [before.evidence.position, after.evidence.position];
  if (!from || !to) return "";
  const metres = metresBetween(from as Position, to as Position);
  return `点位相距 ${metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`}`;
}

/** `照片 1、2；附件 1`: what an act used. */
export function namesOf(numbered: readonly NumberedEvidence[]): string {
  const list = (isPhoto: boolean) => numbered.filter((one) => one.isPhoto === isPhoto).map((one) => one.name.slice(3));
  const [photos, others] = [list(true), list(false)];
  const words = [photos.length > 0 && `照片 ${photos.join("、")}`, others.length > 0 && `附件 ${others.join("、")}`];
  return words.filter(Boolean).join("；");
}
