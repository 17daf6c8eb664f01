/** The forms of casework, in the order of their codes. */
import type { DocumentForm } from "#kernel/document/model/public.ts";
import * as decision from "./decision.ts";
import * as execution from "./execution.ts";
import * as filing from "./filing.ts";
import * as inquiry from "./inquiry.ts";
import * as measures from "./measures.ts";

export const CORE_FORMS: readonly DocumentForm[] = [filing, inquiry, measures, decision, execution]
  .flatMap((group): DocumentForm[] => Object.values(group))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));
