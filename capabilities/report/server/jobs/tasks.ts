/** Jobs of reports: listeners to what acts tell, and the watch over clocks. Every one bears being run twice. */
import type { TaskList } from "graphile-worker";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { inSharedTransaction } from "#platform/database/together.ts";
import type { Schedule } from "#platform/jobs/jobs.ts";
import { findAndKeepHotIssues } from "../hot-issues/find.ts";
import { HOT_ISSUES_TASK } from "../hot-issues/routes.ts";
import { IMPORT_TASK, runRegisteredImport } from "../import/registered-import.ts";
import { fetchMedium, MEDIA_TASK } from "../open311/fetch-media.ts";
import { REGISTER_TASK, registerWaiting, TokenSchema } from "../open311/register.ts";
import { TRAIN_TASK } from "../suggest/routes.ts";
import { keepSuggestion } from "../suggest/suggest.ts";
import { trainFromClosed } from "../suggest/train.ts";
import { dispatchBySystem, keepPrecedent, takeInMerged, tellEnforcementEnded } from "./follow-up.ts";
import { TOLD_EVENTS, tellReporters } from "./tell-reporters.ts";
import { type Told, ToldSchema } from "./told.ts";
import { watchClocks } from "./watch-clocks.ts";

const OVERTIME_TASK = "report.overtime";

/** Jobs that learn from what has come in: they may be asked for beside their hour. */
export const LEARNING_TASKS: readonly string[] = [TRAIN_TASK, HOT_ISSUES_TASK];

export const REPORT_SCHEDULES: readonly Schedule[] = [
  { task: OVERTIME_TASK, at: "* * * * *" },
  // 02:30 in Shanghai.
  { task: TRAIN_TASK, at: "30 18 * * *" },
  { task: HOT_ISSUES_TASK, at: "17 * * * *" },
];

type Listener = (engine: Engine, platform: Platform, told: Told) => Promise<void>;

/** Beside telling the reporters. */
const LISTENERS: Readonly<Record<string, Listener>> = {
  "report.filed": dispatchBySystem,
  "report.merged": takeInMerged,
  "case.ended": (engine, platform, told) => tellEnforcementEnded(engine, platform, told),
  "report.precedent_set": (_, platform, told) => keepPrecedent(platform, told),
};

export function reportTasks(engineOf: (platform: Platform) => Engine, platform: Platform): TaskList {
  const events = new Set([...TOLD_EVENTS, ...Object.keys(LISTENERS)]);
  const listeners = [...events].map((event) => [
    event,
    async (payload: unknown) => {
      const told = ToldSchema.parse(payload);
      // Much comes in at the same time: it is answered for together.
      await inSharedTransaction(platform.database, "reporters", (tx) =>
        Promise.all([
          tellReporters(tx, event, told),
          event === "report.received" ? keepSuggestion(platform, tx, told) : null,
        ]),
      );
      await LISTENERS[event]?.(engineOf(platform), platform, told);
    },
  ]);
  return {
    ...Object.fromEntries(listeners),
    [OVERTIME_TASK]: async () => watchClocks(engineOf(platform), platform),
    [TRAIN_TASK]: async (payload) => {
      const by = (payload as { readonly by?: unknown } | null)?.by;
      await trainFromClosed(platform, typeof by === "string" ? by : null);
    },
    [REGISTER_TASK]: async (payload) => registerWaiting(engineOf(platform), platform, TokenSchema.parse(payload).token),
    [MEDIA_TASK]: async (payload) => fetchMedium(platform, payload),
    [HOT_ISSUES_TASK]: async () => findAndKeepHotIssues(platform),
    [IMPORT_TASK]: async (payload) => runRegisteredImport(engineOf(platform), platform, payload),
  };
}
