/** The list, server side: every kernel word and capability that has one. A test compares it with the folders. */
import { casePart } from "#capabilities/case/server/index.ts";
import { caseKind } from "#capabilities/case/server/public.ts";
import { evaluationPart } from "#capabilities/evaluation/server/index.ts";
import { hotlinePart } from "#capabilities/hotline/server/index.ts";
import { hotlineKind } from "#capabilities/hotline/server/public.ts";
import { overviewPart } from "#capabilities/overview/server/index.ts";
import { powerPart } from "#capabilities/power/server/index.ts";
import { reportPart } from "#capabilities/report/server/index.ts";
import { reportKind } from "#capabilities/report/server/public.ts";
import { taskPart } from "#capabilities/task/server/index.ts";
import { taskKinds } from "#capabilities/task/server/public.ts";
import { clockPart } from "#kernel/clock/server/index.ts";
import { documentPart } from "#kernel/document/server/index.ts";
import { evidencePart } from "#kernel/evidence/server/index.ts";
import { matterPart } from "#kernel/matter/server/index.ts";
import { type AnyKind, type Engine, seesAnyMatter } from "#kernel/matter/server/public.ts";
import { measurePart } from "#kernel/measure/server/index.ts";
import { outboxPart } from "#kernel/outbox/server/index.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { peoplePart } from "#kernel/people/server/index.ts";
import { placePart } from "#kernel/place/server/index.ts";
import { recordPart } from "#kernel/record/server/index.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { CALENDAR_READERS } from "./city-calendar.ts";

export const PARTS: readonly ServerPart<Actor>[] = [
  clockPart(CALENDAR_READERS),
  peoplePart,
  outboxPart,
  placePart,
  evidencePart((platform, caller, matterIds) => seesAnyMatter(platform.database, caller, matterIds)),
  matterPart(engineOf),
  recordPart,
  measurePart(engineOf),
  documentPart(engineOf),
  reportPart(engineOf),
  hotlinePart(engineOf),
  evaluationPart(engineOf),
  overviewPart(engineOf),
  powerPart,
  taskPart(engineOf),
  casePart(engineOf),
];

/** Every kind of matter. */
function kindsOf(platform: Platform): ReadonlyMap<string, AnyKind> {
  return new Map([
    ["report", reportKind(platform)],
    ["hotline", hotlineKind(platform)],
    ...taskKinds(platform),
    ["case", caseKind(platform)],
  ]);
}

const engines = new WeakMap<Platform, Engine>();

/** The engine of a platform: made once, so that its kinds are too. */
export function engineOf(platform: Platform): Engine {
  const known = engines.get(platform);
  if (known) return known;
  const engine: Engine = {
    platform,
    kinds: kindsOf(platform),
    get heard() {
      return heardBy(platform);
    },
  };
  engines.set(platform, engine);
  return engine;
}

const heard = new WeakMap<Platform, ReadonlySet<string>>();
function heardBy(platform: Platform): ReadonlySet<string> {
  const known = heard.get(platform) ?? new Set(PARTS.flatMap((part) => Object.keys(part.tasks?.(platform) ?? {})));
  heard.set(platform, known);
  return known;
}
