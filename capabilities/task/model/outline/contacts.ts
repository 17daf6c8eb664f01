/** 联系方式: personal data in a plan, so that whoever shows the plan can keep it to those who need it. */
import type { Contact } from "./outline.ts";

export interface FoundContact {
  readonly kind: Contact["kind"];
  readonly start: number;
  readonly end: number;
}

const PATTERNS: readonly (readonly [Contact["kind"], RegExp])[] = [
  ["email", /[A-Za-z0-9._-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g],
  ["telephone", /(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[-—－ ]\d{7,8}(?:-\d{1,5})?)(?!\d)/g],
  ["telephone", /(?<=(?:电\s*话|热线|传\s*真)[：:]\s*)\d{7,8}(?!\d)/g],
  ["person", /(?<=联\s*系\s*人[：:]\s*)[\u4e00-\u9fff]{2,4}(?=[\s，,；;。（(\d]|$)/gm],
];

export function contactsIn(text: string): readonly FoundContact[] {
  const found: FoundContact[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ kind, start, end });
    }
  }
  return found;
}
