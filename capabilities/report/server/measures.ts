/** What reports are counted by: the counters and ratios of the model, for the kernel's figures. */
import {
  type Appealable,
  AUXILIARY,
  type CounterEntry,
  type CounterId,
  DEFINITIONS,
  EXCUSED,
  foldCounters,
  INDICATORS,
  RATIOS,
} from "#capabilities/report/model/public.ts";
import type { Measures } from "#kernel/measure/model/public.ts";

/** Counters of deadlines, and the clock that has each: what falls due later today is not due yet. */
const CLOCKS: Readonly<Partial<Record<CounterId, string>>> = {
  need_operate: "accept",
  need_send_verify: "send_verify",
  need_verify: "verify",
  need_inst: "file",
  need_dispatch: "dispatch",
  need_dispose: "resolve",
  overtime_to_dispose: "resolve",
  need_send_check: "send_recheck",
  need_check: "recheck",
  need_archive: "whole",
  overtime_to_archive: "whole",
};

export const REPORT_MEASURES: Measures = {
  counters: [...INDICATORS, ...AUXILIARY].map((indicator) => {
    const clock = CLOCKS[indicator.id];
    const excused = Object.hasOwn(EXCUSED, indicator.id) ? EXCUSED[indicator.id as Appealable] : undefined;
    const definition = DEFINITIONS[indicator.id];
    return { ...indicator, definition, ...(clock && { clock }), ...(excused && { excused }) };
  }),
  ratios: RATIOS,
  countersOf: (entries) => foldCounters(entries as unknown as readonly CounterEntry[]),
};
