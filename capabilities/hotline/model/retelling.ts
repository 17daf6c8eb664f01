/** What tests ask the story of an order for. */
import type { Instant } from "#base/instant.ts";
import { at, emptyRehearsal, lines, type Rehearsal, situationOf } from "./rehearsal.ts";

export const MONDAY = at("2026-11-16 09:00");
export const EVENING = at("2026-11-16 17:20");
export const clockOf = (rehearsal: Rehearsal, kind: string) =>
  rehearsal.clocks.findLast((clock) => clock.kind === kind);
export const dueOf = (rehearsal: Rehearsal, kind: string) => clockOf(rehearsal, kind)?.dueAt;
export const settingsAt = (now: Instant) => situationOf(emptyRehearsal(), lines.register(now)).facts.settings;
