import type { Instant } from "#base/instant.ts";

/** The four lights of a deadline. Words are fixed: 红灯, 黄灯, 绿灯, 暂停. */
export type LightColour = "green" | "yellow" | "red" | "paused";
export const LIGHT_WORDS: Readonly<Record<LightColour, string>> = {
  green: "绿灯",
  yellow: "黄灯",
  red: "红灯",
  paused: "暂停",
};

/** The shape that tells a light without its colour: ● ▲ ■ ‖ */
export function LightShape({ light, size = 12 }: { readonly light: LightColour; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden>
      {light === "red" && <rect x="1.3" y="1.3" width="9.4" height="9.4" rx="1" fill="var(--red)" />}
      {light === "yellow" && <path d="M6 1 11.4 10.6H.6z" fill="var(--yellow)" />}
      {light === "green" && <circle cx="6" cy="6" r="5" fill="var(--green)" />}
      {light === "paused" && <path d="M3 1.5h2v9H3zM7 1.5h2v9H7z" fill="var(--n-600)" />}
    </svg>
  );
}

/** 时限说明: why the clock says what it says. Words and fractions come from the server's clock; nothing here counts. */
export interface ClockExplanation {
  /** 为什么还剩 34 分 */
  readonly title: string;
  /** Of the whole limit; above 100 when over. */
  readonly usedPercent: number;
  readonly lines: readonly ClockLine[];
  readonly bar: readonly ClockSegment[];
  /** Which calendar, what an open request would change, that the year is provisional. */
  readonly footnotes: readonly string[];
}
export interface ClockLine {
  /** `due` closes the sum; `off`, `pause` and `note` took nothing from the limit. */
  readonly kind: string;
  /** 09:10–12:00 */
  readonly when: string;
  readonly text: string;
  /** 2 时 50 分; null for what is not counted in time. */
  readonly amount: string | null;
}
/** A piece of the bar; all fractions together are 1. */
export interface ClockSegment {
  readonly kind: "used" | "left" | "over" | "off" | "pause";
  readonly from: Instant;
  readonly to: Instant;
  readonly fraction: number;
}

export interface ClockView {
  readonly light: LightColour;
  /** 剩 34 分, 超 1 日 3 时 */
  readonly remaining: string;
  /** 处置时限 */
  readonly label: string;
  /** 4 工作时 */
  readonly limit: string;
  readonly dueAt: Instant;
  readonly isProvisional: boolean;
  readonly explanation: ClockExplanation;
}
