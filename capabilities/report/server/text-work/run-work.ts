/**
 * Runs a long sum beside the server: seconds of arithmetic in its own process keep no request waiting, and the memory they take, hundreds of
 * megabytes for the texts of a big city, is gone when they are done.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TextWork } from "./work.ts";

/** Megabytes. */
const MOST_MEMORY = 1024;

/** @throws what the work throws */
export async function runTextWork<N extends keyof TextWork>(
  name: N,
  input: Parameters<TextWork[N]>[0],
): Promise<ReturnType<TextWork[N]>> {
  const worker = fork(fileURLToPath(new URL("./worker.ts", import.meta.url)), {
    execArgv: [`--max-old-space-size=${MOST_MEMORY}`],
    // Bytes go as bytes.
    serialization: "advanced",
  });
  return new Promise((resolve, reject) => {
    worker.once("message", ({ answer, fault }: { answer?: ReturnType<TextWork[N]>; fault?: unknown }) => {
      if (answer) resolve(answer);
      else reject(fault);
    });
    worker.once("error", reject);
    worker.once("exit", (code, signal) =>
      reject(new Error(`the process for ${name} ended with ${code ?? signal} and no answer`)),
    );
    worker.send({ name, input });
  });
}
