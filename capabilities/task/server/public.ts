/** The front door of the task server. */
export { makeTasks, publishDraft } from "./drafts/publish.ts";
export { readDraft } from "./drafts/read-draft.ts";
export { addCorrection, keepUpload } from "./drafts/store.ts";
export { computeIndicators } from "./indicators/compute-indicators.ts";
export { readSource } from "./reading/read-source.ts";
export { createOccurrences } from "./recurring/create-occurrences.ts";
export { taskKinds } from "./work/kinds.ts";
export { watchTasks } from "./work/watch.ts";
