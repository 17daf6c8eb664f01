/** The front door: how everything leaves the process. */
export { enqueueMessage, type OutgoingMessage } from "./enqueue.ts";
