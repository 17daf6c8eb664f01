/** The process beside the server: takes one piece of work, answers it, ends. */
import { TEXT_WORK, type TextWork } from "./work.ts";

process.once("message", ({ name, input }: { readonly name: keyof TextWork; readonly input: never }) => {
  process.send?.(done(name, input), () => process.disconnect());
});

function done(name: keyof TextWork, input: never): { readonly answer: unknown } | { readonly fault: unknown } {
  try {
    return { answer: TEXT_WORK[name](input) };
  } catch (fault) {
    return { fault };
  }
}
