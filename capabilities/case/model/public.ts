/** What others may mention of cases. */
export { BLANK_CASE, type CaseDetail, CaseDetailSchema } from "./case.ts";
export type { CaseFacts, OffenceFact, OfficerFact, PersonFact } from "./facts.ts";
export { CORE_FORMS } from "./papers/index.ts";
export { CASE_PROCEDURE, type CaseAct } from "./procedure.ts";
