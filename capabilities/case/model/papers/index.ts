/** The forms of casework, in the order of their codes. */
import type { DocumentForm } from "#kernel/document/model/public.ts";
import * as decision from "./decision.ts";
import * as execution from "./execution.ts";
import * as filing from "./filing.ts";
import * as further from "./further.ts";
import * as inquiry from "./inquiry.ts";
import * as measures from "./measures.ts";

type Group = Readonly<Record<string, DocumentForm>>;

function inOrder(...groups: readonly Group[]): readonly DocumentForm[] {
  return groups.flatMap((group) => Object.values(group)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const CORE: readonly Group[] = [filing, inquiry, measures, decision, execution];

/** The forty-five that no agency can do without. */
export const CORE_FORMS = inOrder(...CORE);
export const CASE_FORMS = inOrder(...CORE, further);

/** Forms that the procedure of delivery serves on the party. */
export const SERVED_FORMS: readonly string[] = CASE_FORMS.filter((form) => form.isDelivered).map(({ code }) => code);
