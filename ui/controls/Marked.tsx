import type { ReactNode } from "react";

/** A text and where in it what was looked for stands: begin and end, in UTF-16 units, in order, apart. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** A text with the words found in it marked. */
export function Marked({ text, marks }: MarkedText) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>);
    done = to;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
