/** The front door of reports for other capabilities and apps. */

export { cityDivision } from "./citizens/city-division.ts";
export { seedCatalogue } from "./configuration/catalogue-store.ts";
export { loadConfiguration } from "./configuration/configuration.ts";
export { addPrecedent, addRules } from "./configuration/responsibility-store.ts";
export { checkFile, type FileCheck } from "./import/check-file.ts";
export { chooseMapping } from "./import/choose-mapping.ts";
export { compareOnTime, type OnTimeComparison } from "./import/compare-on-time.ts";
export { errorsFile, errorsText } from "./import/errors-file.ts";
export { readTable } from "./import/read-table.ts";
export { runImport } from "./import/run-import.ts";
export type { ImportJob } from "./import/store.ts";
export { LEARNING_TASKS } from "./jobs/tasks.ts";
export { tellReporters } from "./jobs/tell-reporters.ts";
export { ToldSchema } from "./jobs/told.ts";
export { reportKind } from "./kind.ts";
export { suggestForText } from "./suggest/suggest.ts";
export { LEAST_EXAMPLES, trainFromClosed } from "./suggest/train.ts";
