/** Routes of 分类建议 and 自动分类. */
import * as contract from "#capabilities/report/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { classifierOverview } from "./overview.ts";
import { presentSuggested, suggestForReport, suggestForText } from "./suggest.ts";

export const TRAIN_TASK = "report.train_classifier";

export function suggestionRoutes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.listClassSuggestions, async ({ params, caller, now }) =>
      suggestForReport({ engine, platform, id: params.id, caller, now }),
    ),
    route(contract.suggestClasses, async ({ body, now }) =>
      presentSuggested(await suggestForText(database, body, now)),
    ),
    route(contract.suggestPublicClasses, async ({ body, now }) => {
      const { suggestions } = await suggestForText(database, { title: "", ...body }, now);
      return { keys: suggestions.map((one) => one.issueClass.key) };
    }),
    route(contract.getClassifier, async ({ now }) => classifierOverview(database, now)),
    route(contract.trainClassifierNow, async ({ caller }) => {
      // One pending training is enough, however often it is asked for.
      await enqueue(database, TRAIN_TASK, { by: caller.personId }, { key: TRAIN_TASK, maxAttempts: 3 });
      return { isQueued: true };
    }),
  ];
}
