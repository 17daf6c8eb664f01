export { PERIOD_KINDS } from "./period.ts";
export { SCORING_LABELS } from "./scheme.ts";
export { EVALUATION_SETTINGS } from "./settings.ts";
