/** `name=template` lines, as an administrator writes what a gateway wants. */
import type { Json } from "#base/canonical-json.ts";

export function linesOf(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([name, template]) => `${name}=${template}`)
    .join("\n");
}

/** Only the first sign of equality divides: templates may hold more. Lines without one stay as names without value. */
export function recordOf(lines: Json | undefined): Record<string, string> {
  if (typeof lines !== "string") return {};
  const entries = lines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf("=");
      return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
  return Object.fromEntries(entries);
}
