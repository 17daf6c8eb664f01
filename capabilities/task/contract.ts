/** The HTTP surface of 任务督办 beside that of matters (`kernel/matter/contract.ts`): acts on plans and tasks go there. */
export * from "./model/surface/drafts.ts";
export * from "./model/surface/indicators.ts";
export * from "./model/surface/plans.ts";
export { packTasks, type ShownTarget, type ShownTask } from "./model/surface/shown-tasks.ts";
