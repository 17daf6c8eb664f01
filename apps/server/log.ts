/** The process's log: one JSON line for each event, to standard error; standard output is for `ready` and answers of commands. */
import type { Log } from "#platform/capability.ts";

export function processLog(isQuiet = false): Log {
  const write = (level: string) => (details: object, message: string) => {
    if (isQuiet && level === "info") return;
    process.stderr.write(`${JSON.stringify({ ...plain(details), level, at: new Date().toISOString(), message })}\n`);
  };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

function plain(details: object): object {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      value instanceof Error ? { message: value.message, stack: value.stack } : value,
    ]),
  );
}
