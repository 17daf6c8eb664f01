/** Routes for citizens. */

import { position } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import * as contract from "#capabilities/report/contract.ts";
import type { Satisfaction } from "#capabilities/report/model/public.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import { type Actor, CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { followReport, getReporter } from "./follow.ts";
import { forcedClosures, publicClasses, publicSummary, reportsNear } from "./lists.ts";
import { REPORT_PROBLEMS } from "./problems.ts";
import { newChallenge, spendProof } from "./proof.ts";
import { joinReport, submitReport } from "./submit.ts";

/** 1 to 5 as the act keeps it. */
const RATINGS: Readonly<Record<Satisfaction, number>> = { very_satisfied: 5, satisfied: 4, neutral: 3, unsatisfied: 1 };

export function citizenRoutes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.getChallenge, async ({ now, ip }) => newChallenge(platform, ip, now)),
    route(contract.createPublicReport, async ({ body: { requestId, proof, ...report }, now, ip }) => {
      await spendProof(platform, { proof, requestId, now, ip });
      return submitReport(engine, platform, { report, requestId, now, ip });
    }),
    route(contract.joinPublicReport, async ({ params: { number }, body: { requestId, proof }, now, ip }) => {
      await spendProof(platform, { proof, requestId, now, ip });
      return joinReport(engine, platform, { number, requestId, now, ip });
    }),
    route(contract.getPublicReport, async ({ params }) => followReport(database, params.code)),
    route(contract.ratePublicReport, async ({ params, body, now, ip }) => {
      const { matterId, joinedLaterAt } = await getReporter(database, params.code);
      if (joinedLaterAt) throw new Problem(REPORT_PROBLEMS.joined);
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
