/** What orders are counted by. */
import type { Measures } from "#kernel/measure/model/public.ts";
import { countOrders } from "./count.ts";
import { HOTLINE_COUNTERS, HOTLINE_RATIOS } from "./counters.ts";

export const HOTLINE_MEASURES: Measures = {
  counters: HOTLINE_COUNTERS,
  ratios: HOTLINE_RATIOS,
  countersOf: countOrders,
};
