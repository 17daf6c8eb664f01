/** Routes for citizens. */

import { position } from "#base/position.ts";
import * as contract from "#capabilities/report/contract.ts";
import type { Satisfaction } from "#capabilities/report/model/public.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import { type Actor, CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { followReport, getReporter } from "./follow.ts";
import { forcedClosures, publicClasses, publicSummary, reportsNear } from "./lists.ts";
import { submitReport } from "./submit.ts";

/** 1 to 5 as the act keeps it. */
const RATINGS: Readonly<Record<Satisfaction, number>> = { very_satisfied: 5, satisfied: 4, neutral: 3, unsatisfied: 1 };

export function citizenRoutes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.createPublicReport, async ({ body: { requestId, ...report }, now, ip }) =>
      submitReport(engine, platform, { report, requestId, now, ip }),
    ),
    route(contract.getPublicReport, async ({ params }) => followReport(database, params.code)),
    route(contract.ratePublicReport, async ({ params, body, now, ip }) => {
      const { matterId } = await getReporter(database, params.code);
      const { isSolved, satisfaction, remark, requestId } = body;
      await perform(engine, {
        matterId,
        kind: "report",
        act: "rate",
        input: { rating: RATINGS[satisfaction], isSolved, comment: remark },
        versionSeen: null,
        requestId,
        actor: CITIZEN_ACTOR,
        now,
        origin: { channel: "public", ip },
      });
      return {};
    }),
    route(contract.listPublicClasses, async ({ now }) => publicClasses(database, now)),
    route(contract.listNearbyReports, async ({ query }) =>
      reportsNear(database, position(query.longitude, query.latitude)),
    ),
    route(contract.listForcedClosures, async () => forcedClosures(database)),
    route(contract.getPublicSummary, async ({ now }) => publicSummary(database, now)),
  ];
}
