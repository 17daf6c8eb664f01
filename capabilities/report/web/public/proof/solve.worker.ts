/** Solves beside the page, so that typing and scrolling stay smooth. */
import { searchNonce } from "./search.ts";

/** As `solve.ts` asks: the page and its worker are one build. */
interface Asked {
  readonly seed: string;
  readonly bits: number;
}

globalThis.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  postMessage(searchNonce(data.seed, data.bits, 0, Number.MAX_SAFE_INTEGER));
});
