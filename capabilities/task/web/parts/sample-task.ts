/** A task of no plan, for tests of what is drawn. */
import type { ShownTask } from "../../contract.ts";

export function sampleTask(own: Partial<ShownTask>): ShownTask {
  return {
    matterId: "task",
    position: 1,
    outlineId: "1",
    parentId: null,
    heading: "",
    title: "任务",
    origin: "document",
    state: "doing",
    leadUnitId: null,
    leadUnitName: null,
    unitNames: [],
    from: null,
    dueOn: null,
    percent: 0,
    quota: null,
    delivered: 0,
    timePercent: 0,
    light: "green",
    lightReason: "",
    ladderStep: 0,
    flags: [],
    indicators: [],
    recurrenceLabel: null,
    spans: [],
    ...own,
  };
}
