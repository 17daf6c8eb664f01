/** Reading the words and options of a verb. Anything wrong is a `UsageError`. */
import type { z } from "zod";
import { UsageError, type VerbCall } from "./verb.ts";

export type Options = VerbCall["options"];

/** The value of an option, or null when it was not given. */
export function optionOf(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === "string" && value !== "" ? value : null;
}

export function needOption(options: Options, name: string, what: string): string {
  const value = optionOf(options, name);
  if (value === null) throw new UsageError(`--${name} is missing: ${what}`);
  return value;
}

/** Parses what was typed by the schema that the pages use too; its sentences are Chinese. */
export function parseOptions<S extends z.ZodType>(schema: S, given: z.input<S>): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
}

/** `one of a, b, c`, with the Chinese names. */
export function choicesOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([value, label]) => `${value} (${label})`)
    .join(", ");
}
