/** Rows of the timeline: words beside a mark, and the days that a period does not count. */
import type { ReactNode } from "react";
import type { PlainDate } from "#base/plain-date.ts";
import type { ShownTimeline } from "../../contract.ts";
import { type Scale, shortSource } from "./timeline-scale.ts";

/** Room for a line of text beside a mark, in percent. */
export const BESIDE = 42;

interface PauseRowProps {
  readonly pause: ShownTimeline["running"][number]["pauses"][number];
  readonly scale: Scale;
  readonly now: number;
}

/** 不计入的期间, below the bar that it stops: which days, why, and by which article or document. */
export function PauseRow({ pause, scale, now }: PauseRowProps) {
  const [from, to] = [scale.at(pause.from), pause.to ? scale.at(pause.to) : now];
  const [, what = pause.reason, source = ""] = /^(.*?)（(.*)）$/.exec(pause.reason) ?? [];
  return (
    <div className="timeline-row">
      <span className="timeline-run" data-pause style={{ left: `${from}%`, width: `max(3px, ${to - from}%)` }} />
      <Beside from={from} to={to} side={sideOf(from, to)}>
        <b>{what}</b>
        <i>{pause.to ? `${short(pause.from)} 至 ${short(pause.to)} 不计入` : `${short(pause.from)} 起不计入`}</i>
        <em>{shortSource(source)}</em>
      </Beside>
    </div>
  );
}

/** Before a bar where there is room for the words, else behind it; on a bar that takes nearly all of the width. */
export function sideOf(from: number, to: number): BesideProps["side"] {
  if (from >= BESIDE) return "left";
  return 100 - to >= BESIDE - 8 ? "right" : "on";
}

interface BesideProps {
  readonly from: number;
  readonly to: number;
  readonly side: "left" | "right" | "on";
  readonly children: ReactNode;
}

/** A line of words beside a mark. */
export function Beside({ from, to, side, children }: BesideProps) {
  const place = {
    left: { left: 0, right: `calc(${100 - from}% + 8px)` },
    right: { left: `calc(${to}% + 10px)`, right: 0 },
    on: { left: `calc(${from}% + 10px)`, right: 0 },
  }[side];
  return (
    <span className="timeline-beside" data-side={side} style={place}>
      <span className="timeline-words">{children}</span>
    </span>
  );
}

/** «11-24»; with the year where it is not this one is told by the months above. */
export function short(day: PlainDate): string {
  return day.slice(5);
}
