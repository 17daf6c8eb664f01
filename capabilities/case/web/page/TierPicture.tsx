import type { AmountProposal } from "#capabilities/power/contract.ts";
import { briefYuan, yuan } from "./money-words.ts";

interface TierPictureProps {
  readonly proposal: AmountProposal;
  readonly fineFen: number;
  readonly tier: string;
  readonly similarFen: readonly number[];
}

/** Dots are stacked by slots of the bar, so that none lies over another. */
const SLOTS = 48;
const HIGHEST_STACK = 6;

/** The statutory range as one bar, its tiers as parts, the amount as a mark, similar cases as one dot each above. */
export function TierPicture({ proposal, fineFen, tier, similarFen }: TierPictureProps) {
  const { statutory, tiers } = proposal;
  if (!statutory || statutory.highest <= statutory.lowest) return null;
  const at = (amount: number) =>
    Math.min(100, Math.max(0, (100 * (amount - statutory.lowest)) / (statutory.highest - statutory.lowest)));
  const parts = tiers.flatMap(({ level, words, range }) =>
    range && range.highest > range.lowest ? [{ level, words, ...range }] : [],
  );
  const chosen = parts.find(({ level }) => tier.startsWith(level));
  const edges = [...new Set([statutory.lowest, ...parts.map(({ highest }) => highest), statutory.highest])];
  return (
    <figure
      className="tier-picture"
      aria-label={`法定幅度 ${yuan(statutory.lowest)} 至 ${yuan(statutory.highest)} 元，${tier}档，本案 ${yuan(fineFen)} 元，同类 ${similarFen.length} 件`}
    >
      <div className="tier-dots" aria-hidden>
        {stacked(similarFen, at).map(({ slot, height, isInTier }) => (
          <i
            key={`${slot} ${height}`}
            data-in={isInTier(chosen) || undefined}
            style={{ left: `${(100 * (slot + 0.5)) / SLOTS}%`, bottom: `${height * 9}px` }}
          />
        ))}
      </div>
      <div className="tier-bar" aria-hidden>
        {parts.map((part) => (
          <span
            key={part.level}
            data-chosen={part === chosen || undefined}
            style={{ left: `${at(part.lowest)}%`, width: `${at(part.highest) - at(part.lowest)}%` }}
            title={part.words}
          >
            {part.level}
          </span>
        ))}
        <b style={{ left: `${at(fineFen)}%` }} />
      </div>
      <div className="tier-edges" aria-hidden>
        {edges.map((edge) => (
          <span key={edge} data-end={at(edge) > 90 || undefined} style={{ left: `${at(edge)}%` }}>
            {briefYuan(edge)}
          </span>
        ))}
      </div>
    </figure>
  );
}

interface Dot {
  readonly slot: number;
  readonly height: number;
  readonly isInTier: (tier: { readonly lowest: number; readonly highest: number } | undefined) => boolean;
}

function stacked(amounts: readonly number[], at: (amount: number) => number): readonly Dot[] {
  const heights = new Map<number, number>();
  return amounts.flatMap((amount) => {
    const slot = Math.min(SLOTS - 1, Math.floor((at(amount) / 100) * SLOTS));
    const height = heights.get(slot) ?? 0;
    heights.set(slot, height + 1);
    if (height >= HIGHEST_STACK) return [];
    return [
      { slot, height, isInTier: (tier) => tier !== undefined && amount >= tier.lowest && amount <= tier.highest },
    ];
  });
}
