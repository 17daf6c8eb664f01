/** Solves beside the page, so that typing and scrolling stay smooth. */
import { z } from "zod";
import { searchNonce } from "./search.ts";

const AskedSchema = z.object({ seed: z.string(), bits: z.number() });

globalThis.addEventListener("message", (event: MessageEvent<unknown>) => {
  const { seed, bits } = AskedSchema.parse(event.data);
  postMessage(searchNonce(seed, bits, 0, Number.MAX_SAFE_INTEGER));
});
