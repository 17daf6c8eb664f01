/**
 * 强制执行 (《行政强制法》第三十四条至第六十条).
 *
 * Five ways. `court` and `auction` for money, `substitute` and `immediate_substitute` for acts, `demolition` for buildings against
 * planning law; each waits for what the law makes it wait for, and performance at any moment ends it.
 */
import { applyToCourt, recordCourt } from "./court.ts";
import { decideExecution, demandAgain, execute } from "./forcing.ts";
import { announceDemolition, demandPerformance, openExecution } from "./opening.ts";
import { steerExecution } from "./steering.ts";

export const EXECUTION_ACTS = {
  open_execution: openExecution,
  announce_demolition: announceDemolition,
  demand_performance: demandPerformance,
  decide_execution: decideExecution,
  demand_again: demandAgain,
  execute,
  apply_to_court: applyToCourt,
  record_court: recordCourt,
  steer_execution: steerExecution,
};
