/** Keeps the text by which a matter is found. Part of the act that changes it, so that what was just written is found. */
import { sql } from "kysely";
import { fold, foldFreeText } from "#kernel/matter/model/public.ts";
import type { FieldDeclaration, MatterCore } from "#kernel/procedure/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";

export interface TextOfAct {
  /** Null for a matter that the act creates. */
  readonly before: MatterCore | null;
  readonly after: MatterCore;
  /** The act's form and what was typed into it. */
  readonly fields: readonly FieldDeclaration[];
  readonly input: unknown;
  /** Members of the input that hold personal data: never kept here. */
  readonly personal: readonly string[];
}

/** Writes nothing when the act says nothing new. */
export async function keepText(tx: Tx, text: TextOfAct): Promise<void> {
  const { before, after } = text;
  const head = headOf(after);
  const words = typedIn(text);
  if (!before) {
    await sql`insert into matter_search (matter_id, opened_at, head, words)
      values (${after.id}, ${after.openedAt}, ${head}, ${words})`.execute(tx);
  } else if (words !== "" || head !== headOf(before)) {
    await sql`update matter_search set head = ${head}, words = concat_ws(E'\\n', nullif(words, ''), nullif(${words}, ''))
      where matter_id = ${after.id}`.execute(tx);
  }
}

function headOf({ number, subject, title, address }: MatterCore): string {
  return [fold(number ?? ""), ...[subject, title, address].map(foldFreeText)].filter(Boolean).join("\n");
}

function typedIn({ fields, input, personal }: TextOfAct): string {
  const typed = (input ?? {}) as Readonly<Record<string, unknown>>;
  return fields
    .filter(({ name, type }) => (type === "text" || type === "longText") && !personal.includes(name))
    .map(({ name }) => typed[name])
    .map((value) => (typeof value === "string" ? foldFreeText(value) : ""))
    .filter(Boolean)
    .join("\n");
}
