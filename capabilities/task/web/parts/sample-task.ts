/** A task of no plan, for tests of what is drawn. */
import type { TaskRow } from "../../contract.ts";

export function sampleTask(own: Partial<TaskRow>): TaskRow {
  return {
    matterId: "task",
    planId: "plan",
    position: 1,
    outlineId: "1",
    parentId: null,
    heading: "",
    title: "任务",
    number: null,
    origin: "document",
    state: "doing",
    stateLabel: "办理中",
    leadUnitId: null,
    leadUnitName: null,
    personName: null,
    parts: [],
    from: null,
    dueOn: null,
    percent: 0,
    quota: null,
    delivered: 0,
    timePercent: 0,
    light: "green",
    lightReason: "",
    ladderStep: 0,
    ladderDueAt: null,
    flags: [],
    indicators: [],
    recurrenceLabel: null,
    spans: [],
    version: 1,
    ...own,
  };
}
