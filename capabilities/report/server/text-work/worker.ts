/** The worker thread: takes one piece of work, answers it, ends. */
import { parentPort, workerData } from "node:worker_threads";
import { TEXT_WORK, type TextWork } from "./work.ts";

const { name, input } = workerData as { readonly name: keyof TextWork; readonly input: never };
parentPort?.postMessage(TEXT_WORK[name](input));
