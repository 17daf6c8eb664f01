import { choice, issueClass, manyChoices, matter, unit, yesNo } from "./choice.tsx";
import type { FieldKind, FieldType } from "./field.ts";
import { photos } from "./photos.tsx";
import { position } from "./position.tsx";
import { recordings } from "./recordings.tsx";
import { rows } from "./rows.tsx";
import { longText, money, number, text } from "./text.tsx";
import { date, instant, limit } from "./time.tsx";

/** One triple for each type of field. */
const FIELD_KINDS: Readonly<Record<FieldType, FieldKind>> = {
  text,
  longText,
  number,
  money,
  choice,
  manyChoices,
  yesNo,
  instant,
  date,
  limit,
  position,
  photos,
  recordings,
  rows,
  issueClass,
  unit,
  matter,
};

export function kindOf(type: string): FieldKind {
  return FIELD_KINDS[type as FieldType] ?? text;
}
