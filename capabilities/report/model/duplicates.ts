/** 重复上报: how likely two reports are about one problem, with the reason in words. Pure; the server fetches the neighbours. */
import { DAY_MS, type Instant, millisOf } from "#base/instant.ts";
import { metresBetween, type Position } from "#base/position.ts";
import type { ReportSettings } from "./settings.ts";

export interface DuplicateSubject {
  readonly position: Position | null;
  readonly openedAt: Instant;
  readonly classKey: string | null;
  readonly text: string;
}

export interface DuplicateNeighbour extends DuplicateSubject {
  readonly matterId: string;
  readonly number: string | null;
  readonly title: string;
}

export interface DuplicateCandidate {
  readonly matterId: string;
  readonly number: string | null;
  readonly title: string;
  /** 0 to 1. */
  readonly score: number;
  readonly distanceMetres: number | null;
  /** 「同类，相距 12 米，早 3 小时，描述相似 64%」. */
  readonly reason: string;
  /** Same class, inside the radius and inside the time: accepting it needs a stated reason. */
  readonly isLikely: boolean;
}

/** Below this nothing is shown: a list of noise is not read. */
const LEAST_SCORE = 0.35;
const WEIGHTS = { distance: 0.4, class: 0.25, text: 0.2, time: 0.15 };

/** Candidates worth showing, best first. */
export function findDuplicates(
  subject: DuplicateSubject,
  neighbours: readonly DuplicateNeighbour[],
  settings: Pick<ReportSettings, "duplicate_metres" | "duplicate_days">,
): readonly DuplicateCandidate[] {
  const pairs = bigrams(subject.text);
  return neighbours
    .map((neighbour) => compareReports(subject, neighbour, settings, pairs))
    .filter((candidate) => candidate.isLikely || candidate.score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score);
}

export function compareReports(
  subject: DuplicateSubject,
  neighbour: DuplicateNeighbour,
  settings: Pick<ReportSettings, "duplicate_metres" | "duplicate_days">,
  pairs: ReadonlySet<string> = bigrams(subject.text),
): DuplicateCandidate {
  const distanceMetres =
    subject.position && neighbour.position ? metresBetween(subject.position, neighbour.position) : null;
  const gapMs = millisOf(subject.openedAt) - millisOf(neighbour.openedAt);
  const days = Math.abs(gapMs) / DAY_MS;
  const isSameClass = subject.classKey !== null && subject.classKey === neighbour.classKey;
  const similarity = likeness(pairs, bigrams(neighbour.text));
  const isNear = distanceMetres !== null && distanceMetres <= settings.duplicate_metres;
  const isSoon = days <= settings.duplicate_days;
  const score =
    WEIGHTS.distance * (distanceMetres === null ? 0 : falloff(distanceMetres, settings.duplicate_metres)) +
    WEIGHTS.class * (isSameClass ? 1 : isSameMajor(subject.classKey, neighbour.classKey) ? 0.5 : 0) +
    WEIGHTS.text * similarity +
    WEIGHTS.time * falloff(days, settings.duplicate_days);
  const words = [
    isSameClass ? "同一小类" : isSameMajor(subject.classKey, neighbour.classKey) ? "同一大类" : "类别不同",
    distanceMetres === null ? "缺少位置" : `相距 ${Math.round(distanceMetres)} 米`,
    `${gapMs >= 0 ? "早" : "晚"} ${spanWords(Math.abs(gapMs))}`,
    `描述相似 ${Math.round(similarity * 100)}%`,
  ];
  return {
    matterId: neighbour.matterId,
    number: neighbour.number,
    title: neighbour.title,
    score,
    distanceMetres,
    reason: words.join("，"),
    isLikely: isSameClass && isNear && isSoon,
  };
}

/** Share of common character pairs (Dice), 0 to 1. Word borders are not needed for Chinese. */
export function textSimilarity(a: string, b: string): number {
  return likeness(bigrams(a), bigrams(b));
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const pair of left) if (right.has(pair)) common++;
  return (2 * common) / (left.size + right.size);
}

function bigrams(text: string): ReadonlySet<string> {
  const letters = [...text.replace(/[\s\p{P}]/gu, "")];
  const pairs = new Set<string>();
  for (let n = 1; n < letters.length; n++) pairs.add(`${letters[n - 1]}${letters[n]}`);
  return pairs;
}

/** 1 at zero, 0.5 at the limit, falling on towards 0. */
function falloff(value: number, limit: number): number {
  return 1 / (1 + (value / limit) ** 2);
}

function isSameMajor(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.slice(0, -2) === b.slice(0, -2);
}

function spanWords(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  return hours >= 48
    ? `${Math.round(hours / 24)} 天`
    : hours >= 1
      ? `${hours} 小时`
      : `${Math.round(ms / 60_000)} 分钟`;
}
