/**
 * 本机关的期间: a period whose length or kind of day no text settles, as the agency's settings have it on the day. Where the text itself
 * fixes both, the settings are not asked.
 */
import type { PlainDate } from "#base/plain-date.ts";
import type { DayBasis, Workdays } from "#base/workdays.ts";
import type { LawSettings } from "../settings/public.ts";
import { lastDayOfLimit } from "./counting.ts";
import type { Period } from "./parameter.ts";
import { type PeriodId, periodOn } from "./period.ts";

interface Asked {
  /** The settings that answer, the one that a source is asked of first. */
  readonly settings: readonly (keyof LawSettings)[];
  readonly value?: (settings: LawSettings) => number;
  readonly basis?: (settings: LawSettings) => DayBasis;
}

const verifyBasis = ({ "verify.day_type": type }: LawSettings): DayBasis =>
  type === "calendar" ? "statutory" : "statutory_working";
const decreeBasis = ({ "day_type.d55": type }: LawSettings): DayBasis =>
  type === "calendar" ? "statutory" : "statutory_working";
const transferBasis = ({ "transfer.day_type": type }: LawSettings): DayBasis =>
  type === "working" ? "statutory_working" : "statutory";
/** 限制当事人的期限: rolling past a holiday would bind the party for longer. */
const restrictiveBasis = ({ "clocks.restrictive_roll": rolls }: LawSettings): DayBasis =>
  rolls ? "statutory" : "statutory_fixed";

const DECREE: Asked = { settings: ["day_type.d55"], basis: decreeBasis };
const TRANSFER: Asked = { settings: ["transfer.day_type"], basis: transferBasis };
const RESTRICTIVE: Asked = { settings: ["clocks.restrictive_roll"], basis: restrictiveBasis };

const ASKED: Partial<Record<PeriodId, Asked>> = {
  clue_check: {
    settings: ["verify.days", "verify.day_type"],
    value: (settings) => settings["verify.days"],
    basis: verifyBasis,
  },
  clue_check_extension: {
    settings: ["verify.extension_days", "verify.day_type"],
    value: (settings) => settings["verify.extension_days"],
    basis: verifyBasis,
  },
  on_the_spot_filing: {
    settings: ["simple.filing_days", "day_type.d55"],
    value: (settings) => settings["simple.filing_days"],
    basis: decreeBasis,
  },
  jurisdiction_consultation: DECREE,
  publish: DECREE,
  seize: RESTRICTIVE,
  seize_extension: RESTRICTIVE,
  transfer_approval: TRANSFER,
  police_decides: TRANSFER,
  transfer_challenge: TRANSFER,
  transfer_goods: TRANSFER,
};

/** The settings that a period rests on; none where the text fixes it. */
export function settingsOfPeriod(id: PeriodId): readonly (keyof LawSettings)[] {
  return ASKED[id]?.settings ?? [];
}

/** The period in force on the day, with the agency's own length and kind of day. */
export function agencyPeriodOn(settings: LawSettings, id: PeriodId, on: PlainDate): Period {
  const period = periodOn(id, on);
  const asked = ASKED[id];
  const { limit } = period;
  if (!asked || limit.unit !== "day") return period;
  return {
    ...period,
    limit: { ...limit, value: asked.value?.(settings) ?? limit.value, basis: asked.basis?.(settings) ?? limit.basis },
  };
}

/** The last day of the agency's period that began on `start`. */
export function agencyLastDay(
  { settings, calendar }: { readonly settings: LawSettings; readonly calendar: Workdays },
  id: PeriodId,
  start: PlainDate,
): PlainDate {
  return lastDayOfLimit(calendar, agencyPeriodOn(settings, id, start).limit, start);
}
