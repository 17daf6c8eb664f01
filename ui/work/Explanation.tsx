import { formatShort } from "../format.ts";
import { type ClockSegment, type ClockView, LIGHT_WORDS, LightShape } from "./light.tsx";

const WIDTH = 312;

/** The sum of a clock: what ran, what did not, when it ends, which calendar. */
export function Explanation({ clock }: { readonly clock: ClockView }) {
  const { title, usedPercent, lines, bar, footnotes } = clock.explanation;
  return (
    <section className="explanation" aria-label={title}>
      <div className="row">
        <b>{title}</b>
        <span className="grow" />
        <span className="light" data-light={clock.light}>
          <LightShape light={clock.light} />
          {LIGHT_WORDS[clock.light]}·已用 {usedPercent}%
        </span>
      </div>
      {bar.length > 0 && <Bar segments={bar} light={clock.light} />}
      <div className="sum">
        {lines.map((line) => (
          <div
            key={`${line.kind}${line.when}${line.text}`}
            data-kind={line.kind}
            data-wide={line.amount === null && line.kind !== "note" ? true : undefined}
          >
            <span>{line.when}</span>
            <span>{line.text}</span>
            <span>{line.amount ?? (line.kind === "note" ? "—" : "")}</span>
          </div>
        ))}
      </div>
      {footnotes.length > 0 && (
        <div className="footnotes">
          {footnotes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
    </section>
  );
}

const FILLS = {
  used: "var(--a-500)",
  left: "var(--n-100)",
  over: "var(--red)",
  off: "url(#clock-hatch)",
  pause: "url(#clock-hatch)",
} as const;

interface Placed extends ClockSegment {
  readonly x: number;
  readonly width: number;
}

function Bar({ segments, light }: { readonly segments: readonly ClockSegment[]; readonly light: ClockView["light"] }) {
  let x = 0;
  const placed: Placed[] = segments.map((segment) => {
    const width = segment.fraction * WIDTH;
    x += width;
    return { ...segment, x: x - width, width };
  });
  const now = placed.find((segment) => segment.kind === "left");
  return (
    <svg className="clock-bar" width={WIDTH} height={36} viewBox={`0 0 ${WIDTH} 36`} aria-hidden>
      <defs>
        <pattern id="clock-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--n-100)" />
          <path d="M0 0v6" stroke="var(--n-300)" strokeWidth="2" />
        </pattern>
      </defs>
      <rect y="6" width={WIDTH} height="10" rx="2" fill="var(--n-100)" />
      {placed.map((segment) => {
        const isPressing = segment.kind === "left" && light === "yellow";
        return (
          <rect
            key={segment.from}
            x={segment.x}
            y="6"
            width={segment.width}
            height="10"
            fill={isPressing ? "var(--yellow)" : FILLS[segment.kind]}
            opacity={isPressing ? 0.45 : 1}
          />
        );
      })}
      {now && <path d={`M${now.x} 1v20`} stroke="var(--n-900)" strokeWidth="1.5" />}
      {labelsOf(placed).map((label) => (
        <text
          key={label.x}
          x={label.x}
          y="32"
          fontSize="11"
          textAnchor={label.x < 24 ? "start" : label.x > WIDTH - 24 ? "end" : "middle"}
          fill={label.rank === 0 ? "var(--n-900)" : "var(--n-600)"}
          fontWeight={label.rank === 0 ? 600 : 400}
        >
          {label.text}
        </text>
      ))}
    </svg>
  );
}

interface Label {
  readonly x: number;
  readonly text: string;
  /** 0 now, 1 the ends, 2 between. */
  readonly rank: number;
}

/** Times at the borders of the bar; where words would touch, now stays, then the ends, then the rest from the left. */
function labelsOf(placed: readonly Placed[]): readonly Label[] {
  const first = placed[0];
  const last = placed.at(-1);
  if (!first || !last) return [];
  // A bar within one day needs no dates.
  const words = (at: ClockSegment["from"]) => formatShort(at, first.from);
  const labels: Label[] = placed.map((segment, i) => ({
    x: segment.x,
    text: words(segment.from),
    rank: i === 0 ? 1 : segment.kind === "left" && placed[i - 1]?.kind !== "left" ? 0 : 2,
  }));
  labels.push({ x: WIDTH, text: words(last.to), rank: 1 });
  const kept: Label[] = [];
  for (const label of labels.sort((a, b) => a.rank - b.rank)) {
    const room = 8 + label.text.length * 6.2;
    if (kept.every((other) => Math.abs(other.x - label.x) >= room)) kept.push(label);
  }
  return kept;
}
