/** Names of the outbox's jobs. */
export const SEND_TASK = "outbox.send";
export const SWEEP_TASK = "outbox.sweep";
export const TIDY_TASK = "outbox.tidy";

/** Runs of one channel follow one another; a channel that hangs holds up no other. */
export function sendQueue(channel: string): string {
  return `outbox.send:${channel}`;
}
