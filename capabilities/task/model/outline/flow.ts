/** A flow is text put together from pieces of the source, which still knows where each character came from. */
import type { Span } from "./outline.ts";

interface Piece {
  /** Where in the flow. */
  readonly at: number;
  /** Where in the source. */
  readonly start: number;
  readonly length: number;
}

export interface Flow {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export const EMPTY_FLOW: Flow = { text: "", pieces: [] };

/** A piece of the source; line ends in it become spaces, so that offsets stay. */
export function flowOf(source: string, start: number, end: number): Flow {
  if (start >= end) return EMPTY_FLOW;
  return {
    text: source.slice(start, end).replace(/[\n\r\f]/g, " "),
    pieces: [{ at: 0, start, length: end - start }],
  };
}

/** @param between stands between the flows and comes from nowhere */
export function joinFlows(flows: readonly Flow[], between = ""): Flow {
  const pieces: Piece[] = [];
  let text = "";
  for (const flow of flows) {
    if (flow.text === "") continue;
    if (text !== "") text += between;
    for (const piece of flow.pieces) pieces.push({ ...piece, at: piece.at + text.length });
    text += flow.text;
  }
  return { text, pieces };
}

export function sliceFlow(flow: Flow, start: number, end: number = flow.text.length): Flow {
  const pieces: Piece[] = [];
  for (const piece of flow.pieces) {
    const from = Math.max(start, piece.at);
    const to = Math.min(end, piece.at + piece.length);
    if (from < to) pieces.push({ at: from - start, start: piece.start + from - piece.at, length: to - from });
  }
  return { text: flow.text.slice(start, end), pieces };
}

export function trimFlow(flow: Flow): Flow {
  const start = flow.text.length - flow.text.trimStart().length;
  return sliceFlow(flow, start, Math.max(start, flow.text.trimEnd().length));
}

/** The range of the source from the first to the last character of a part of the flow. */
export function spanIn(flow: Flow, start = 0, end: number = flow.text.length): Span {
  const { pieces } = sliceFlow(flow, start, end);
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  return first && last ? { start: first.start, end: last.start + last.length } : { start: 0, end: 0 };
}

export function segmentsOf(flow: Flow): readonly Span[] {
  return flow.pieces.map(({ start, length }) => ({ start, end: start + length }));
}
