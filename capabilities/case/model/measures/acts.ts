/** 先行登记保存 (《行政处罚法》第五十六条), 查封、扣押 (《行政强制法》第十七条至第二十八条). */
import { extendMeasure, handleMeasure, lapseMeasure, noteTesting } from "./ending.ts";
import { decideMeasure, executeMeasure, executeUrgently, requestMeasure } from "./taking.ts";

export const MEASURE_ACTS = {
  request_measure: requestMeasure,
  decide_measure: decideMeasure,
  execute_measure: executeMeasure,
  execute_urgently: executeUrgently,
  extend_measure: extendMeasure,
  note_testing: noteTesting,
  handle_measure: handleMeasure,
  lapse_measure: lapseMeasure,
};
