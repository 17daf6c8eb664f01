/** Routes of 诉求热点. */
import * as contract from "#capabilities/report/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { jointMatterOf, taskOfIssue } from "./joint-matter.ts";
import { hotIssueFor, hotIssuesFor } from "./present.ts";

export const HOT_ISSUES_TASK = "report.find_hot_issues";

export function hotIssueRoutes(engine: Engine, { database }: Platform): readonly Route<Actor>[] {
  return [
    route(contract.listHotIssues, async ({ caller, now }) => hotIssuesFor(database, caller, now)),
    route(contract.getHotIssue, async ({ params, caller }) => hotIssueFor(database, caller, params.id)),
    route(contract.findHotIssuesNow, async () => {
      await enqueue(database, HOT_ISSUES_TASK, {}, { key: HOT_ISSUES_TASK, maxAttempts: 3 });
      return { isQueued: true };
    }),
    route(contract.makeJointMatter, async ({ params, body, caller, now, ip }) =>
      jointMatterOf(engine, { ...body, issueId: params.id, caller, now, ip }),
    ),
    route(contract.makeTaskOfIssue, async ({ params, body, caller, now, ip }) =>
      taskOfIssue(engine, { ...body, issueId: params.id, caller, now, ip }),
    ),
  ];
}
