import { type ClockExplanation, type ClockMark, type ClockView, LIGHT_WORDS, LightShape } from "./light.tsx";

interface ExplanationProps {
  readonly clock: ClockView;
  readonly explanation: ClockExplanation;
  readonly marks: readonly ClockMark[];
}

const WIDTH = 312;

/** The sum of a clock: what ran, what did not, when it ends, which calendar. */
export function Explanation({ clock, explanation, marks }: ExplanationProps) {
  return (
    <div className="explanation">
      <header className="row">
        <b>{explanation.title}</b>
        <span className="grow" />
        <span className="light" data-light={clock.light}>
          <LightShape light={clock.light} />
          {LIGHT_WORDS[clock.light]}·已用 {Math.round(explanation.usedFraction * 100)}%
        </span>
      </header>
      <Bar explanation={explanation} marks={marks} light={clock.light} />
      <div className="sum">
        {explanation.lines.map((line) => (
          <div key={`${line.at}${line.text}`} data-look={line.look}>
            <span>{line.at}</span>
            <span>{line.text}</span>
            <span>{line.amount ?? (line.look === "notCounted" ? "—" : "")}</span>
          </div>
        ))}
      </div>
      {explanation.notes.length > 0 && (
        <footer>
          {explanation.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      )}
    </div>
  );
}

const FILLS = {
  counted: "var(--a-500)",
  notCounted: "url(#clock-hatch)",
  left: "var(--n-100)",
  over: "var(--red)",
} as const;

function Bar({
  explanation,
  marks,
  light,
}: {
  explanation: ClockExplanation;
  marks: readonly ClockMark[];
  light: ClockView["light"];
}) {
  const now = marks.find((mark) => mark.isNow);
  return (
    <svg className="clock-bar" width={WIDTH} height={36} viewBox={`0 0 ${WIDTH} 36`} aria-hidden>
      <defs>
        <pattern id="clock-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--n-100)" />
          <path d="M0 0v6" stroke="var(--n-300)" strokeWidth="2" />
        </pattern>
      </defs>
      <rect y="6" width={WIDTH} height="10" rx="2" fill="var(--n-100)" />
      {explanation.segments.map((segment) => (
        <rect
          key={`${segment.kind}${segment.from}`}
          x={segment.from * WIDTH}
          y="6"
          width={Math.max(0, segment.to - segment.from) * WIDTH}
          height="10"
          fill={segment.kind === "left" && light === "yellow" ? "var(--yellow)" : FILLS[segment.kind]}
          opacity={segment.kind === "left" && light === "yellow" ? 0.45 : 1}
        />
      ))}
      {now && <path d={`M${now.at * WIDTH} 1v20`} stroke="var(--n-900)" strokeWidth="1.5" />}
      {apart(marks).map((mark) => (
        <text
          key={`${mark.at}${mark.text}`}
          x={mark.at * WIDTH}
          y="32"
          fontSize="11"
          textAnchor={mark.at < 0.08 ? "start" : mark.at > 0.92 ? "end" : "middle"}
          fill={mark.isNow ? "var(--n-900)" : "var(--n-600)"}
          fontWeight={mark.isNow ? 600 : 400}
        >
          {mark.text}
        </text>
      ))}
    </svg>
  );
}

/** Leaves out marks whose words would touch: now stays, then those at the ends, then the rest from the left. */
function apart(marks: readonly ClockMark[]): ClockMark[] {
  const rank = (mark: ClockMark) => (mark.isNow ? 0 : mark.at === 0 || mark.at === 1 ? 1 : 2);
  const kept: ClockMark[] = [];
  for (const mark of [...marks].sort((a, b) => rank(a) - rank(b))) {
    const widthFraction = (8 + mark.text.length * 6.5) / WIDTH;
    if (kept.every((other) => Math.abs(other.at - mark.at) >= widthFraction)) kept.push(mark);
  }
  return kept;
}
