/** What the desks explain before anything is sent: limits with their day, the form of a reply, what a recording must show. */
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { getDeskRules } from "#capabilities/hotline/contract.ts";
import {
  HOTLINE_SETTINGS,
  type HotlineSettings,
  limitOf,
  ORDER_KINDS,
  type OrderKind,
  URGENCIES,
  type Urgency,
} from "#capabilities/hotline/model/public.ts";
import { addLimit, formatLimit } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { loadSettings } from "#platform/settings/store.ts";

export async function hotlineSettingsAt(on: Database, now: Instant): Promise<HotlineSettings> {
  return (await loadSettings(HOTLINE_SETTINGS, on))(plainDateOf(now));
}

/** As an order of somebody without a division: every division lies in it. */
const WHOLE_CITY = "0".repeat(12);

export async function deskRules(
  on: Database,
  actor: Pick<Actor, "divisionCode">,
  now: Instant,
): Promise<z.input<typeof getDeskRules.response>> {
  const settings = await hotlineSettingsAt(on, now);
  const calendar = await calendarOf(on, actor.divisionCode ?? WHOLE_CITY);
  return {
    limits: (Object.keys(ORDER_KINDS) as OrderKind[]).flatMap((orderKind) =>
      (Object.keys(URGENCIES) as Urgency[]).map((urgency) => {
        const { limit, source } = limitOf(settings, orderKind, urgency);
        return { orderKind, urgency, limit: formatLimit(limit), source, dueAt: addLimit(calendar, now, limit) };
      }),
    ),
    replySections: [...settings.reply_sections],
    replySectionCharacters: settings.reply_section_characters,
    gateLevels: settings.gate_levels,
    returnWindowDays: settings.return_window_days,
    recordingMinimumSeconds: settings.recording_minimum_seconds,
    recordingToleranceSeconds: settings.recording_tolerance_seconds,
    samplePercent: settings.sample_percent,
    unreachedVisits: settings.unreached_visits,
  };
}
