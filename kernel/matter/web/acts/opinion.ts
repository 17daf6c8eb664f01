import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";

/** What was written in words, with the name of its field where there are several. */
export function opinionIn(fields: readonly FieldSpec[], value: FormValue): string {
  const written = fields
    .filter((field) => ["text", "longText"].includes(field.type))
    .map((field) => ({ label: field.label, text: String(value[field.name] ?? "").trim() }))
    .filter(({ text }) => text !== "");
  if (written.length === 1) return written[0]?.text ?? "";
  return written.map(({ label, text }) => `${label}：${text}`).join("\n");
}
