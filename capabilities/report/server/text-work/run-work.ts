/** Runs a long sum beside the server: seconds of arithmetic in its own thread would keep every request waiting. */
import { Worker } from "node:worker_threads";
import type { TextWork } from "./work.ts";

/** Megabytes: half of what the server itself may use. */
const MEMORY_MEGABYTES = 1024;

/** @throws what the work throws */
export async function runTextWork<N extends keyof TextWork>(
  name: N,
  input: Parameters<TextWork[N]>[0],
): Promise<ReturnType<TextWork[N]>> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { name, input },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread for ${name} ended with ${code} and no answer`)));
  });
}
