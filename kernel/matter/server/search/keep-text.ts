/** Keeps the text by which a matter is found. Part of the act that changes it, so that what was just written is found. */
import { sql } from "kysely";
import { fold, foldFreeText } from "#kernel/matter/model/public.ts";
import type { FieldDeclaration, MatterCore } from "#kernel/procedure/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { writeTogether } from "#platform/database/together.ts";

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
    const row = { matter_id: after.id, opened_at: after.openedAt, head, words };
    await writeTogether(
      tx,
      "texts, new",
      row,
      (rows) =>
        sql`insert into matter_search select * from jsonb_populate_recordset(null::matter_search, ${JSON.stringify(rows)}::jsonb)`,
    );
  } else if (words !== "" || head !== headOf(before)) {
    await writeTogether(
      tx,
      "texts, changed",
      { matter_id: after.id, head, words },
      (
        rows,
      ) => sql`update matter_search s set head = r.head, words = concat_ws(E'\\n', nullif(s.words, ''), nullif(r.words, ''))
        from jsonb_populate_recordset(null::matter_search, ${JSON.stringify(rows)}::jsonb) r where s.matter_id = r.matter_id`,
    );
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
