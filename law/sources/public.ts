export { type Citation, type LawText, LEVELS, type Level } from "./law-text.ts";
export { citationText, cite, isInForce, LAW_TEXTS, type LawId, lawTextOf } from "./sources.ts";
