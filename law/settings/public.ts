export { LAW_SETTINGS, type LawSettings, type LawThresholds, type PartyAmounts, thresholdsOf } from "./law-settings.ts";
export { OPEN_QUESTIONS, type OpenQuestion } from "./open-questions.ts";
export { RECORDED_ONLY } from "./recorded-only.ts";
