/** Content of the papers of a case: what the case knows. The rest is asked for, or printed as lines to write on. */
import type { Json } from "#base/canonical-json.ts";
import { CASE_FORMS, type CaseDetail, sampleContent } from "#capabilities/case/model/public.ts";
import type { DocumentContent, DocumentField, PaperSignature } from "#kernel/document/model/public.ts";
import type { KindDocuments, PaperWanted } from "#kernel/matter/server/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { partyCodeOf, printedCode } from "../party/access.ts";
import { commonContent } from "./common.ts";
import { EXECUTION_CONTENT } from "./execution.ts";
import { FURTHER_CONTENT } from "./further.ts";
import { MAIN_CONTENT } from "./main-line.ts";
import { MEASURE_CONTENT } from "./measures.ts";
import { type ContentOf, paperCaseOf } from "./paper-case.ts";
import { signaturesOf } from "./signatures.ts";

const OWN: Readonly<Record<string, ContentOf>> = {
  ...MAIN_CONTENT,
  ...MEASURE_CONTENT,
  ...EXECUTION_CONTENT,
  ...FURTHER_CONTENT,
};

export const caseDocuments = (secrets: Pick<Secrets, "personalDataKey">): KindDocuments<CaseDetail> => ({
  forms: CASE_FORMS,
  contentOf: async (on, wanted) => {
    const [content, code] = await Promise.all([
      contentOf(on, wanted),
      hasGuide(wanted.form) ? partyCodeOf(secrets, on, wanted.matter.id) : null,
    ]);
    return { ...content, ...(code !== null && { accessCode: printedCode(code) }) };
  },
  signaturesOf: (on: Database | Tx, wanted: PaperWanted<CaseDetail>): Promise<readonly PaperSignature[]> =>
    signaturesOf(on, wanted),
  sampleOf: sampleContent,
  signerRoles: {
    handler: ["officer"],
    officer: ["officer"],
    registrar: ["officer", "unit_lead"],
    unit_head: ["unit_lead"],
    legal_review: ["legal_reviewer"],
    reviewer: ["legal_reviewer"],
    agency_head: ["agency_head"],
    attendee: ["agency_head"],
    presider: ["hearing_presider"],
    archivist: ["archivist"],
    checker: ["archivist", "unit_lead"],
  },
});

function hasGuide(code: string): boolean {
  return CASE_FORMS.some((form) => form.code === code && form.guide !== undefined);
}

async function contentOf(on: Database | Tx, wanted: PaperWanted<CaseDetail>): Promise<DocumentContent> {
  const form = CASE_FORMS.find((one) => one.code === wanted.form);
  if (!form) throw new RangeError(`no such form: ${wanted.form}`);
  const paper = await paperCaseOf(on, wanted);
  const values = { ...commonContent(paper), ...OWN[form.code]?.(paper) };
  const filled = form.fields.flatMap((field): [string, Json][] => {
    const value = values[field.key] ?? typed(paper.input[field.key]);
    return value === undefined || value === null || value === "" ? [] : [[field.key, fitting(field, value)]];
  });
  return Object.fromEntries(filled);
}

/** What was typed into the act under the very name of the field. */
function typed(value: unknown): Json | undefined {
  return ["string", "number", "boolean"].includes(typeof value) ? (value as Json) : undefined;
}

/** Lists become words where the form wants words, and the other way round. */
function fitting({ type, options }: DocumentField, value: Json): Json {
  const isList = Array.isArray(value);
  if ((type === "words" || type === "articles") && !isList) return [value];
  if ((type === "longText" || type === "text") && isList) return value.join("、");
  if (type === "choice" && options && typeof value === "string" && !(value in options)) return "";
  return value;
}
