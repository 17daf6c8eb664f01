/**
 * 排名 ranking. Equal figures share a place and the places after them are left out: 1, 2, 2, 4. What was not measured, or on too
 * few matters, has no place: neither the best nor the worst.
 */

export interface Rankable {
  readonly key: string | null;
  readonly value: number | null;
  /** What the value stands on; null: it cannot be too small. */
  readonly sample: number | null;
}

export interface Place {
  readonly rank: number | null;
  readonly isTied: boolean;
  /** Measured, but on too few. */
  readonly isTooFew: boolean;
}

/** Figures are compared as they are shown, to a hundredth: what reads the same has the same place. */
const shown = (value: number) => Math.round(value * 100);

export function placesOf(
  rows: readonly Rankable[],
  better: "high" | "low",
  minimumSample: number,
): ReadonlyMap<string | null, Place> {
  const isTooFew = ({ sample }: Rankable) => sample !== null && sample < minimumSample;
  const ranked = rows.flatMap((row) =>
    row.value === null || row.key === null || isTooFew(row) ? [] : [{ key: row.key, value: shown(row.value) }],
  );
  const place = (value: number) =>
    1 + ranked.filter((other) => (better === "high" ? other.value > value : other.value < value)).length;
  const found = new Map(ranked.map((row) => [row.key, row.value]));
  return new Map(
    rows.map((row): [string | null, Place] => {
      const value = row.key === null ? undefined : found.get(row.key);
      if (value === undefined)
        return [row.key, { rank: null, isTied: false, isTooFew: row.value !== null && isTooFew(row) }];
      const isTied = ranked.filter((other) => other.value === value).length > 1;
      return [row.key, { rank: place(value), isTied, isTooFew: false }];
    }),
  );
}
